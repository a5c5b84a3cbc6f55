import Libgit2
import TestSupport
import Testing

/// Trees made by changes of paths, against those that git makes of an index.
@Suite struct TreeWriterTests {
  let test: TestRepository
  let repository: Repository

  init() throws {
    test = try TestRepository()
    repository = try Opened.repository(test)
  }

  /// Names around the one of a folder, in whose order a folder stands as if it ended in a slash.
  private static let names = ["a", "a-b", "a.c", "a0", "ab", "b", "é", "z"]

  @Test(arguments: 0..<12) func randomChangesMakeTheTreeThatGitMakes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let blobs = try (0..<4).map { try repository.writeBlob(Array("\($0)".utf8)) }
    var files: Set<String> = []
    var tree: ObjectID?
    for _ in 0..<15 {
      var changes: [TreeChange] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let depth = Int.random(in: 1...3, using: &random)
        let path = (0..<depth).map { _ in Self.names.randomElement(using: &random) ?? "a" }
          .joined(separator: "/")
        let isInTheWay = files.contains { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") }
        guard !isInTheWay, !changes.contains(where: { $0.path == path }) else { continue }
        if files.contains(path), Bool.random(using: &random) {
          files.remove(path)
          changes.append(TreeChange(path: path, blob: nil))
        } else {
          files.insert(path)
          let mode = Bool.random(using: &random) ? FileMode.file : FileMode.executable
          changes.append(
            TreeChange(path: path, mode: mode, blob: blobs.randomElement(using: &random)))
        }
      }
      tree = try repository.writeTree(base: tree, changes: changes)
      for change in changes {
        if let blob = change.blob {
          let mode = change.mode == FileMode.file ? "100644" : "100755"
          try test.git(["update-index", "--add", "--cacheinfo", "\(mode),\(blob),\(change.path)"])
        } else {
          try test.git(["update-index", "--force-remove", change.path])
        }
      }
      #expect(try test.git(["write-tree"]) == "\(try #require(tree))\n", "\(changes)")
    }
    try test.git(["fsck", "--strict"])
  }

  @Test func nothingLeftIsTheEmptyTree() throws {
    let blob = try repository.writeBlob([])
    let tree = try repository.writeTree(base: nil, changes: [TreeChange(path: "a/b", blob: blob)])
    let empty = try repository.writeTree(base: tree, changes: [TreeChange(path: "a/b", blob: nil)])
    #expect("\(empty)" == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
    #expect(repository.exists(empty))
  }

  @Test func aFileGivesWayToAFolderInOneChange() throws {
    let blob = try repository.writeBlob([])
    let tree = try repository.writeTree(base: nil, changes: [TreeChange(path: "a", blob: blob)])
    let changed = try repository.writeTree(
      base: tree,
      changes: [TreeChange(path: "a", blob: nil), TreeChange(path: "a/b", blob: blob)])
    #expect(try test.lines(["ls-tree", "-r", "--name-only", "\(changed)"]) == ["a/b"])
  }

  @Test(arguments: ["a", "b/c/d", ".git/x", "x/.GIT", "../x", "x//y", "/x", "", "x/", "x\0y"])
  func whatNoTreeCanHoldIsRefused(path: String) throws {
    let blob = try repository.writeBlob([])
    let tree = try repository.writeTree(
      base: nil,
      changes: [TreeChange(path: "a/b", blob: blob), TreeChange(path: "b/c", blob: blob)])
    #expect(throws: GitError.self) {
      try repository.writeTree(base: tree, changes: [TreeChange(path: path, blob: blob)])
    }
  }

  @Test func aMissingFileIsNotRemoved() throws {
    let blob = try repository.writeBlob([])
    let tree = try repository.writeTree(base: nil, changes: [TreeChange(path: "a/b", blob: blob)])
    for path in ["a", "b", "a/c", "c/d"] {
      #expect(throws: GitError.self) {
        try repository.writeTree(base: tree, changes: [TreeChange(path: path, blob: nil)])
      }
    }
  }
}
