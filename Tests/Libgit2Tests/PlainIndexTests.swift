import Foundation
import Libgit2
import TestSupport
import Testing

@Suite struct PlainIndexTests {
  private let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    for path in ["a.txt", "b/c/d.txt", "b/c/e.txt", "b/f.txt", "b-x/g.txt", "é/日本.md"] {
      try repository.write(path, "text of \(path)\n")
    }
    try repository.commit("files")
  }

  private func opened() throws -> PlainIndex {
    try #require(PlainIndex(try repository.bytes(".git/index")))
  }

  @Test func anUnchangedIndexIsTheSameButForWhatGitFindsAgain() throws {
    let index = try opened()
    #expect(index.count == 6)
    #expect(try index.closed() == repository.bytes(".git/index"))
    let entry = try #require(index.entry("é/日本.md"))
    #expect(
      try repository.git(["ls-files", "-s", "é"]).hasPrefix("100644 \(entry.id.hex) 0\t"))
    #expect(index.entry("b/c") == nil)
    #expect(index.entry("z") == nil)
  }

  /// Git's own changes of another copy are the measure: entries, trees and what `fsck` says.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
  func changesAgreeWithGit(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var index = try opened()
    let blob = try repository.git(["hash-object", "-w", "--stdin"], input: "seed \(seed)\n")
      .prefix(40)
    let id = try #require(ObjectID(hex: blob))
    let long = "b/" + String(repeating: "long", count: 1_100)
    let paths = ["a.txt", "b/c/d.txt", "b/c/n.txt", "b/f.txt", "b-x/g.txt", "c", "b/c0", long]
    var lines = ""
    var changes: [String: IndexEntry?] = [:]
    for _ in 0..<6 {
      let path = random.pick(paths)
      if random.roll(3) == 0 {
        changes.updateValue(nil, forKey: path)
        lines += "0 \(ObjectID.zero.hex)\t\(path)\n"
      } else {
        changes.updateValue(IndexEntry(path: path, id: id), forKey: path)
        lines += "100644 \(blob)\t\(path)\n"
      }
    }
    index.change(changes.filter { _ in random.roll(2) == 0 })
    index.change(changes)
    try repository.git(["write-tree"])
    let own = ["GIT_INDEX_FILE": "own-index"]
    try repository.write("own-index", bytes: index.closed())
    try repository.git(["update-index", "--index-info"], input: lines)
    for command in [["ls-files", "-s"], ["write-tree"], ["fsck", "--no-dangling"]] {
      #expect(
        try repository.git(command, adding: own) == repository.git(command),
        "seed \(seed): \(command)\n\(lines)")
    }
    #expect(PlainIndex(try repository.bytes("own-index"))?.count == index.count)
  }

  @Test func treesThatGitHasCachedStayRight() throws {
    try repository.git(["write-tree"])
    var index = try opened()
    let entry = try #require(index.entry("b/c/d.txt"))
    index.change(["b/c/e.txt": IndexEntry(path: "b/c/e.txt", id: entry.id)])
    try repository.write(".git/index", bytes: index.closed())
    let cached = try repository.git(["write-tree"])
    try repository.git(["read-tree", "--empty"])
    try repository.git(["add", "-A"])
    try repository.git([
      "update-index", "--cacheinfo", "100644,\(entry.id.hex),b/c/e.txt",
    ])
    #expect(try repository.git(["write-tree"]) == cached)
  }

  @Test(arguments: [["update-index", "--index-version=4"], ["update-index", "--split-index"]])
  func otherKindsAreLeftToGit(command: [String]) throws {
    try repository.git(command)
    #expect(PlainIndex(try repository.bytes(".git/index")) == nil)
  }

  @Test func anIndexWithoutAHashStaysWithoutOne() throws {
    var bytes = try repository.bytes(".git/index")
    bytes.replaceSubrange((bytes.count - 20)..., with: [UInt8](repeating: 0, count: 20))
    #expect(PlainIndex(bytes)?.closed() == bytes)
  }

  /// Whatever the bytes are, they are read or refused.
  @Test func brokenBytesAreRefused() throws {
    let whole = try repository.bytes(".git/index")
    for count in 0..<whole.count {
      if let read = PlainIndex(Array(whole.prefix(count))) { #expect(read.count <= 6) }
    }
    var random = SeededGenerator(seed: 20_261_121)
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[random.roll(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      }
      var index = PlainIndex(bytes)
      index?.change(["b/c/d.txt": IndexEntry(path: "b/c/d.txt", id: ObjectID.zero), "a.txt": nil])
      _ = index?.closed()
    }
  }

  @Test func aChangeInTheSecondOfTheLastWriteStaysVisible() throws {
    let second = Date(timeIntervalSince1970: 1_700_000_000)
    func touch(_ path: String) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: second], ofItemAtPath: repository.root + "/" + path)
    }
    try repository.git(["config", "core.trustctime", "false"])
    for path in ["a.txt", "b/f.txt"] { try touch(path) }
    try repository.git(["update-index", "--refresh"])
    try repository.write("a.txt", "TEXT of a.txt\n")
    for path in ["a.txt", ".git/index"] { try touch(path) }
    var index = try opened()
    index.markRacyEntries(
      of: repository.root + "/.git/index", in: try Opened.repository(repository))
    try repository.write(".git/index", bytes: index.closed())
    #expect(try repository.lines(["status", "--porcelain"]) == [" M a.txt"])
  }

  @Test func aSkippedFileKeepsItsFlag() throws {
    try repository.git(["update-index", "--skip-worktree", "a.txt"])
    try repository.git(["update-index", "--assume-unchanged", "b/f.txt"])
    var index = try opened()
    #expect(index.entry("a.txt")?.skipsWorktree == true)
    #expect(index.entry("b/f.txt")?.skipsWorktree == false)
    index.change(["a.txt": index.entry("a.txt")])
    index.change(["b/f.txt": index.entry("b/f.txt")])
    try repository.write(".git/index", bytes: index.closed())
    #expect(
      try repository.lines(["ls-files", "-v", "a.txt", "b/f.txt"]) == ["S a.txt", "h b/f.txt"])
  }
}
