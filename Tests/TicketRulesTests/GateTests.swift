import Testing
import TicketModel
import TicketRules

@Suite struct GateTests {
  private static let configuration = """
    rules:
      proven: {on: enter done, when: "type:story", require: [checkboxes]}

    """

  private func ticket(_ header: String, _ body: String = "- [x] a") -> String {
    "---\ntitle: T\n\(header)\n---\n\(body)\n"
  }

  private func verdict(
    _ words: String, _ texts: [String], configuration: String = configuration
  ) throws -> Gate.Verdict {
    let snapshot = try Fixture(configuration).snapshot(texts: texts)
    let selection = try GateSelection(words, in: snapshot, today: Fixture.today)
    return Gate(RuleRunner(snapshot), snapshot, today: Fixture.today).verdict(on: selection)
  }

  private func blockers(_ verdict: Gate.Verdict) -> [String] {
    verdict.blockers.map { "\($0.ticket.idText ?? ""): \($0.reasons.map(\.rule))" }
  }

  @Test func allUnderAnEpicMustBeDoneAndProven() throws {
    let verdict = try verdict(
      "e-1",
      [
        ticket("id: E-1\ntype: epic\nstatus: in-progress"),
        ticket("id: F-1\ntype: feature\nstatus: done\nparent: E-1"),
        ticket("id: S-1\ntype: story\nstatus: done\nparent: F-1", "- [ ] a"),
        ticket("id: S-2\ntype: story\nstatus: todo\nparent: F-1", "- [ ] a"),
        ticket("id: S-3\ntype: story\nstatus: todo\nparent: F-1"),
        ticket("id: S-4\ntype: story\nstatus: dropped\nparent: F-1", "- [ ] a"),
        ticket("id: S-5\ntype: story\nstatus: todo"),
      ])
    #expect(!verdict.isReady)
    #expect(
      blockers(verdict) == [
        "S-1: [\"proven\"]", "S-2: [\"not-done\", \"proven\"]", "S-3: [\"not-done\"]",
      ])
    #expect([verdict.count, verdict.done, verdict.dropped] == [5, 2, 1])
  }

  @Test func whatIsDoneAndProvenIsReady() throws {
    let verdict = try verdict(
      "E-1",
      [
        ticket("id: E-1\ntype: epic\nstatus: todo"),
        ticket("id: S-1\ntype: story\nstatus: done\nparent: E-1"),
      ])
    #expect(verdict.isReady)
    #expect(verdict.head?.idText == "E-1")
  }

  @Test func theHeadMustPassItsOwnRules() throws {
    let rules =
      "rules: {closed: {on: enter done, when: 'type:epic', require: [field: owner, children]}}"
    let child = ticket("id: S-1\ntype: story\nstatus: done\nparent: E-1")
    let found = try verdict(
      "E-1", [ticket("id: E-1\ntype: epic\nstatus: todo"), child], configuration: rules)
    #expect(blockers(found) == ["E-1: [\"closed\"]"])
    #expect(
      try verdict(
        "E-1", [ticket("id: E-1\ntype: epic\nstatus: todo\nowner: A"), child],
        configuration: rules
      ).isReady)
  }

  @Test func aWaiverOpensTheGate() throws {
    let waiver = "waivers: [{rule: proven, reason: r, until: 2026-12-31}]"
    let verdict = try verdict(
      "S-1", [ticket("id: S-1\ntype: story\nstatus: done\n\(waiver)", "- [ ] a")])
    #expect(verdict.isReady)
    #expect(verdict.waived == 1)
  }

  @Test(arguments: [
    ("2.0", 2), ("milestone:2.0", 2), ("Sprint 4", 1), ("sprint:\"Sprint 4\" or S-3", 2),
    ("S-3", 1), ("is:open", 1), ("Shop", 2), ("M-1", 1), ("Demo", 6),
  ])
  func aSelectorIsAnIDATitleANameOrAQuery(words: String, count: Int) throws {
    let texts = [
      "---\nid: E-1\ntitle: shop\ntype: epic\nstatus: done\n---\n",
      ticket("id: S-1\nstatus: done\nmilestone: \"2.0\"\nparent: E-1"),
      ticket("id: S-2\nstatus: done\nmilestone: \"2.0\"\nsprint: sprint 4\nparent: E-1"),
      ticket("id: S-3\nstatus: todo"),
      "---\nid: M-1\ntitle: Big bang\ntype: milestone\nstatus: done\n---\n",
      ticket("id: S-4\nstatus: done\nmilestone: big bang"),
    ]
    #expect(try verdict(words, texts).count == count)
  }

  @Test(arguments: [
    ("E-9", "no ticket is under E-9"), ("E-7", "did you mean"), ("nothing at all", "no ticket,"),
    ("sprint:none", "no ticket matches"), ("", "is called"), ("4", "a milestone and a sprint"),
    ("Twin", "2 tickets are called"), ("(", "the query ends"), ("stats:done", "field"),
    ("demo", "\"demo\" is a sprint and a project"), ("demos", "did you mean demo?"),
  ])
  func whatSelectsNothingIsAnErrorAndNoPass(words: String, message: String) throws {
    let snapshot = try Fixture().snapshot(texts: [
      ticket("id: E-9\ntype: epic\nstatus: done"), ticket("id: S-1\nstatus: done\nsprint: 4"),
      ticket("id: S-2\nstatus: done\nmilestone: 4"),
      ticket("id: S-3\nstatus: done\nsprint: Demo"),
      "---\nid: T-1\ntitle: Twin\ntype: epic\nstatus: done\n---\n",
      "---\nid: T-2\ntitle: twin\ntype: epic\nstatus: done\n---\n",
    ])
    let failure = #expect(throws: GateSelection.Failure.self) {
      _ = try GateSelection(words, in: snapshot, today: Fixture.today)
    }
    let said = "\(failure?.message ?? "") \(failure?.hint ?? "")"
    #expect(said.contains(message), "\(said)")
  }

  @Test func aRingOfParentsEndsAndBlocks() throws {
    let verdict = try verdict(
      "A-1",
      [
        ticket("id: A-1\nstatus: done\nparent: A-2"), ticket("id: A-2\nstatus: done\nparent: A-1"),
      ])
    #expect(blockers(verdict) == ["A-1: [\"parent-cycle\"]"])
  }

  @Test func whatWasDoneBeforeARuleBeganIsExempt() throws {
    let snapshot = try Fixture(
      "rules: {proven: {on: enter done, since: 2026-02-01, require: [checkboxes]}}"
    ).snapshot(texts: [ticket("id: S-1\nstatus: done", "- [ ] a")])
    let selection = try GateSelection("S-1", in: snapshot, today: Fixture.today)
    for (day, isReady) in [("2026-01-31", true), ("2026-02-01", false)] {
      let arrival = try #require(CalendarDay(day))
      let gate = Gate(
        RuleRunner(snapshot), snapshot, today: Fixture.today, arrivals: ["s-1": arrival])
      #expect(gate.verdict(on: selection).isReady == isReady)
    }
  }
}
