import FileAccess
import Libgit2
import TestSupport
import Testing
import TicketModel
import TicketSyntax

@testable import TicketStore

/// A backlog is the same from wherever it is read.
@Suite struct LoadingTests {
  let test: TestRepository

  init() throws {
    test = try TestRepository()
    try test.write("backlog/backlog.yml", "timezone: UTC\n")
    for number in 0..<300 {
      try test.write("backlog/a/A-\(number).md", "---\nid: A-\(number)\ntitle: é\(number)\n---\n")
    }
    try test.write("backlog/a/archive/A-7x.md", "---\nid: A-7x\n---\n")
    try test.write("backlog/a-b/B-1.md", "---\nid: B-1\nparent: a-299\n---\n")
    try test.write("backlog/T.md", "---\nid: T-1\nstatus: done\n---\n")
    try test.write("backlog/b/project.yml", "workflow:\n  open: {category: todo}\n")
    try test.write("backlog/b/C-1.md", "---\nid: C-1\nstatus: open\n---\n")
    try test.write("backlog/b/README.md", "none\n")
    try test.write("backlog/.hidden/D-1.md", "---\nid: D-1\n---\n")
    try test.write("backlog/templates/E-1.md", "---\nid: E-1\n---\n")
  }

  private func place() throws -> BacklogPlace { try Opened.place(test) }

  private func load(_ source: TreeSource) throws -> BacklogSnapshot {
    try BacklogLoader(place: place(), source: source).load().snapshot
  }

  private func expectSame(_ a: BacklogSnapshot, _ b: BacklogSnapshot) {
    #expect(a.tickets.map(\.path) == b.tickets.map(\.path))
    #expect(a.tickets.map(\.project) == b.tickets.map(\.project))
    #expect(a.tickets.map(\.document.bytes) == b.tickets.map(\.document.bytes))
    #expect(a.projects == b.projects)
  }

  @Test func workTreeIndexAndCommitAreTheSame() throws {
    try test.commit("First")
    let disk = try load(.workTree)
    expectSame(disk, try load(.index(test.root + "/.git/index")))
    let tip = try #require(Opened.repository(test).head().target)
    expectSame(disk, try load(.commit(tip)))
    #expect(disk.tickets.count == 304)
    let paths = disk.tickets.map(\.path)
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(disk["c-1"].map { disk.category(of: $0) } == .todo)
    #expect(disk.children(ofID: "A-299").map(\.path) == ["backlog/a-b/B-1.md"])
  }

  @Test func aTreeReadOverAnotherIsTheSame() throws {
    try test.commit("First")
    let tip = try #require(Opened.repository(test).head().target)
    for number in [3, 70, 299] {
      try test.write("backlog/a/A-\(number).md", "---\nid: A-\(number)\nstatus: done\n---\n")
    }
    try test.git(["rm", "-q", "backlog/a/A-4.md"])
    try test.git(["mv", "backlog/a/A-5.md", "backlog/a/A-999.md"])
    try test.write("backlog/a/A-5.md", "---\nid: A-5\n---\n")
    try test.write("backlog/b/project.yml", "workflow:\n  open: {category: done}\n")
    let disk = try load(.workTree)
    let place = try place()
    let over = try BacklogLoader(place: place, source: .commit(tip)).load(reusing: disk).snapshot
    expectSame(over, try load(.commit(tip)))
    #expect(over["c-1"].map { over.category(of: $0) } == .todo)
    #expect(over.tickets.map(\.idText) == (try load(.commit(tip)).tickets.map(\.idText)))
    let empty = BacklogSnapshot(tickets: [])
    expectSame(
      over, try BacklogLoader(place: place, source: .commit(tip)).load(reusing: empty).snapshot)
  }

  @Test func aSparseCheckoutHidesNothingFromTheIndex() throws {
    try test.commit("First")
    let all = try load(.index(test.root + "/.git/index"))
    try test.git(["sparse-checkout", "set", "--cone", "--sparse-index", "backlog/b"])
    expectSame(all, try load(.index(test.root + "/.git/index")))
    let loader = try BacklogLoader(place: place(), source: .index(test.root + "/.git/index"))
    #expect(
      try loader.reader.bytes("backlog/a/A-5.md") == Array("---\nid: A-5\ntitle: é5\n---\n".utf8))
    #expect(try loader.reader.bytes("backlog/a/none.md") == nil)
  }

  @Test func aFileThatCanNotBeReadIsAnError() throws {
    let folder = try TemporaryFolder()
    let reader = WorkTreeReader(root: folder.path, cache: WorkTreeCache(of: try place().repository))
    let missing = try reader.tickets(of: []) { _, _ in
      Ticket(document: TicketDocument(bytes: []), path: "")
    }
    #expect(missing.isEmpty)
    #expect(throws: StoreError.self) {
      try reader.tickets(of: [TreeFile(path: "no/folder.md")]) { _, _ in
        Ticket(document: TicketDocument(bytes: []), path: "")
      }
    }
  }

  /// Linux takes the two forms of a letter with an accent for two names, Swift for one text.
  @Test func foldersThatReadTheSameAreTwo() throws {
    let paths = ["backlog/e\u{301}/1.md", "backlog/\u{E9}/1.md", "backlog/\u{E9}/2.md"]
    for (number, path) in paths.enumerated() {
      try test.write(path, "---\nid: E-\(number)\ntitle: \(number)\n---\n")
    }
    guard try Files.metadata(test.root + "/backlog/e\u{301}/2.md") == nil else { return }
    let tickets = try load(.workTree).tickets.filter { $0.idText?.hasPrefix("E-") == true }
    #expect(tickets.map { Array($0.path.utf8) } == paths.map { Array($0.utf8) })
    #expect(tickets.map(\.title) == ["0", "1", "2"])
    try test.commit("Two forms")
    let tip = try #require(Opened.repository(test).head().target)
    let again = try BacklogLoader(place: place(), source: .commit(tip))
      .load(reusing: try load(.workTree)).snapshot
    expectSame(again, try load(.commit(tip)))
  }

  @Test func filesAreInTheByteOrderOfTheirPaths() {
    let paths = [
      "b/z", "b/a", "b-c/d", "b/c/d", "b0/e", "a", "z", "b/é", "b/c.d/x", ".x/y",
      "b/\u{E9}/b", "b/e\u{301}/a", "b/\u{E9}/a",
    ]
    let files = paths.map { TreeFile(path: $0) }
    #expect(files.sortedByPath().map(\.path) == paths.sorted(by: RepositoryPath.precedes))
    for cut in files.indices {
      let part = Array(files[cut...])
      #expect(
        part.sortedByPath().map(\.path) == paths[cut...].sorted(by: RepositoryPath.precedes))
    }
  }
}
