import Foundation
import Libgit2
import TestSupport
import Testing

/// The raw reader of index files against git itself.
@Suite struct RawIndexTests {
  private func index(_ test: TestRepository) throws -> RawIndex {
    try RawIndex.read(path: test.root + "/.git/index")
  }

  /// What `git ls-files -s` prints, made of a raw index.
  private func listing(_ index: RawIndex) -> [String] {
    index.entries.map {
      "\(String($0.mode, radix: 8)) \($0.id.hex) \($0.stage)\t\(index.path($0))"
    }
  }

  /// The paths that git and the raw index find staged below a folder, removals left out.
  private func expectSameChanges(_ test: TestRepository, below folder: String) throws {
    let repository = try Opened.repository(test)
    let tree = try repository.tree(of: test.id("HEAD"))
    let raw = try index(test)
    let own = try raw.changes(since: tree, below: folder, in: repository).map(raw.path)
    let git = try test.lines(
      ["diff", "--cached", "--name-only", "--no-renames", "--diff-filter=AM", "--", folder + "/"])
    #expect(own == git)
  }

  @Test(arguments: ["2", "3", "4"])
  func entriesAndChangesAreGits(version: String) throws {
    let test = try TestRepository()
    let paths = ["a", "b/c", "b/d/e", "b/d/f-with-a-long-name.md", "b.x", "b0", "é/日本.md", "z"]
    for path in paths { try test.write(path, path) }
    try test.commit("First")
    try test.git(["update-index", "--index-version", version])
    #expect(
      try listing(index(test)) == test.lines(["-c", "core.quotePath=false", "ls-files", "-s"]))
    for folder in ["b", "b/d", "é", "none"] { try expectSameChanges(test, below: folder) }
    try test.write("b/d/e", "changed")
    try test.write("b/new/x", "new")
    try test.git(["add", "b"])
    try test.git(["rm", "-q", "--cached", "b/c"])
    try test.write("b/announced", "only")
    try test.git(["add", "-N", "b/announced"])
    for folder in ["b", "b/d", "b/new", "é"] { try expectSameChanges(test, below: folder) }
    let raw = try index(test)
    #expect(raw.entry("b/d/e")?.id == (try test.id(":b/d/e")))
    #expect(raw.entry("b/announced")?.isIntentToAdd == true)
    #expect(raw.entry("b/d") == nil)
    #expect(raw.entries(under: "b").map(raw.path).contains("b.x") == false)
    #expect(raw.entries(under: "").count == raw.entries.count)
  }

  @Test func randomEditsAreThoseThatGitSees() throws {
    let test = try TestRepository()
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var dice = SeededGenerator(seed: seed)
    func roll(_ sides: Int) -> Int { dice.roll(sides) }
    for _ in 0..<60 { try test.write("t/\(roll(4))/\(roll(3))/\(roll(9)).md", "\(roll(9))") }
    try test.commit("First")
    for round in 0..<12 {
      for _ in 0...roll(4) {
        try test.write("t/\(roll(5))/\(roll(3))/\(roll(12)).md", "\(roll(99))")
      }
      try test.git(["add", "t/\(roll(4))"])
      if roll(3) == 0 { try test.git(["write-tree"]) }
      try expectSameChanges(test, below: "t")
      if roll(4) == 0 { try test.git(["commit", "-q", "--allow-empty", "-m", "Round \(round)"]) }
    }
  }

  @Test func conflictsAreLeftOut() throws {
    let test = try TestRepository()
    try test.write("t/a", "1\n")
    try test.commit("First")
    try test.git(["switch", "-q", "-c", "side"])
    try test.write("t/a", "2\n")
    try test.commit("Side")
    try test.git(["switch", "-q", "main"])
    try test.write("t/a", "3\n")
    try test.commit("Main")
    _ = try test.tryGit(["merge", "side"])
    #expect(try listing(index(test)) == test.lines(["ls-files", "-s"]))
    #expect(try index(test).entry("t/a") == nil)
    let repository = try Opened.repository(test)
    let tree = try repository.tree(of: test.id("HEAD"))
    #expect(try index(test).changes(since: tree, below: "t", in: repository).isEmpty)
  }

  @Test func aSparseFolderIsItsTree() throws {
    let test = try TestRepository()
    for path in ["in/a", "out/deep/b", "top"] { try test.write(path, path) }
    try test.commit("First")
    try test.git(["sparse-checkout", "set", "--cone", "--sparse-index", "in"])
    let raw = try index(test)
    #expect(raw.entries.contains { $0.isTree && raw.path($0) == "out/" })
    let repository = try Opened.repository(test)
    let tree = try repository.tree(of: test.id("HEAD"))
    #expect(try raw.changes(since: tree, below: "", in: repository).isEmpty)
    #expect(try raw.changes(since: tree, below: "out", in: repository).isEmpty)
  }

  @Test func whatIsNoWholeIndexIsRefused() throws {
    let test = try TestRepository()
    #expect(try index(test).entries.isEmpty)
    for path in ["a", "b"] { try test.write(path, path) }
    try test.commit("First")
    let bytes = try test.bytes(".git/index")
    for count in [0, 4, 11, 40, 80] {
      try test.write(".git/index", bytes: Array(bytes.prefix(count)))
      #expect(throws: GitError.self) { try index(test) }
    }
    try test.write(".git/index", bytes: bytes)
    try test.git(["update-index", "--split-index"])
    #expect(throws: GitError.self) { try index(test) }
  }

  @Test func noDamageCrashes() throws {
    let test = try TestRepository()
    for path in ["a", "b/c", "b/d"] { try test.write(path, path) }
    try test.commit("First")
    for version in ["2", "4"] {
      try test.git(["update-index", "--index-version", version])
      let bytes = try test.bytes(".git/index")
      for position in bytes.indices {
        var damaged = bytes
        damaged[position] ^= 0xFF
        try test.write(".git/damaged", bytes: damaged)
        _ = try? RawIndex.read(path: test.root + "/.git/damaged")
      }
    }
  }
}
