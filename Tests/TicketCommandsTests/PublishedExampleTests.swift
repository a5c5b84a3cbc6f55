import Foundation
import Testing

// Examples that other tools publish with their expected figures, as repositories. Where a tool counts
// otherwise, the article "How the figures are counted" says how, and the test shows the difference.

/// The eighteen issues of jira-agile-metrics' tests (Deloitte Digital UK, `conftest.py`): for each the
/// days of January 2018 on which it came to Backlog, Committed, Build, Test and Done.
private let eighteen = [
  [1], [2], [3], [1, 2], [1, 3], [1, 3], [1, 2, 3], [1, 2, 4], [1, 2, 4], [1, 2, 3, 4],
  [1, 2, 3, 5], [1, 2, 3, 5], [1, 2, 3, 4, 7], [1, 2, 3, 5, 7], [1, 3, 3, 5, 8], [1, 3, 3, 4, 8],
  [1, 4, 5, 5, 9], [1, 5, 6, 8, 9],
]

/// What its CFD test expects of them, day by day.
private let eighteenAsFlow = [
  [16, 0, 0, 0, 0], [17, 9, 0, 0, 0], [18, 13, 8, 0, 0], [18, 14, 10, 3, 0], [18, 15, 11, 8, 0],
  [18, 15, 12, 8, 0], [18, 15, 12, 8, 2], [18, 15, 12, 9, 4], [18, 15, 12, 9, 6],
]

@Test func theIssuesOfJiraAgileMetrics() throws {
  let states = ["Backlog", "Committed", "Build", "Test", "Done"]
  let stories = eighteen.enumerated().map { index, days in
    let steps = zip(states, days).enumerated().map { place, step in
      "2018-01-0\(step.1)T00:0\(place) \(step.0)"
    }
    return ("A-\(index + 1)", steps.joined(separator: ","))
  }
  let dated = try DatedBacklog(
    workflow: "Backlog: todo, Committed: doing, Build: doing, Test: doing, Done: done",
    Dictionary(uniqueKeysWithValues: stories))

  let flow = try dated.report("cfd", asOf: "2018-01-09")
  let counts = try dated.rows(flow, "days", "counts", as: [Int].self)
  #expect(counts.map { Array($0.prefix(5)) } == eighteenAsFlow)
  let wip = try dated.report("wip", asOf: "2018-01-09")
  #expect(try dated.rows(wip, "days", "count") == [0, 9, 13, 14, 15, 15, 13, 11, 9])
  let daily = try dated.report(
    "throughput", "--period", "day", "--since", "2018-01-07", asOf: "2018-01-09")
  #expect(try dated.rows(daily, "periods", "count") == [2, 2, 2])
  // The tool takes the difference of two days, and finds 5, 5, 5, 5, 5, 4 with the median 5; its ages,
  // of 4 to 12 on the 10th, are 8 but for two of 7.
  let cycle = try dated.report("cycle-time", asOf: "2018-01-09")
  #expect(try dated.rows(cycle, "tickets", "cycleTimeDays") == [5, 5, 5, 5, 5, 4].map { $0 + 1 })
  #expect(cycle["percentiles"] as? [String: Int] == ["p50": 5 + 1])
  let aging = try dated.report("aging", asOf: "2018-01-10")
  let ages = zip(
    try dated.rows(aging, "tickets", "id", as: String.self),
    try dated.rows(aging, "tickets", "ageDays"))
  let theirs = (4...12).map { ("A-\($0)", $0 == 5 || $0 == 6 ? 7 : 8) }
  #expect(
    Dictionary(uniqueKeysWithValues: ages)
      == Dictionary(uniqueKeysWithValues: theirs.map { ($0.0, $0.1 + 1) }))
}

