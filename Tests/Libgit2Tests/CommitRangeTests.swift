import Foundation
import TestSupport
import Testing

@testable import Libgit2

@Suite struct CommitRangeTests {
  /// A history made of dice, with merges, several roots, and dates close to each other.
  private func build(seed: UInt64, commits: Int) throws -> TestRepository {
    let test = try TestRepository()
    var dice = SeededGenerator(seed: seed)
    var stream = ""
    for number in 1...commits {
      let date = 1_767_600_000 + number * 60 + Int.random(in: 0...300, using: &dice)
      stream += "commit refs/heads/c\(number)\nmark :\(number)\n"
      stream += "committer A <a@b> \(date) +0000\ndata 1\nx"
      if number > 1, Int.random(in: 0..<12, using: &dice) > 0 {
        stream += "\nfrom :\(Int.random(in: max(1, number - 4)..<number, using: &dice))"
        if Int.random(in: 0..<4, using: &dice) == 0 {
          stream += "\nmerge :\(Int.random(in: 1..<number, using: &dice))"
        }
      }
      stream += "\n\n"
    }
    try test.git(["fast-import", "--quiet"], input: stream)
    return test
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func rangesAreThoseOfRevList(seed: UInt64) throws {
    let count = 60
    let test = try build(seed: seed, commits: count)
    let repository = try Opened.repository(test)
    var dice = SeededGenerator(seed: seed &* 7919)
    for _ in 0..<12 {
      let names = (0..<4).map { _ in "c\(Int.random(in: 1...count, using: &dice))" }
      let commits = try CommitRange.commits(
        of: [test.id(names[0]), test.id(names[1])],
        without: [test.id(names[2]), test.id(names[3])], in: repository)
      let expected = try test.lines(
        ["rev-list", names[0], names[1], "--not", names[2], names[3]])
      #expect(Set(commits.map(\.id.hex)) == Set(expected), "seed \(seed), \(names)")
      #expect(commits.count == expected.count)
      var seen: Set<ObjectID> = []
      let all = Set(commits.map(\.id))
      for commit in commits {
        let own = commit.parents.filter(all.contains)
        #expect(seen.isSuperset(of: own), "a child came before its parent; seed \(seed)")
        seen.insert(commit.id)
      }
    }
  }

  @Test func aRangeThatReachesAShallowBoundaryIsRefused() throws {
    let test = try TestRepository()
    for number in 1...4 { try test.commit("\(number)") }
    let clone = test.root + "-shallow"
    try test.git(["clone", "-q", "--depth", "2", "file://\(test.root)", clone])
    let repository = try #require(try Opened.discover(clone))
    let tip = try test.id("HEAD")
    let parent = try test.id("HEAD~")
    #expect(
      try CommitRange.commits(of: [tip], without: [parent], in: repository).map(\.id) == [tip])
    let error = #expect(throws: GitError.self) {
      try CommitRange.commits(of: [tip], without: [], in: repository)
    }
    #expect(error?.isCutHistory == true)
  }

  @Test func whatIsNoCommitIsAnError() throws {
    let test = try TestRepository()
    try test.write("a", "x")
    try test.commit("x")
    let repository = try Opened.repository(test)
    #expect(throws: GitError.self) {
      try CommitRange.commits(of: [test.id("HEAD:a")], without: [], in: repository)
    }
  }

  @Test func filesBelowAFolderAreThoseOfDiffTree() throws {
    let test = try TestRepository()
    for path in ["backlog/a.md", "backlog/s/b.md", "backlog/.x/c.md", "other/d.md", "e.md"] {
      try test.write(path, "one")
    }
    try test.commit("one")
    for path in ["backlog/a.md", "backlog/s/b.md", "backlog/.x/c.md", "other/d.md", "e.md"] {
      try test.write(path, "two")
    }
    try test.git(["rm", "-q", "--cached", "backlog/s/b.md"])
    try test.write("backlog/s/n.md", "new")
    try FileManager.default.removeItem(atPath: test.root + "/backlog/s/b.md")
    try test.commit("two")
    let repository = try Opened.repository(test)
    let files = try TreeShelf(repository: repository).files(
      old: repository.tree(of: test.id("HEAD~")), new: repository.tree(of: test.id("HEAD")),
      below: "backlog"
    ) { !$0.hasPrefix(".") }
    #expect(files.map(\.path).sorted() == ["backlog/a.md", "backlog/s/b.md", "backlog/s/n.md"])
    #expect(files.first { $0.path == "backlog/s/b.md" }?.newID == nil)
  }
}
