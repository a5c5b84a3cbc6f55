import Foundation
import Libgit2
import TestSupport
import Testing

@Suite struct IndexFileTests {
  /// Copies the index aside, changes the copy, and renames it over the index.
  static func edit(
    _ test: TestRepository, _ body: (IndexFile) throws -> Void
  ) throws {
    let repository = try Opened.repository(test)
    let copy = test.root + "/.git/index.copy"
    if FileManager.default.fileExists(atPath: repository.indexPath) {
      try FileManager.default.copyItem(atPath: repository.indexPath, toPath: copy)
    }
    let index = try IndexFile.open(path: copy, repository: repository)
    try body(index)
    try index.write()
    try? FileManager.default.removeItem(atPath: repository.indexPath)
    try FileManager.default.moveItem(atPath: copy, toPath: repository.indexPath)
  }

  static func entry(_ test: TestRepository, _ path: String) throws -> IndexEntry {
    let id = try Opened.repository(test).writeBlob(try test.bytes(path))
    let stat = try #require(FileStat(ofFile: test.root + "/" + path))
    return IndexEntry(path: path, id: id, stat: stat)
  }

  @Test(arguments: ["2", "4"])
  func gitSeesAnEditedCopyAsClean(version: String) throws {
    let test = try TestRepository()
    for path in ["a", "f/b", "f/c", "g"] { try test.write(path, path) }
    try test.commit("First")
    try test.git(["update-index", "--index-version", version])
    try test.write("f/b", "changed and longer")
    try test.write("f/new", "new")
    try IndexFileTests.edit(test) { index in
      #expect(index.entryCount == 4)
      #expect(index.entries(under: "f").map(\.path) == ["f/b", "f/c"])
      #expect(index.entry("a")?.id == (try test.id("HEAD:a")))
      #expect(index.entry("nothing") == nil)
      #expect(index.entry("a")?.size == 1)
      try index.add(try IndexFileTests.entry(test, "f/b"))
      try index.add(try IndexFileTests.entry(test, "f/new"))
      try index.remove("nothing")
    }
    #expect(try test.git(["diff-files", "--name-only"]) == "")
    #expect(try test.lines(["status", "--porcelain"]) == ["M  f/b", "A  f/new"])
    try test.git(["commit", "-q", "-m", "Second"])
    #expect(try test.git(["status", "--porcelain"]) == "")
    try test.git(["fsck", "--strict"])
    #expect(IndexFile.headerEntryCount(ofFile: test.root + "/.git/index") == 5)
  }

  @Test func aRemovedEntryIsGone() throws {
    let test = try TestRepository()
    for path in ["a", "b"] { try test.write(path, path) }
    try test.commit("First")
    try IndexFileTests.edit(test) { try $0.remove("a") }
    #expect(try test.lines(["ls-files"]) == ["b"])
  }

  @Test func anIndexThatIsNotThereIsEmpty() throws {
    let test = try TestRepository()
    try test.write("a", "a")
    #expect(IndexFile.headerEntryCount(ofFile: test.root + "/.git/index") == nil)
    try IndexFileTests.edit(test) { index in
      #expect(index.entryCount == 0)
      try index.add(try IndexFileTests.entry(test, "a"))
    }
    #expect(try test.lines(["status", "--porcelain"]) == ["A  a"])
  }

  @Test func aConflictIsSeenAndResolvedByAdding() throws {
    let test = try TestRepository()
    try test.write("a", "base")
    try test.commit("Base")
    try test.git(["checkout", "-q", "-b", "side"])
    try test.write("a", "side")
    try test.commit("Side")
    try test.git(["checkout", "-q", "main"])
    try test.write("a", "main")
    try test.commit("Main")
    #expect(try test.tryGit(["merge", "side"]).status != 0)
    let repository = try Opened.repository(test)
    #expect(repository.state == .merge)
    let index = try repository.readIndex()
    #expect(index.hasConflicts)
    #expect(index.conflictedPaths == ["a"])
    #expect(index.entry("a") == nil)
    #expect(index.entry("a", stage: 2)?.stage == 2)
    try IndexFileTests.edit(test) { try $0.add(try IndexFileTests.entry(test, "a")) }
    #expect(try repository.readIndex().hasConflicts == false)
  }

  @Test(arguments: [
    ["update-index", "--split-index"], ["sparse-checkout", "set", "--sparse-index", "f"],
  ])
  func anIndexOfAnotherKindIsRefusedClearly(arguments: [String]) throws {
    let test = try TestRepository()
    for path in ["a", "f/b", "g/c"] { try test.write(path, path) }
    try test.commit("First")
    try test.git(arguments)
    let repository = try Opened.repository(test)
    let error = #expect(throws: GitError.self) { try repository.readIndex() }
    #expect(error?.isUnreadableIndex == true)
    #expect(error?.message.contains("split or a sparse index") == true)
  }

  @Test func aTornIndexIsRefused() throws {
    let test = try TestRepository()
    try test.write("a", "a")
    try test.commit("First")
    let bytes = try test.bytes(".git/index")
    for count in [0, 3, 12, 40, bytes.count - 1] {
      try test.write("torn", bytes: Array(bytes.prefix(count)))
      #expect(throws: GitError.self, "\(count)") {
        try IndexFile.open(path: test.root + "/torn")
      }
    }
  }

  @Test func aChangeInTheSecondOfTheLastWriteStaysVisible() throws {
    let test = try TestRepository()
    for path in ["a", "b"] { try test.write(path, "one") }
    try test.commit("First")
    let second = Date(timeIntervalSince1970: 1_700_000_000)
    func touch(_ path: String) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: second], ofItemAtPath: test.root + "/" + path)
    }
    try ["a", "b"].forEach(touch)
    try test.git(["-c", "core.trustctime=false", "update-index", "--refresh"])
    try test.git(["config", "core.trustctime", "false"])
    try test.write("a", "two")
    try ["a", ".git/index"].forEach(touch)
    try IndexFileTests.edit(test) { index in
      try test.write("c", "three")
      try index.add(try IndexFileTests.entry(test, "c"))
    }
    #expect(try test.lines(["status", "--porcelain"]) == [" M a", "A  c"])
  }

  @Test func aSkippedFileKeepsItsFlag() throws {
    let test = try TestRepository()
    for path in ["a", "b"] { try test.write(path, path) }
    try test.commit("First")
    try test.git(["update-index", "--skip-worktree", "a"])
    try test.git(["update-index", "--assume-unchanged", "b"])
    try IndexFileTests.edit(test) { index in
      #expect(index.entry("a")?.skipsWorktree == true)
      #expect(index.entry("b")?.skipsWorktree == false)
      try index.add(try #require(index.entry("a")))
    }
    #expect(try test.lines(["ls-files", "-v"]) == ["S a", "h b"])
  }
}