/// The specifications of jirametrics (M. Bowler): `cfd_data_builder`, `cycletime_histogram`,
/// `daily_wip_by_age_chart` and `throughput_chart`.
@Test func theSpecificationsOfJirametrics() throws {
  let workflow = "Ready: todo, In Progress: doing, Review: doing, Done: done"
  let reaching = try DatedBacklog(
    workflow: workflow,
    ["SP-1": "2021-07-02T10:00 Ready", "SP-2": "2021-07-03T10:00 In Progress"])
  let columns = { (dated: DatedBacklog, day: String) throws -> [[Int]] in
    let flow = try dated.report("cfd", asOf: day)
    return try dated.rows(flow, "days", "counts", as: [Int].self).map { Array($0.prefix(4)) }
  }
  #expect(try columns(reaching, "2021-07-04") == [[1, 0, 0, 0], [2, 1, 0, 0], [2, 1, 0, 0]])
  let skipping = try DatedBacklog(workflow: workflow, ["SP-1": "2021-07-02T10:00 Done"])
  #expect(try columns(skipping, "2021-07-02") == [[1, 1, 1, 1]])
  let returning = try DatedBacklog(
    workflow: workflow,
    ["SP-1": "2021-07-02T10:00 Review,2021-07-04T10:00 In Progress,2021-07-06T10:00 Review"])
  #expect(
    try columns(returning, "2021-07-07") == Array(repeating: [1, 1, 1, 0], count: 6))

  let finished = try DatedBacklog(
    workflow: workflow,
    [
      "SP-1": "2022-01-01 In Progress,2022-01-04 Done",
      "SP-2": "2021-10-01 In Progress,2021-10-04 Done",
      "SP-10": "2022-01-01 In Progress,2022-01-01T01:00 Done",
      "SP-7": "2022-01-01 In Progress",
    ])
  let cycle = try finished.report("cycle-time", asOf: "2022-01-28")
  #expect(try finished.rows(cycle, "tickets", "id", as: String.self) == ["SP-2", "SP-10", "SP-1"])
  #expect(try finished.rows(cycle, "tickets", "cycleTimeDays") == [4, 1, 4])
  for (day, age) in [("01", 1), ("07", 7), ("14", 14), ("28", 28)] {
    let aging = try finished.report("aging", "SP-7", asOf: "2022-01-\(day)")
    #expect(try finished.rows(aging, "tickets", "ageDays") == [age])
  }

  let closed = try DatedBacklog(
    workflow: workflow,
    ["SP-1": "2021-10-12T01:00 Done", "SP-2": "2021-10-13T01:00 Done"])
  for (last, weeks) in [("13", [Int]()), ("17", [2]), ("19", [2]), ("26", [2, 0])] {
    let report = try closed.report("throughput", "--since", "2021-10-10", asOf: "2021-10-\(last)")
    #expect(try closed.rows(report, "periods", "count") == weeks, "to \(last)")
  }
}

/// The specifications of Jira Flow Metrics (agileplanning.io): `wip`, `flow-metrics` and `percentiles`.
@Test func theSpecificationsOfJiraFlowMetrics() throws {
  let workflow = "Backlog: todo, In Progress: doing, In staging: done, Done: done"
  let paused = try DatedBacklog(
    workflow: workflow,
    [
      "T-1": "2024-03-01T10:30 In Progress,2024-03-03T10:30 Done",
      "T-2":
        "2024-03-02T10:30 In Progress,2024-03-03T10:30 Backlog,2024-03-04T10:30 In Progress,2024-03-05T10:30 Done",
    ])
  // The tool counts at the beginning of a day, which is the end of the day before: 0 on the 1st, then
  // 1, 2, 1, 1, 0. What went back stays in progress.
  let wip = try paused.report("wip", asOf: "2024-03-05")
  #expect(try paused.rows(wip, "days", "count") == [1, 2, 1, 1, 0])

  let timed = try DatedBacklog(
    workflow: workflow,
    [
      "T-1":
        "2023-01-01T08:30 Backlog,2023-01-01T20:30 In Progress,2023-01-02T08:30 Backlog,2023-01-02T20:30 In Progress,2023-01-03T08:30 Done",
      "T-2":
        "2023-01-01T08:30 In Progress,2023-01-01T20:30 Done,2023-01-02T08:30 In Progress,2023-01-02T20:30 Done",
      "T-3":
        "2023-01-01T10:30 In Progress,2023-01-01T13:30 In staging,2023-01-01T16:30 Done",
    ])
  // In days of 24 hours: 0.125 (to the first of two done states), 1.5 (to the last of two finishes),
  // 1.5 (with the pause).
  let cycle = try timed.report("cycle-time", asOf: "2023-01-31")
  #expect(try timed.rows(cycle, "tickets", "id", as: String.self) == ["T-3", "T-2", "T-1"])
  #expect(
    try timed.rows(cycle, "tickets", "seconds") == [0.125, 1.5, 1.5].map { Int($0 * 86_400) })
}

