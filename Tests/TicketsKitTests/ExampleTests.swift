import Foundation
import TestSupport
import Testing
import TicketsKit

/// What the article shows, as it shows it.
@Suite struct ExampleTests {
  private let repository: TestRepository

  init() throws { repository = try ExampleTests.exampleBacklog() }

  @Test func theArticlesExampleRuns() throws {
    let path = repository.root

    // begin example
    let backlog = try Backlog(at: path)
    let moment = backlog.configuration.timezone.end(of: try day("2026-01-31"))
    let flow = try backlog.flow(asOf: moment)

    let cycleTime = CycleTimeReport(flow)
    for ticket in cycleTime.tickets {
      print(ticket.id, ticket.cycleTimeDays)
    }

    let stories = flow.filtered { $0.traits.type == "story" }
    let inProgress = WIPReport(stories).days.last?.count ?? 0

    let forecast = Forecast(flow)
    let open = flow.journeys.count { $0.isOpen }
    let likely = forecast.when(items: open).first { $0.rank == 85 }
    // end example

    #expect(cycleTime.tickets.map(\.id) == ["K-1"])
    #expect(cycleTime.tickets.map(\.cycleTimeDays) == [3])
    #expect(inProgress == 1)
    #expect(open == 1)
    #expect(likely == nil)
    #expect(forecast.refusal == .fewDays(1))
  }

  @Test func theArticleShowsThisExample() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let start = try #require(source.range(of: "// begin example\n"))
    let end = try #require(source.range(of: "    // end example\n"))
    let shown = source[start.upperBound..<end.lowerBound].split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let article = try String(
      contentsOfFile: SeedFiles.packageRoot + "/Sources/TicketsKit/TicketsKit.docc/TicketsKit.md",
      encoding: .utf8)
    let lines = Set(article.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    for line in shown { #expect(lines.contains(line), "\(line)") }
  }

  @Test func theRestOfTheLibraryAnswers() throws {
    let backlog = try Backlog(at: repository.root)
    #expect(try backlog.tickets().tickets.count == 2)
    #expect(try backlog.tickets(at: "HEAD~1")["k-1"]?.status == "in-progress")
    #expect(try backlog.timelines().map(\.events.count) == [3, 2])
    let moment = backlog.configuration.timezone.end(of: try day("2026-01-31"))
    #expect(try backlog.quality(asOf: moment).entries.isEmpty)
    #expect(try backlog.sprints(through: try day("2026-01-31")).sprints.isEmpty)
  }

  @Test func theLibraryAnswersAsTheCommandDoes() throws {
    let backlog = try TestBacklog()
    let repository = backlog.repository
    try repository.write(
      "backlog/k/project.yml",
      "workflow: {building: {category: doing}}\nfields: {estimate: {from: points}}\n"
        + "sprints: {first: 2026-01-05, length: 1 week}\n")
    try repository.write(".mailmap", "Ada Lovelace <ada@lovelace.example> <ada@example.com>\n")
    for (day, status) in [(6, "building"), (9, "done")] {
      try repository.write(
        "backlog/k/K-1.md",
        "---\nid: K-1\ntitle: One\nstatus: \(status)\npoints: \(day)\n---\n")
      try repository.commit("x", date: "2026-01-0\(day)T10:00:00Z")
    }
    // What the command keeps is there for the library, and the other way round.
    for _ in 0..<2 {
      let kit = try Backlog(at: repository.root)
      let flow = try kit.flow(asOf: kit.configuration.timezone.end(of: try day("2026-01-20")))
      let velocity = VelocityReport(flow, calendar: try kit.sprints(through: flow.lastDay))
      let shown = try backlog.run(
        ["report", "velocity", "--format", "csv", "--as-of", "2026-01-20"])
      let rows = shown.output.split(whereSeparator: \.isNewline).dropFirst().map {
        $0.split(separator: ",").map(String.init)
      }
      #expect(rows.map { $0[0] } == velocity.sprints.map(\.sprint.name))
      #expect(rows.map { Double($0[6]) } == velocity.sprints.map(\.completed))
      #expect(velocity.sprints.first?.completed == 9)
      #expect(CycleTimeReport(flow).tickets.map(\.cycleTimeDays) == [4])
      let cycle = try backlog.run(
        ["report", "cycle-time", "--format", "csv", "--as-of", "2026-01-20"])
      #expect(cycle.output.contains("K-1,2026-01-06,2026-01-09,4,5,One"))
      let authors = Set(try kit.timelines().flatMap(\.events).map(\.author.name))
      #expect(authors == ["Ada Lovelace"])
      #expect(try backlog.run(["log", "K-1"]).output.contains("Ada Lovelace"))
    }
    #expect(try repository.bytes(".git/tickets/plans").count > 100)
  }

  @Test func whatIsNotThereIsAnErrorWithItsCure() throws {
    let folder = try TemporaryFolder()
    #expect(throws: BacklogError.self) { try Backlog(at: folder.path) }
    let backlog = try Backlog(at: repository.root)
    #expect(throws: BacklogError.self) { try backlog.tickets(at: "nowhere") }
  }

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  private static func exampleBacklog() throws -> TestRepository {
    let repository = try TestRepository()
    let ticket = { (id: String, status: String) in
      TestBacklog.ticket(id, status: status)
    }
    try repository.write("backlog/backlog.yml", "timezone: UTC\n")
    try repository.write("backlog/k/K-1.md", ticket("K-1", "todo"))
    try repository.write("backlog/k/K-2.md", ticket("K-2", "todo"))
    try repository.commit("plan", date: "2026-01-05T09:00:00Z")
    try repository.write("backlog/k/K-1.md", ticket("K-1", "in-progress"))
    try repository.commit("begin", date: "2026-01-06T09:00:00Z")
    try repository.write("backlog/k/K-1.md", ticket("K-1", "done"))
    try repository.write("backlog/k/K-2.md", ticket("K-2", "in-progress"))
    try repository.commit("finish", date: "2026-01-08T09:00:00Z")
    return repository
  }
}
