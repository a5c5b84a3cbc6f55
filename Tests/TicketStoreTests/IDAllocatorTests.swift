import Libgit2
import TestSupport
import Testing
import TicketModel

@testable import TicketStore

/// The next free number, over everything that a branch might bring.
@Suite struct IDAllocatorTests {
  let test: TestRepository

  init() throws {
    test = try TestRepository()
    try test.write("backlog/backlog.yml", "timezone: UTC\n")
  }

  private func ticket(_ id: String, at path: String) throws {
    try test.write("backlog/\(path).md", "---\nid: \(id)\n---\n")
  }

  private func next(_ key: String) throws -> String {
    let place = try Opened.place(test)
    var finder = try TicketFinder(BacklogLoader(place: place, source: .workTree))
    let layout = finder.settings.configuration.layout
    return try IDAllocator(known: finder.usedIDs(), place: place, layout: layout).next(key: key)
  }

  @Test func workTreeIndexHeadAndBranchesCount() throws {
    #expect(try next("P") == "P-1")
    try ticket("P-1", at: "p/P-1")
    #expect(try next("p") == "p-2")
    try test.commit("First")
    try test.git(["switch", "-q", "-c", "side"])
    try ticket("P-7", at: "p/archive/P-7")
    try ticket("P-12", at: "p/a slug")
    try test.commit("Side")
    try test.git(["switch", "-q", "main"])
    #expect(try next("P") == "P-13")
    try test.git(["update-ref", "refs/remotes/origin/side", "side"])
    try test.git(["branch", "-q", "-D", "side"])
    #expect(try next("P") == "P-13")
    try ticket("P-20", at: "p/P-20")
    try test.git(["add", "-A"])
    try test.git(["rm", "-q", "-f", "--cached", "backlog/p/P-1.md"])
    try ticket("P-30", at: "p/other name")
    #expect(try next("P") == "P-31")
    try test.git(["add", "backlog/p/other name.md"])
    try test.git(["clean", "-qfd"])
    try test.git(["rm", "-q", "--cached", "backlog/p/P-20.md"])
    #expect(try next("P") == "P-31")
    #expect(try next("Q") == "Q-1")
  }

  @Test func leadingZerosAreKept() throws {
    try ticket("BE-VERT-009", at: "b/BE-VERT-009")
    #expect(try next("BE-VERT") == "BE-VERT-010")
    #expect(try next("BE") == "BE-1")
  }

  @Test func aDetachedHeadCounts() throws {
    try ticket("P-1", at: "P-1")
    try test.commit("First")
    try test.git(["switch", "-q", "--detach"])
    try ticket("P-5", at: "P-5")
    try test.commit("Second")
    try test.git(["rm", "-q", "-r", "backlog/P-5.md"])
    #expect(try next("P") == "P-6")
  }
}
