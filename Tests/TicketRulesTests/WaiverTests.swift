import Testing
import TicketModel
import TicketRules
import TicketSyntax

@Suite struct WaiverTests {
  private func judged(
    _ waivers: String, rules: String = "", fields: String = "odd: 1",
    before: [String]? = nil, scope: Set<String>? = nil
  ) throws -> Judgement {
    let fixture = try Fixture(
      "rules:\n  unknown-field: error\n  boxes: {on: enter done, require: [checkboxes]}\n" + rules)
    let snapshot = fixture.snapshot(["id: A-1\nstatus: todo\n\(fields)\n\(waivers)"])
    return RuleRunner(snapshot).judge(
      today: Fixture.today,
      RuleRunner.Options(before: before.map { fixture.snapshot($0) }, scope: scope))
  }

  @Test(arguments: [
    "waivers: [{rule: unknown-field, reason: old report, until: 2026-12-31}]",
    "waivers: [{rule: Unknown-Field, reason: old report, until: 2026-12-31}]",
    "waivers:\n  - rule: unknown-field\n    reason: old report\n    by: Ada\n    until: 2026-12-31",
    "waivers:\n  - {rule: unknown-field, reason: \"on the last day\", until: 2026-02-16}",
  ])
  func aWaiverExcusesItsFinding(waivers: String) throws {
    let judgement = try judged(waivers)
    #expect(judgement.findings.isEmpty, "\(judgement.findings)")
    #expect(judgement.waived.map(\.rule) == ["unknown-field"])
  }

  @Test(arguments: [
    ("waivers: [{rule: unknown-field, reason: r, until: 2026-02-15}]", ["expired-waiver"]),
    ("waivers: [{rule: unknown-field, until: 2026-12-31}]", ["invalid-waiver"]),
    ("waivers: [{rule: unknown-field, reason: r}]", ["invalid-waiver"]),
    ("waivers: [{rule: unknown-field, reason: r, until: soon}]", ["invalid-waiver"]),
    ("waivers: [{rule: unknown-field, reason: '', until: 2026-12-31}]", ["invalid-waiver"]),
    ("waivers: [{rule: unknwn-field, reason: r, until: 2026-12-31}]", ["invalid-waiver"]),
    ("waivers: [{rule: unknown-field, reason: r, unti: 2026-12-31}]", ["invalid-waiver"]),
    ("waivers: [{rule: duplicate-id, reason: r, until: 2026-12-31}]", ["invalid-waiver"]),
    ("waivers: unknown-field", ["invalid-waiver"]),
    ("waivers: [unknown-field]", ["invalid-waiver"]),
    ("waivers: [{reason: r, until: 2026-12-31}]", ["invalid-waiver"]),
    ("waivers: [{rule: past-due, reason: r, until: 2026-12-31}]", ["unused-waiver"]),
  ])
  func whatIsNoWaiverExcusesNothing(waivers: String, rules: [String]) throws {
    let judgement = try judged(waivers)
    #expect(judgement.waived.isEmpty)
    #expect(judgement.findings.map(\.rule).sorted() == (rules + ["unknown-field"]).sorted())
    #expect(judgement.findings.allSatisfy { $0.location.line >= 5 }, "\(judgement.findings)")
  }

  @Test func aWaiverOfAMoveIsInUseAsLongAsTheTicketFallsShort() throws {
    let waiver = "waivers: [{rule: boxes, reason: r, until: 2026-12-31}]"
    #expect(
      try judged(waiver, fields: "title: x").findings.allSatisfy { $0.rule != "unused-waiver" })
    let optional = try judged(
      waiver.replacing("boxes", with: "free"),
      rules: "  free: {on: enter done, require: [checkboxes: {optional: true}]}\n", fields: "due:")
    #expect(optional.findings.map(\.rule) == ["unused-waiver"])
  }

  @Test func aWaiverOfARefusedMoveLetsItThrough() throws {
    let fixture = try Fixture("rules: {boxes: {on: enter done, require: [checkboxes]}}")
    let waiver = "\nwaivers: [{rule: boxes, reason: r, until: 2026-12-31}]"
    let judgement = RuleRunner(fixture.snapshot(["id: A-1\nstatus: done" + waiver])).judge(
      today: Fixture.today,
      RuleRunner.Options(before: fixture.snapshot(["id: A-1\nstatus: todo"])))
    #expect(judgement.findings.isEmpty, "\(judgement.findings)")
    #expect(judgement.waived.map(\.rule) == ["boxes"])
  }

  @Test func aWaiverIsOfItsOwnTicketAlone() throws {
    let fixture = try Fixture()
    let judgement = RuleRunner(
      fixture.snapshot([
        "id: A-1\nstatus: todo\nodd: 1\n"
          + "waivers: [{rule: unknown-field, reason: r, until: 2026-12-31}]",
        "id: A-2\nstatus: todo\nodd: 1",
      ])
    ).judge(today: Fixture.today)
    #expect(judgement.findings.map(\.ticket) == ["A-2"])
    #expect(judgement.waived.map(\.ticket) == ["A-1"])
  }
}
