import Libgit2
import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

/// A repository whose one ticket, `A-1`, is planned anew now and then.
private struct Plans {
  let history: History
  var configurations: [String: BacklogConfiguration] = [:]

  init() throws { history = try History() }

  func write(
    _ fields: String, day: Int, id: String = "A-1", status: String = "todo",
    path: String = "backlog/a.md"
  ) throws {
    try history.repository.write(path, "---\nid: \(id)\nstatus: \(status)\n\(fields)---\n")
    try history.repository.commit("x", date: History.day(day))
  }

  func read(isCached: Bool = false) throws -> PlanHistory {
    let git = try Opened.repository(history.repository)
    let tip = try #require(try git.resolve("refs/heads/main"))
    let reader = PlanReader(
      repository: git, layout: BacklogLayout(root: "backlog"),
      cache: isCached ? HistoryCache(of: git) : nil,
      configuration: { configurations[$0] ?? .standard })
    return try reader.read(from: tip)
  }

  /// Each plan's estimate with the day since which it holds; the cached answer is the same.
  func estimates(_ id: String = "a-1") throws -> [String] {
    let plain = try read()
    #expect(try read(isCached: true) == plain)
    #expect(try read(isCached: true) == plain)
    return (plain.changes[id] ?? []).map { change in
      let day = BacklogTimeZone.utc.day(of: change.recorded).description.suffix(2)
      let estimate = change.plan.map { $0.estimate.map { "\(Int($0))" } ?? "-" }
      return "\(estimate ?? "gone") \(day)"
    }
  }
}

@Test func aPlanCountsFromTheCommitThatChangedItOnItsBranch() throws {
  let plans = try Plans()
  try plans.write("estimate: 3\n", day: 2)
  try plans.history.on("side")
  try plans.write("estimate: 5\n", day: 3)
  try plans.write("estimate: 5\n", day: 4, status: "done")
  try plans.history.on("main")
  try plans.history.set("todo", day: 5, path: "backlog/b.md", id: "B-1")
  try plans.history.git("merge", "-q", "--no-ff", "-m", "m", "side", day: 9)
  #expect(try plans.estimates() == ["- 01", "3 02", "5 03"])
  let landed = try #require(try plans.read().changes["a-1"]).map {
    BacklogTimeZone.utc.day(of: $0.landed).description.suffix(2)
  }
  #expect(landed == ["01", "02", "09"])
}

@Test func aVersionThatCannotBeReadLeavesThePlanAsItWas() throws {
  let plans = try Plans()
  try plans.write("estimate: 3\n", day: 2)
  try plans.history.repository.write("backlog/a.md", "nothing to be read\n")
  try plans.history.repository.commit("x", date: History.day(3))
  try plans.write("estimate: 3\nsprint: [\n", day: 4)
  try plans.write("estimate: 5\n", day: 5)
  #expect(try plans.estimates() == ["- 01", "3 02", "5 05"])
}

@Test func aPlanEndsWithItsFileAndMovesWithIt() throws {
  let plans = try Plans()
  try plans.write("estimate: 3\n", day: 2)
  try plans.history.git("mv", "backlog/a.md", "backlog/z.md")
  try plans.history.repository.commit("x", date: History.day(3))
  try plans.history.git("rm", "-q", "backlog/z.md")
  try plans.history.repository.commit("x", date: History.day(4))
  try plans.write("estimate: 3\n", day: 6)
  #expect(try plans.estimates() == ["- 01", "3 02", "gone 04", "3 06"])
}

@Test func theFirstPathSpeaksForAPlanToo() throws {
  let plans = try Plans()
  try plans.write("estimate: 3\n", day: 2)
  try plans.write("estimate: 8\n", day: 3, path: "backlog/b.md")
  #expect(try plans.estimates() == ["- 01", "3 02"])
}

@Test func eachProjectsOwnFieldsAreRead() throws {
  var plans = try Plans()
  var shop = BacklogConfiguration.standard
  shop.declare("estimate", FieldDeclaration(type: .number, from: "points"))
  for name in ["shop", "web"] {
    try plans.write(
      "estimate: 1\npoints: 8\n", day: 2, id: "\(name)-1", path: "backlog/\(name)/t.md")
  }
  #expect(try plans.estimates("shop-1") == ["1 02"])
  plans.configurations["shop"] = shop
  #expect(try plans.estimates("shop-1") == ["8 02"])
  #expect(try plans.estimates("web-1") == ["1 02"])
}

@Test func cachedPlansFollowTheCommits() throws {
  let plans = try Plans()
  for (day, points) in [3, 5, 5, 8].enumerated() {
    try plans.write("estimate: \(points)\nsprint: \(day)\nblocked: yes\n", day: day + 2)
    #expect(try plans.estimates().count == day + 2)
  }
  let first = try #require(try plans.read(isCached: true).changes["a-1"]?.last?.plan)
  #expect(first == TicketPlan(estimate: 8, sprint: "3", isBlocked: true))
  try plans.history.git("reset", "-q", "--hard", "HEAD~2")
  #expect(try plans.estimates() == ["- 01", "3 02", "5 03"])
  try plans.history.repository.write(".git/tickets/plans", "tickets-plans 2\nnothing of use\n")
  #expect(try plans.estimates() == ["- 01", "3 02", "5 03"])
}