/// Samples of so many full days, with the percentiles that the tool finds. It interpolates between two
/// values where nearest rank takes the upper one or the lower; and a day that was begun counts here.
@Test(arguments: [
  ([1, 3, 5, 7, 9], ["p50": 5]),
  ([0, 2, 4, 4, 5, 6, 7, 8, 8, 10], ["p50": 5.5, "p70": 7.3, "p85": 8]),
  (Array(0...20), ["p50": 10, "p70": 14, "p85": 17, "p95": 19]),
])
func thePercentilesOfJiraFlowMetrics(_ values: [Int], _ theirs: [String: Double]) throws {
  let stories = values.enumerated().map { index, value in
    ("T-\(index)", "2024-03-01 Doing,2024-03-\(value < 9 ? "0" : "")\(value + 1)T12:00 Done")
  }
  let dated = try DatedBacklog(
    workflow: "Doing: doing, Done: done", Dictionary(uniqueKeysWithValues: stories))
  let report = try dated.report("cycle-time", asOf: "2024-03-31")
  let ours = try #require(report["percentiles"] as? [String: Int])
  #expect(Set(ours.keys) == Set(theirs.keys))
  for (name, value) in theirs {
    #expect(ours[name] == Int(value.rounded(.down)) + 1, "\(name)")
  }
}

/// The month of throughput in Lighthouse's tests (LetPeopleWork, `ForecastServiceTest`), with the
/// ranges in which its simulations are to come out.
@Test func theForecastsOfLighthouse() throws {
  let throughput = [
    2, 0, 0, 5, 1, 3, 2, 4, 0, 0, 1, 1, 2, 4, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0,
  ]
  let stories = throughput.enumerated().flatMap { day, count in
    (0..<count).map { number in
      ("L-\(day + 1)-\(number)", "2024-05-\(day < 9 ? "0" : "")\(day + 1)T10:00 Done")
    }
  }
  let dated = try DatedBacklog(
    workflow: "Doing: doing, Done: done", Dictionary(uniqueKeysWithValues: stories))
  let howMany = [
    10: ["p50": 9...11, "p70": 7...9, "p85": 5...7, "p95": 3...5],
    30: ["p50": 30...33, "p70": 27...29, "p85": 23...25, "p95": 19...21],
  ]
  for (days, ranges) in howMany {
    let forecast = try dated.report("forecast", "--days", "\(days)", asOf: "2024-05-31")
    let counts = try #require(forecast["howMany"] as? [String: Int])
    for (name, range) in ranges { #expect(range.contains(try #require(counts[name])), "\(name)") }
  }
  let when = [
    28: ["p50": 26...28, "p70": 29...31, "p85": 33...36, "p95": 38...41],
    35: ["p50": 32...34, "p70": 36...39, "p85": 40...43, "p95": 46...49],
  ]
  for (items, ranges) in when {
    let forecast = try dated.report("forecast", "--items", "\(items)", asOf: "2024-05-31")
    let days = try #require(forecast["when"] as? [String: [String: Any]])
    for (name, range) in ranges {
      #expect(range.contains(try #require(days[name]?["days"] as? Int)), "\(name) of \(items)")
    }
  }
  let both = try dated.report("forecast", "--items", "28", "--days", "30", asOf: "2024-05-31")
  #expect((0.65...0.73).contains(try #require(both["probability"] as? Double)))
}
