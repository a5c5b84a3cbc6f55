import Libgit2
import TestSupport
import Testing

@Suite struct WritingTests {
  @Test func aCommitIsByteForByteGitsOwn() throws {
    let test = try TestRepository()
    try test.write("a", "one")
    try test.commit("First")
    try test.write("folder/b", "two")
    try test.commit("Second ü\n\nBody")
    let repository = try Opened.repository(test)
    let base = try repository.tree(of: try test.id("HEAD~1"))
    let blob = try repository.writeBlob(Array("two".utf8))
    let tree = try repository.writeTree(
      base: base, changes: [TreeChange(path: "folder/b", blob: blob)])
    let bytes = try repository.commitBytes(
      tree: tree, parents: [try test.id("HEAD~1")], author: ada, committer: ada,
      message: "Second ü\n\nBody\n")
    let printed = try test.git(["cat-file", "-p", "HEAD"])
    #expect(String(decoding: bytes, as: UTF8.self) == printed)
    #expect(try repository.writeCommit(rawBytes: bytes) == (try test.id("HEAD")))
    try test.git(["fsck", "--strict"])
  }

  @Test func aNewTreeIsTheOneThatGitMakes() throws {
    let test = try TestRepository()
    for path in ["a", "f/g/h", "f/i", "k/only"] { try test.write(path, path) }
    try test.commit("First")
    let repository = try Opened.repository(test)
    let blob = try repository.writeBlob(Array("new".utf8))
    let changes = [
      TreeChange(path: "f/g/h", mode: FileMode.executable, blob: blob),
      TreeChange(path: "new/x/y", blob: blob), TreeChange(path: "f/i", blob: nil),
      TreeChange(path: "k/only", blob: nil),
    ]
    let tree = try repository.writeTree(
      base: try repository.tree(of: try test.id("HEAD")), changes: changes)
    try test.git(["update-index", "--add", "--cacheinfo", "100755,\(blob),f/g/h"])
    try test.git(["update-index", "--add", "--cacheinfo", "100644,\(blob),new/x/y"])
    try test.git(["update-index", "--force-remove", "f/i", "k/only"])
    #expect("\(tree)\n" == (try test.git(["write-tree"])))
  }

  @Test func aTreeGrowsFromNothing() throws {
    let test = try TestRepository()
    let repository = try Opened.repository(test)
    let blob = try repository.writeBlob([])
    let tree = try repository.writeTree(base: nil, changes: [TreeChange(path: "a/b", blob: blob)])
    #expect(try test.lines(["ls-tree", "-r", "--name-only", "\(tree)"]) == ["a/b"])
  }

  @Test(arguments: [
    "Ada", "Ada <a@b>", "Ada <a@b> x +0000", "A\nb <a@b> 1 +0000", "A <<a@b> 1 +0000",
  ])
  func aBrokenIdentityIsRefused(identity: String) throws {
    let test = try TestRepository()
    let repository = try Opened.repository(test)
    #expect(throws: GitError.self) {
      try repository.commitBytes(
        tree: .zero, parents: [], author: identity, committer: ada, message: "")
    }
  }

  @Test func aCommitOfAMissingTreeIsRefused() throws {
    let test = try TestRepository()
    let repository = try Opened.repository(test)
    let bytes = try repository.commitBytes(
      tree: .zero, parents: [], author: ada, committer: ada, message: "x\n")
    #expect(throws: GitError.self) { try repository.writeCommit(rawBytes: bytes) }
    #expect(throws: GitError.self) { try repository.writeCommit(rawBytes: Array("x".utf8)) }
  }

  @Test func lineEndingsFollowTheAttributes() throws {
    let test = try TestRepository()
    try test.write(".gitattributes", "*.md text eol=crlf\n*.bin -text\n")
    let repository = try Opened.repository(test)
    let windows = Array("a\r\nb\r\n".utf8)
    let unix = Array("a\nb\n".utf8)
    #expect(try repository.toGit(windows, path: "x.md") == unix)
    #expect(try repository.toWorktree(unix, path: "x.md") == windows)
    #expect(try repository.toGit(windows, path: "x.bin") == windows)
    #expect(try repository.toGit([], path: "x.md") == [])
  }
}
