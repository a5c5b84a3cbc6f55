import Foundation
import TestSupport
import Testing

/// Ten tickets, each begun on one day and finished on the next but one, the last still going on.
@Suite struct ReportTests {
  let backlog: TestBacklog

  init() throws {
    backlog = try TestBacklog()
    let repository = backlog.repository
    for number in 2...12 {
      try repository.write("backlog/k/K-\(number).md", TestBacklog.ticket("K-\(number)"))
    }
    try repository.commit("plan", date: "2026-01-05T09:00:00Z")
    for number in 2...12 {
      try move(number, "in-progress", day: number + 4)
      if number < 12 { try move(number, "done", day: number + 6) }
    }
  }

  private func move(_ number: Int, _ state: String, day: Int) throws {
    try backlog.repository.write(
      "backlog/k/K-\(number).md", TestBacklog.ticket("K-\(number)", status: state))
    try backlog.repository.commit(
      "K-\(number): \(state)", date: "2026-01-\(day < 10 ? "0" : "")\(day)T10:00:00Z")
  }

  private func report(_ arguments: String...) throws -> ProcessResult {
    try backlog.run(["report"] + arguments)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try backlog.run(
      ["report"] + arguments + ["--format", "json", "--as-of", "2026-01-20"])
    #expect(result.status == 0, "\(result.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func everyReportAnswersInEveryForm() throws {
    try backlog.repository.write(
      "backlog/backlog.yml",
      try backlog.repository.text("backlog/backlog.yml")
        + "sprints: {first: 2026-01-05, length: 1 week}\n")
    for name in [
      "cycle-time", "lead-time", "throughput", "wip", "cfd", "aging", "efficiency", "burndown",
      "velocity", "forecast", "quality",
    ] {
      for format in ["text", "json", "csv", "html"] {
        let result = try report(name, "--format", format, "--as-of", "2026-01-20")
        #expect(result.status == 0, "\(name) \(format): \(result.errors)")
        #expect(!result.output.isEmpty)
      }
      if name != "quality" {
        let drawn = try report(name, "--format", "svg", "--as-of", "2026-01-20")
        #expect(drawn.output.hasPrefix("<svg "), "\(name): \(drawn.errors)")
      }
    }
  }

  @Test func figuresOfTheReports() throws {
    #expect(try json("cycle-time")["count"] as? Int == 10)
    let percentiles = try json("cycle-time")["percentiles"] as? [String: Int]
    #expect(percentiles == ["p50": 3, "p70": 3, "p85": 3])
    let wip = try #require(try json("wip")["days"] as? [[String: Any]])
    #expect(
      wip.map { $0["count"] as? Int } == [
        0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1,
      ])
    let weeks = try #require(try json("throughput")["periods"] as? [[String: Any]])
    #expect(weeks.map { $0["start"] as? String } == ["2026-01-05", "2026-01-12"])
    #expect(weeks.map { $0["count"] as? Int } == [4, 6])
    let aging = try #require(try json("aging")["tickets"] as? [[String: Any]])
    #expect(aging.first?["id"] as? String == "K-12")
    #expect(aging.first?["ageDays"] as? Int == 5)
  }

  @Test func aForecastAnswersWhenAndHowMany() throws {
    let both = try json("forecast", "--items", "3", "--days", "5")
    let when = try #require(both["when"] as? [String: [String: Any]])
    #expect(when["p85"]?["days"] as? Int != nil)
    #expect((both["howMany"] as? [String: Int])?.count == 4)
    let probability = try #require(both["probability"] as? Double)
    #expect(probability > 0 && probability < 1)
    #expect(try json("forecast", "--query", "is:open")["items"] as? Int == 2)
    #expect(try json("forecast", "--by-date", "2026-01-25")["days"] as? Int == 5)
  }

  @Test func groupsAndQueriesNarrowAReport() throws {
    #expect(try json("cycle-time", "K-3")["count"] as? Int == 1)
    let groups = try #require(try json("wip", "--by", "type")["groups"] as? [[String: Any]])
    #expect(groups.map { $0["group"] as? String } == ["story"])
    #expect(try report("cfd", "--by", "owner", "--format", "svg").status != 0)
  }

  @Test func anAnswerIsWrittenToAFile() throws {
    let page = try report("--format", "html", "-o", "flow.html", "--as-of", "2026-01-20")
    #expect(page.status == 0, "\(page.errors)")
    #expect(page.output.isEmpty)
    let html = try backlog.repository.text("flow.html")
    #expect(html.contains("<h2>Cumulative flow</h2>"))
    #expect(try report("wip", "-o", "/dev/null").status == 2)
    #expect(try report("wip", "-o", "nowhere/wip.txt").status == 3)
  }

  @Test func theSummaryFitsAScreen() throws {
    let summary = try report("--as-of", "2026-01-20")
    #expect(summary.status == 0)
    #expect(summary.output.contains("85 % within 3 days"))
    #expect(summary.output.split(separator: "\n").count <= 24)
    #expect(try json()["open"] as? Int == 2)
  }

  @Test(arguments: [
    ["cycletime"], ["--format", "svg"], ["wip", "--as-of", "yesterday"],
    ["wip", "--since", "2026-02-01", "--as-of", "2026-01-01"], ["forecast", "--items", "-1"],
    ["forecast", "--items", "1", "--query", "is:open"], ["burndown"], ["wip", "status:nowhere"],
    ["wip", "--by", "colour"],
  ])
  func mistakesAreRefused(_ arguments: [String]) throws {
    let result = try backlog.run(["report"] + arguments)
    #expect(result.status == 2, "\(result.errors)")
    #expect(!result.errors.isEmpty)
  }
}
