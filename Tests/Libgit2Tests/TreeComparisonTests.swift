import Foundation
import Libgit2
import TestSupport
import Testing

@Suite struct TreeComparisonTests {
  /// Writes and removes files at random, folders and files of one name among them.
  static func scramble(_ test: TestRepository, _ random: inout SeededGenerator) throws {
    let names = ["a", "a.b", "a-b", "b", "ü"]
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let depth = Int.random(in: 1...4, using: &random)
      let parts = (0..<depth).map { _ in names.randomElement(using: &random) ?? "a" }
      for count in 1..<max(2, depth) {
        let parent = test.root + "/" + parts.prefix(count).joined(separator: "/")
        let attributes = try? FileManager.default.attributesOfItem(atPath: parent)
        if attributes?[.type] as? FileAttributeType == .typeRegular {
          try FileManager.default.removeItem(atPath: parent)
        }
      }
      let path = parts.joined(separator: "/")
      try? FileManager.default.removeItem(atPath: test.root + "/" + path)
      if Bool.random(using: &random) { try test.write(path, "\(random.next())") }
    }
  }

  static func lines(_ differences: [TreeDifference]) -> [String] {
    differences.map { "\($0.oldID ?? .zero) \($0.newID ?? .zero) \($0.path)" }.sorted()
  }

  static func gitLines(_ test: TestRepository, _ arguments: [String]) throws -> [String] {
    try test.lines(["-c", "core.quotePath=false", "diff-tree", "-r", "--no-renames"] + arguments)
      .filter { $0.hasPrefix(":") }
      .map { line in
        let parts = line.split(separator: "\t")
        let ids = parts[0].split(separator: " ")
        return "\(ids[2]) \(ids[3]) \(parts[1])"
      }.sorted()
  }

  @Test(arguments: [1, 2, 3])
  func twoTreesDifferAsGitSays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let test = try TestRepository()
    for index in 0..<12 {
      try TreeComparisonTests.scramble(test, &random)
      try test.commit("\(index)")
    }
    let repository = try Opened.repository(test)
    for index in 0..<11 {
      let old = "HEAD~\(index + 1)"
      let new = "HEAD~\(index)"
      let differences = try TreeComparison.differences(
        from: try repository.tree(of: try test.id(old)),
        to: try repository.tree(of: try test.id(new)), in: repository)
      let expected = try TreeComparisonTests.gitLines(test, [old, new])
      #expect(TreeComparisonTests.lines(differences) == expected, "seed \(seed), \(old)")
    }
  }

  @Test func onlyWhatLiesBelowThePrefixCounts() throws {
    let test = try TestRepository()
    for path in ["a/b/c", "a/b/d/e", "a/x", "y"] { try test.write(path, "one") }
    try test.commit("First")
    for path in ["a/b/c", "a/b/d/e", "a/x", "y"] { try test.write(path, "two") }
    try test.commit("Second")
    let repository = try Opened.repository(test)
    let trees = try ["HEAD~1", "HEAD"].map { try repository.tree(of: try test.id($0)) }
    func paths(_ prefix: String) throws -> [String] {
      try TreeComparison.differences(from: trees[0], to: trees[1], below: prefix, in: repository)
        .map(\.path).sorted()
    }
    #expect(try paths("a/b") == ["a/b/c", "a/b/d/e"])
    #expect(try paths("a/b/") == ["a/b/c", "a/b/d/e"])
    #expect(try paths("a/b/c") == [])
    #expect(try paths("q/r") == [])
    let first = try TreeComparison.differences(from: nil, to: trees[0], in: repository)
    #expect(first.count == 4 && first.allSatisfy { $0.old == nil && $0.new?.mode == 0o100644 })
    let last = try TreeComparison.differences(from: trees[0], to: nil, in: repository)
    #expect(last.count == 4 && last.allSatisfy { $0.new == nil })
  }

  @Test func aMergeChangedOnlyWhatDiffersFromEveryParent() throws {
    let test = try TestRepository()
    for path in ["both", "main", "side", "f/both", "f/main"] { try test.write(path, "base") }
    try test.commit("Base")
    try test.git(["checkout", "-q", "-b", "branch"])
    for path in ["both", "side", "f/both"] { try test.write(path, "side") }
    try test.commit("Side")
    try test.git(["checkout", "-q", "main"])
    for path in ["both", "main", "f/both", "f/main"] { try test.write(path, "main") }
    try test.commit("Main")
    _ = try test.tryGit(["merge", "-q", "--no-commit", "branch"])
    for path in ["both", "f/both", "f/new"] { try test.write(path, "merged") }
    try test.commit("Merge")
    let repository = try Opened.repository(test)
    let parents = try ["HEAD^1", "HEAD^2"].map { try repository.tree(of: try test.id($0)) }
    let differences = try TreeComparison.differences(
      from: parents, to: try repository.tree(of: try test.id("HEAD")), in: repository)
    let expected = try test.lines(
      ["diff-tree", "-r", "-c", "--no-commit-id", "--name-only", "HEAD"])
    #expect(differences.map(\.path).sorted() == expected.sorted())
    #expect(differences.map(\.path).sorted() == ["both", "f/both", "f/new"])
    #expect(differences.allSatisfy { $0.olds.count == 2 })
  }

  @Test func aMissingTreeIsAnError() throws {
    let test = try TestRepository()
    let repository = try Opened.repository(test)
    #expect(throws: GitError.self) {
      try TreeComparison.differences(from: nil, to: .zero, in: repository)
    }
  }
}
