import TestSupport
import Testing
import TicketModel

@testable import TicketInterchange

private func plan(_ text: String, _ form: TicketForm? = nil) -> ImportPlan {
  ImportPlan(
    source: Array(text.utf8),
    options: ImportOptions(ticketsFrom: form, initialStatus: "todo", doneStatus: "done"))
}

/// Backlogs in forms that people write.
@Suite struct FormsTests {
  @Test func aTableIsABacklogBesideALegendAndASummary() {
    let plan = plan(
      """
      # Atelier — backlog

      | Priorité | Sens |
      |---|---|
      | P0 | tout de suite |

      ## Cuisson

      | ID | Story | Statut | Est. | Critères d'acceptation |
      |----|-------|:------:|-----:|---|
      | AT-1 | **Chauffer** le four | ✅ Terminé | 3 | chaud<br>stable |
      | AT-2 | Refroidir \\| vite | En cours | 5 | |

      | Total | 8 |
      |---|---|
      | reste | 5 |
      """)
    let tickets = plan.tickets.filter { !$0.isContainer }
    #expect(tickets.map(\.id) == ["AT-1", "AT-2"])
    #expect(tickets.map(\.status) == ["done", "in-progress"])
    #expect(tickets.map(\.estimate) == ["3", "5"])
    #expect(tickets.map(\.title) == ["**Chauffer** le four", "Refroidir | vite"])
    #expect(plan.text("AT-1").contains("## Acceptance criteria\n\n- [ ] chaud\n- [ ] stable\n"))
    #expect(plan.tickets.first(where: \.isContainer)?.title == "Cuisson")
    let texts = plan.files.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(texts.contains { $0.contains("| reste | 5 |") })
  }

