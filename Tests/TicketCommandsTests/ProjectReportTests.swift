import Foundation
import TestSupport
import Testing

/// Two projects: `web` does as the backlog says, `shop` has states, fields, sprints and a start of its own.
@Suite struct ProjectReportTests {
  let backlog: TestBacklog

  init() throws {
    backlog = try TestBacklog(isCommitted: false)
    let repository = backlog.repository
    try repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration.components(separatedBy: "rules:")[0]
        + "sprints: {first: 2026-01-05, length: 2 weeks}\n")
    try repository.remove("backlog/k/K-1.md")
    try repository.write(
      "backlog/shop/project.yml",
      """
      workflow:
        making: {category: doing}
        shelved: {category: doing, wait: true}
        sold: {category: done}
      fields:
        estimate: {from: points}
      sprints: {first: 2026-01-05, length: 1 week}
      metrics: {start: last}

      """)
    for project in ["shop", "web"] { try write(project, "todo", points: 3, day: 5) }
  }

  private func write(
    _ project: String, _ status: String, points: Int, day: Int, sprint: Int = 1
  ) throws {
    let key = project == "shop" ? "points" : "estimate"
    try backlog.repository.write(
      "backlog/\(project)/\(project)-1.md",
      """
      ---
      id: \(project)-1
      title: One
      type: story
      status: \(status)
      \(key): \(points)
      sprint: \(sprint)
      ---

      """)
    try backlog.repository.commit(
      "x", date: "2026-01-\(day < 10 ? "0" : "")\(day)T10:00:00Z")
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try backlog.run(
      ["report"] + arguments + ["--format", "json", "--as-of", "2026-01-20"])
    #expect(result.status == 0, "\(result.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any])
  }

  private func sprints(_ query: String...) throws -> [String] {
    let result = try backlog.run(
      ["report", "velocity", "--format", "json", "--as-of", "2026-01-20"] + query)
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let sprints = (value as? [String: Any])?["sprints"] as? [[String: Any]] ?? []
    return sprints.map {
      "\($0["sprint"] ?? ""): \($0["committed"] ?? "") \($0["completed"] ?? "")"
    }
  }

  @Test func velocityReadsEachProjectsOwnFieldsAndSprints() throws {
    for project in ["shop", "web"] {
      try write(project, "todo", points: 5, day: 6)
      try write(project, project == "shop" ? "sold" : "done", points: 5, day: 7)
      try write(project, project == "shop" ? "sold" : "done", points: 8, day: 8)
    }
    #expect(try sprints("project:shop") == ["1: 3 5", "2: 0 0", "3: 0 0"])
    #expect(try sprints("project:web") == ["1: 3 5", "2: 0 0"])
    #expect(
      try sprints() == ["shop 1: 3 5", "1: 3 5", "shop 2: 0 0", "shop 3: 0 0", "2: 0 0"])
  }

  @Test func burndownTakesTheSprintOfTheProject() throws {
    let shop = try json("burndown", "project:shop")
    #expect(shop["sprint"] as? String == "3")
    #expect(shop["first"] as? String == "2026-01-19")
    let web = try json("burndown", "project:web", "--for", "1")
    #expect((web["days"] as? [Any])?.count == 14)
    let named = try json("burndown", "--for", "shop 1")
    #expect(named["committed"] as? Double == 3)
    #expect(named["committedTickets"] as? Int == 1)
    #expect(named["project"] as? String == "shop")
  }

  @Test func startAndWaitAreTheProjectsOwn() throws {
    try write("shop", "making", points: 3, day: 6)
    try write("shop", "todo", points: 3, day: 7)
    try write("shop", "making", points: 3, day: 8)
    try write("shop", "shelved", points: 3, day: 9)
    try write("shop", "sold", points: 3, day: 10)
    try write("web", "in-progress", points: 3, day: 6)
    try write("web", "todo", points: 3, day: 7)
    try write("web", "in-progress", points: 3, day: 8)
    try write("web", "done", points: 3, day: 9)
    let tickets = try #require(try json("cycle-time")["tickets"] as? [[String: Any]])
    let days = tickets.map { "\($0["id"] ?? "") \($0["cycleTimeDays"] ?? "")" }
    #expect(days == ["web-1 4", "shop-1 3"])
    #expect(try json("efficiency", "project:shop")["efficiency"] as? Double == 0.5)
    let first = try json("cycle-time", "--start", "first")
    #expect((first["tickets"] as? [[String: Any]])?.last?["cycleTimeDays"] as? Int == 5)
  }

  @Test func aDeletedTicketKeepsTheStatesOfItsProject() throws {
    try write("shop", "making", points: 3, day: 6)
    try backlog.repository.git(["rm", "-q", "backlog/shop/shop-1.md"])
    try backlog.repository.commit("x", date: "2026-01-08T10:00:00Z")
    try backlog.repository.write(
      "backlog/shop/shop-2.md", "---\nid: shop-2\ntitle: Two\nstatus: todo\n---\n")
    try backlog.repository.commit("x", date: "2026-01-08T11:00:00Z")
    let days = try #require(try json("wip")["days"] as? [[String: Any]])
    #expect(days.prefix(4).map { $0["count"] as? Int } == [0, 1, 1, 0])
    let issues = try #require(try json("quality")["issues"] as? [[String: Any]])
    #expect(issues.map { $0["kind"] as? String } == ["deleted"])
    try expectProjects(["shop", "web"])
  }

  /// Nothing is left of the project but its commits, or its configuration alone.
  @Test(arguments: [true, false])
  func aDeletedProjectKeepsItsStates(isConfigurationDeleted: Bool) throws {
    try write("shop", "making", points: 3, day: 6)
    let gone = isConfigurationDeleted ? "backlog/shop" : "backlog/shop/shop-1.md"
    try backlog.repository.git(["rm", "-rq", gone])
    try backlog.repository.commit("x", date: "2026-01-08T10:00:00Z")
    let days = try #require(try json("wip")["days"] as? [[String: Any]])
    #expect(days.prefix(4).map { $0["count"] as? Int } == [0, 1, 1, 0])
    let issues = try #require(try json("quality")["issues"] as? [[String: Any]])
    #expect(issues.map { $0["kind"] as? String } == ["deleted"])
    try expectProjects(["shop", "web"])
  }

  private func expectProjects(_ names: [String]) throws {
    let groups = try #require(try json("wip", "--by", "project")["groups"] as? [[String: Any]])
    #expect(groups.map { $0["group"] as? String } == names)
  }
}
