import Foundation
import TestSupport
import Testing

@Suite struct TimeTravelTests {
  let backlog: TestBacklog

  /// Committed on 5 January, moved on 6 January at 10 o'clock and on 8 January.
  init() throws {
    backlog = try TestBacklog()
    try backlog.run(["move", "K-1", "in-progress"], date: "2026-01-06T10:00:00Z")
    try backlog.run(["move", "K-1", "review"], date: "2026-01-08T10:00:00Z")
  }

  private func status(at moment: String) throws -> String? {
    let result = try backlog.run(["show", "K-1", "--at", moment, "--format", "json"])
    let ticket = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return ticket?["status"] as? String
  }

  @Test(arguments: [
    ("HEAD", "review"), ("HEAD~1", "in-progress"), ("2026-01-05", "todo"),
    ("2026-01-06", "in-progress"), ("2026-01-07", "in-progress"), ("2026-01-08", "review"),
  ])
  func aTicketIsShownAsItWas(moment: String, status: String) throws {
    #expect(try self.status(at: moment) == status)
  }

  @Test func editsOnDiskAreNotSeenFromThePast() throws {
    try backlog.tickBoxes("backlog/k/K-1.md")
    #expect(try !backlog.run(["show", "K-1", "--at", "HEAD"]).output.contains("[x]"))
    #expect(try backlog.run(["show", "K-1"]).output.contains("[x]"))
  }

  @Test(arguments: [("nonsense", 2), ("2025-12-31", 2), ("2026-02-30", 2)])
  func whatNamesNoCommitIsRefused(moment: String, status: Int32) throws {
    let result = try backlog.run(["list", "--at", moment])
    #expect(result.status == status)
    #expect(result.errors.contains(moment))
  }

  @Test func aFolderAdoptedLaterIsReadAsItIsConfiguredNow() throws {
    let repository = try TestRepository()
    try repository.write("notes/n-1.md", "---\nnumber: 1\nstate: Draft\n---\n")
    try repository.commit("before the backlog", date: "2026-01-05T09:00:00Z")
    try repository.write(
      ".tickets.yml",
      """
      root: notes
      fields:
        id: {from: number, prefix: N-}
        status: {from: state}
      workflow:
        Draft: {category: todo}
      """)
    let result = try ProcessResult.run(
      ["\(TestBacklog.binaryFolder)/tickets", "list", "--at", "HEAD", "--format", "ids"],
      directory: repository.root, environment: repository.environment())
    #expect(result.output == "N-1\n", "\(result.errors)")
  }
}