  @Test func aTicketInSeveralPlacesIsOne() {
    let plan = plan(
      """
      # Plan
      | ID | Title | Priority |
      |---|---|---|
      | XY-1 | Open | High |

      ## Sprint 2
      - [x] XY-1

      ## Detail
      ### XY-1: Open
      **Priority:** Low
      It opens.
      """)
    #expect(plan.tickets.filter { !$0.isContainer }.map(\.id) == ["XY-1"])
    let text = plan.text("XY-1")
    for part in ["status: done", "priority: High", "sprint: 2", "It opens.", "**Priority:** Low"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test func aContradictionIsReported() {
    let plan = plan("## Done\n- [ ] AB-1: One\n\n## In progress\n- [x] AB-2: Two\n")
    #expect(plan["AB-1"]?.status == "done")
    #expect(plan["AB-2"]?.status == "done")
    #expect(plan.notices.count { $0.message.contains("taken as done") } == 2)
  }

  @Test(arguments: [
    ("### #001 — Title one\n\n### #002 — Title two", ["P-001", "P-002"]),
    ("- [1.1] Title one\n- [1.2] Title two", ["P-1.1", "P-1.2"]),
    ("- **C5.1** Title one\n- **C5.2** Title two", ["C5.1", "C5.2"]),
    ("### Story 2.3: Title one\n### Story 2.4: Title two", ["P-US2.3", "P-US2.4"]),
    ("**US-1: Title one**\n\ntext\n\n**US-2: Title two**", ["US-1", "US-2"]),
    ("- [ ] T001 Title one\n- [x] T002 Title two", ["T001", "T002"]),
  ])
  func idsHaveManyForms(_ text: String, _ ids: [String]) {
    let plan = plan("# P\n\n\(text)\n")
    #expect(plan.tickets.filter { !$0.isContainer }.map(\.id) == ids, "\(plan.files.map(\.path))")
    #expect(plan[ids[0]]?.title == "Title one")
  }

  @Test func headingsWithFieldsAreTickets() {
    let plan = plan(
      """
      # Backlog

      - 🔴 **Haute** : bloque
      - 🟢 **Basse** : attendra

      ## 🔒 Sécurité

      ### 1. Limiter les appels 🔴

      **Problème** : rien ne limite.

      **Estimation** : 2-3 heures

      **Labels** : `api`, `sécurité`

      **Date cible** : 1er mars 2026

      ### 2. Valider les adresses 🟢

      **Estimation** : 1 heure

      **Labels** : `api`

      ## Sprint 1
      1. Limiter les appels
      """)
    let tickets = plan.tickets.filter { !$0.isContainer }
    #expect(tickets.map(\.title) == ["Limiter les appels", "Valider les adresses"])
    #expect(tickets.map(\.priority) == ["Haute", "Basse"])
    let text = plan.text(tickets.first?.id ?? "")
    for part in ["due: 2026-03-01", "duration: 2-3 heures", "labels: [api, sécurité]", "sprint: 1"]
    {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(plan.notices.contains { $0.message.contains("--tickets-from") })
  }

  @Test func aChecklistIsABacklogWithTasksBelow() {
    let plan = plan("# Todo\n\n- [ ] Buy flour\n  - [x] find a mill\n- [x] Bake\n")
    #expect(plan.tickets.map(\.title) == ["Buy flour", "Bake"])
    #expect(plan.tickets.map(\.status) == ["in-progress", "done"])
    #expect(plan.text(plan.tickets[0].id).contains("- [x] find a mill"))
  }

  @Test func fieldsStandInOneLineAndBelowTheirKeys() {
    let plan = plan(
      """
      ### AB-1: One
      **Priority:** P1 | **Estimate:** 5 pts | **Owner:** @ada

      ### AB-2: Two [P2] (3 pts)
      Owner:
      Bob

      Depends on: AB-1

      ### AB-3: Three
      `P0` `M` `backend`
      """)
    #expect(plan.tickets.map(\.priority) == ["P1", "P2", "P0"])
    #expect(plan.tickets.map(\.estimate) == ["5", "3", "M"])
    #expect(plan["AB-2"]?.owners == ["Bob"])
    #expect(plan["AB-2"]?.title == "Two")
    #expect(plan.text("AB-2").contains("depends-on: [AB-1]"))
    #expect(plan.text("AB-3").contains("labels: [backend]"))
  }

  @Test func aScenarioIsOneCriterion() {
    let plan = plan(
      "### AB-1: One\n**AC:**\n- Given a door\n- When I push\n- Then it opens\n- Given a wall\n")
    #expect(
      plan.text("AB-1").hasSuffix(
        "- [ ] Given a door\n  - When I push\n  - Then it opens\n- [ ] Given a wall\n"))
  }

  /// Documents of random pieces: nothing crashes, and every line is accounted for.
  @Test(arguments: 0..<40)
  func anyDocumentIsAccountedFor(_ seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    let pieces = [
      "# ", "## ", "### ", "- ", "* ", "1. ", "- [ ] ", "- [x] ", "  ", "    ", "\t", "| ", " | ",
      "|---|", "AB-1", "AB-2: ", "US-3 — ", "**", "`", "Sprint 1", "Epic: ", "Owner: ", "Estim 3",
      "Status: Done", "Critères d'acceptation :", "✅", "🔴", "P0", "(", ")", "[", "]", "\n", "\n",
      "\n\n", "---", "===", "```yaml", "```", "<!--", "-->", "Wave 1: Epic 1", "Definition of Done",
      "é", "\u{A0}", "\u{0}", "> ", "#12", "1.1 ", "Given ", "~~", "id: x", "ID", "Title", "=", ":",
    ]
    let text = (0..<120).map { _ in dice.pick(pieces) }.joined()
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    for form in [nil] + TicketForm.allCases {
      let plan = plan(text, form)
      let totals = plan.totals
      #expect(totals.total == lines.count, "seed \(seed)")
      #expect(
        plan.lines.map(\.line) == Array(1...max(1, lines.count)).prefix(lines.count).map { $0 })
      #expect(Set(plan.files.map(\.path)).count == plan.files.count, "seed \(seed)")
      for ticket in plan.tickets { #expect(TicketID(ticket.id) != nil, "seed \(seed)") }
    }
  }
}
