import Foundation
import Libgit2
import TestSupport
import Testing

@Suite struct ReferenceTests {
  static let main = "refs/heads/main"

  @Test func headSaysWhereItIs() throws {
    let test = try TestRepository()
    let repository = try Opened.repository(test)
    #expect(try repository.head() == .unborn(ref: ReferenceTests.main))
    try test.commit("First")
    let id = try test.id("HEAD")
    #expect(try repository.head() == .branch(ref: ReferenceTests.main, target: id))
    try test.git(["checkout", "-q", "--detach"])
    #expect(try repository.head() == .detached(id))
  }

  @Test func aRevisionResolvesToACommit() throws {
    let test = try TestRepository()
    try test.commit("First")
    try test.commit("Second", date: "2026-01-06T09:00:00Z")
    try test.git(["tag", "-a", "-m", "x", "v1", "HEAD~1"])
    let repository = try Opened.repository(test)
    #expect(try repository.resolve("v1") == (try test.id("HEAD~1")))
    #expect(try repository.resolve("nothing") == nil)
    #expect(throws: GitError.self) { try repository.resolve("HEAD^{tree}") }
    let names = try repository.referenceNames().map(\.name)
    #expect(names == [ReferenceTests.main, "refs/tags/v1"])
  }

  @Test func aReferenceMovesWithAReflogEntry() throws {
    let test = try TestRepository()
    try test.commit("First")
    try test.commit("Second", date: "2026-01-06T09:00:00Z")
    let repository = try Opened.repository(test)
    let (old, new) = (try test.id("HEAD"), try test.id("HEAD~1"))
    try repository.updateReference(
      ReferenceTests.main, to: new, expecting: old, log: "move: back", identity: ada)
    #expect(try test.id("HEAD") == new)
    for file in ["HEAD", ReferenceTests.main] {
      let last = try test.text(".git/logs/\(file)").split(separator: "\n").last
      #expect(last == "\(old) \(new) \(ada)\tmove: back")
    }
  }

  @Test func aMovedReferenceIsRefused() throws {
    let test = try TestRepository()
    try test.commit("First")
    try test.commit("Second", date: "2026-01-06T09:00:00Z")
    let repository = try Opened.repository(test)
    let (head, first) = (try test.id("HEAD"), try test.id("HEAD~1"))
    for expected in [first, nil] {
      let error = #expect(throws: GitError.self) {
        try repository.updateReference(
          ReferenceTests.main, to: first, expecting: expected, log: "x", identity: ada)
      }
      #expect(error?.isMovedReference == true)
    }
    #expect(try test.id("HEAD") == head)
    let error = #expect(throws: GitError.self) {
      try repository.updateReference("HEAD", to: first, expecting: head, log: "x", identity: ada)
    }
    #expect(error?.isMovedReference == true)
    #expect(try test.git(["symbolic-ref", "HEAD"]) == "refs/heads/main\n")
    #expect(!FileManager.default.fileExists(atPath: test.root + "/.git/refs/heads/main.lock"))
  }

  @Test func aLockedReferenceIsRefused() throws {
    let test = try TestRepository()
    try test.commit("First")
    let repository = try Opened.repository(test)
    try test.write(".git/refs/heads/main.lock", "")
    let head = try test.id("HEAD")
    let error = #expect(throws: GitError.self) {
      try repository.updateReference(
        ReferenceTests.main, to: head, expecting: head, log: "x", identity: ada)
    }
    #expect(error?.isLocked == true)
  }

  @Test func anUnbornBranchIsBorn() throws {
    let test = try TestRepository()
    let repository = try Opened.repository(test)
    let tree = try repository.writeTree(base: nil, changes: [])
    let commit = try repository.writeCommit(
      rawBytes: try repository.commitBytes(
        tree: tree, parents: [], author: ada, committer: ada, message: "x\n"))
    try repository.updateReference(
      ReferenceTests.main, to: commit, expecting: nil, log: "commit (initial): x", identity: ada)
    #expect(try test.id("HEAD") == commit)
    #expect(try test.text(".git/logs/HEAD").hasSuffix("\(ada)\tcommit (initial): x\n"))
    let error = #expect(throws: GitError.self) {
      try repository.updateReference(
        "refs/heads/main/sub", to: commit, expecting: nil, log: "x", identity: ada)
    }
    #expect(error?.isMovedReference == true)
  }

  @Test func theMailmapKnowsTheRealName() throws {
    let test = try TestRepository()
    try test.write(".mailmap", "Ada Lovelace <ada@real> <ada@example.com>\n")
    let mailmap = try Opened.repository(test).mailmap()
    let known = try mailmap.resolve(name: "x", mail: "ada@example.com")
    #expect(known == (name: "Ada Lovelace", mail: "ada@real"))
    let unknown = try mailmap.resolve(name: "x", mail: "y")
    #expect(unknown == (name: "x", mail: "y"))
  }
}
