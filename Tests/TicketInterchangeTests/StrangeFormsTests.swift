import Testing
import TicketModel

@testable import TicketInterchange

private func plan(_ text: String, _ fileName: String = "plan.md") -> ImportPlan {
  ImportPlan(
    source: Array(text.utf8),
    options: ImportOptions(initialStatus: "todo", doneStatus: "done", fileName: fileName))
}

extension ImportPlan {
  fileprivate var work: [PlannedTicket] { tickets.filter { !$0.isContainer } }
}

/// What is no ticket, and forms of what is one that are easily taken for something else.
@Suite struct StrangeFormsTests {
  @Test(arguments: [
    "# Oven\n\n## Features\n\n- bakes\n- cools\n\n## Testing\n\n- run the tests\n",
    "# Kanban oven\n\n## Commands\n\n- bake\n\n## Options\n\n- cool\n",
    "# Oven\n\n| Key | Default | Description |\n|---|---|---|\n| heat-max | 3 | how hot |\n| name | x | its name |\n",
  ])
  func aReadmeHoldsNoTickets(_ text: String) {
    #expect(plan(text, "README.md").tickets.isEmpty)
  }

  @Test func aRoadmapInAReadmeHoldsTickets() {
    let plan = plan(
      "# Oven\n\n## Features\n\n- bakes\n\n## Roadmap\n\n- cool\n- clean\n", "README.md")
    #expect(plan.work.map(\.title) == ["cool", "clean"])
  }

  @Test func theVersionsOfAChangeLogAreNoTickets() {
    let plan = plan(
      "# Changes\n\n## [1.2.0] - 2026-01-05\n\n- an oven\n\n## [1.1.0] (2026-01-02)\n")
    #expect(plan.tickets.isEmpty)
  }

  @Test func aBoxMayBeDrawnOrHoldAnotherMark() {
    let plan = plan(
      """
      # Todo

      - ☐ Knead
      - ☑ Buy flour
      - [~] Heat the oven
      - [-] Light a fire
      - [/] Weigh the salt
      """)
    #expect(
      plan.work.map(\.title)
        == ["Knead", "Buy flour", "Heat the oven", "Light a fire", "Weigh the salt"])
    #expect(plan.work.map(\.status) == ["todo", "done", "in-progress", "dropped", "in-progress"])
  }

  @Test func aMarkInABoxStandsBeforeAnID() {
    let plan = plan("# Todo\n\n- [/] XY-1: Weigh\n- [-] XY-2: Sift\n")
    #expect(plan.work.map(\.id) == ["XY-1", "XY-2"])
    #expect(plan.work.map(\.title) == ["Weigh", "Sift"])
    #expect(plan.work.map(\.status) == ["in-progress", "dropped"])
  }

  @Test func theNumbersOfBoxesAreTheirIDs() {
    let plan = plan("# OVEN plan\n\n- [x] 1. Build\n  - [x] 1.1 Draw\n- [ ] 12. Paint\n")
    #expect(plan.work.map(\.id) == ["OVEN-1", "OVEN-12"])
    #expect(plan.work.map(\.title) == ["Build", "Paint"])
    #expect(plan.text("OVEN-1").contains("- [x] 1.1 Draw"))
  }

  @Test func numbersInParenthesesBelongToNoTitle() {
    let plan = plan(
      "# OVEN backlog\n\n## Now\n\n### 1) Door\n\n### 2) Grill\n\n### 3) Light\n")
    #expect(plan.work.map(\.id) == ["OVEN-1", "OVEN-2", "OVEN-3"])
    #expect(plan.work.map(\.title) == ["Door", "Grill", "Light"])
  }

  @Test func aSentenceThatWasWrappedIsOneTitle() {
    let plan = plan(
      """
      # Todo

      - [ ] Put the loaves that have risen into
        the oven before it cools (P1)
      - [ ] Clean the oven
        It is black.
      """)
    #expect(
      plan.work.map(\.title)
        == ["Put the loaves that have risen into the oven before it cools", "Clean the oven"])
    #expect(plan.work.map(\.priority) == ["P1", nil])
    #expect(plan.text(plan.work[1].id).contains("It is black."))
    #expect(plan.totals.fields == 3)
  }

  @Test func aTitleThatIsALinkIsItsWords() {
    let plan = plan("# Todo\n\n## Doing\n\n- [Bake it](stories/7.md)\n\n## Done\n\n- Cool it\n")
    #expect(plan.work.map(\.title) == ["Bake it", "Cool it"])
    #expect(plan.text(plan.work[0].id).contains("[Bake it](stories/7.md)"))
  }

  @Test func aTableNeedsNoBarAtItsEdges() {
    let plan = plan(
      """
      En tant que | Je veux | Pour
      --- | --- | ---
      boulanger | ouvrir la porte | entrer
      client | voir le prix | payer
      """)
    #expect(plan.work.map(\.title) == ["ouvrir la porte", "voir le prix"])
    #expect(plan.text(plan.work[0].id).contains("En tant que: boulanger"))
  }

  @Test func aColumnOfSentencesNamesTheTicketsBeforeARemark() {
    let plan = plan(
      """
      # Backlog

      | # | Chantier / besoin | Thème | État | Commentaire |
      |---|---|---|---|---|
      | 1 | Poser la porte | bois | à faire | avant le four |
      | 2 | Monter le four | métal | fait | lourd, à deux |
      """)
    #expect(plan.work.map(\.title) == ["Poser la porte", "Monter le four"])
    #expect(plan.text(plan.work[1].id).contains("lourd, à deux"))
  }

  @Test func aRegisterWithoutTitlesIsNamedByItsNotes() {
    let plan = plan(
      """
      # Engineering backlog

      | Date | Story | Type | Owner | Status | Notes |
      |---|---|---|---|---|---|
      | 2026-01-05 | 1-5 | debt | Ada | Open | Replace the oven's fan |
      """)
    #expect(plan.work.map(\.title) == ["Replace the oven's fan"])
    #expect(plan.text(plan.work[0].id).contains("Story: 1-5"))
  }

  @Test func requirementsThatStoriesMeetAreNoTickets() {
    let plan = plan(
      """
      # OVEN epics

      ## Requirements inventory

      - FR1: The oven bakes
      - FR2: The oven cools

      ## Epic 1: Heat

      ### Story 1.1: Bake

      Covers FR1.

      ### Story 1.2: Cool
      """)
    #expect(plan.work.map(\.title) == ["Bake", "Cool"])
  }

  @Test func aLineWithDashesBelowIsAHeading() {
    let plan = plan("Backlog\n=======\n\nSprint 2\n--------\n\n- [ ] Bake\n")
    #expect(plan.tickets.first(where: \.isContainer)?.title == "Sprint 2")
    #expect(plan.work.first?.parent == plan.tickets.first(where: \.isContainer)?.id)
  }

  @Test func aTicketDoesNotDependOnItself() {
    let plan = plan("# Plan\n\n- AB-1: Bake\n  - Depends on: AB-1\n- AB-2: Cool\n")
    #expect(!plan.text("AB-1").contains("depends-on"))
    #expect(plan.text("AB-1").contains("Depends on: AB-1"))
  }

  /// Each of the lines might be the dashes below the header of another table.
  @Test func aLongRunOfLinesLikeTheDashesOfATableIsRead() {
    let plan = plan("# Plan\n\na | b\n" + String(repeating: "-|-\n", count: 20_000))
    #expect(plan.totals.total == 20_003)
    #expect(plan.work.isEmpty)
  }
}
