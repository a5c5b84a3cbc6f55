import Testing

@testable import TicketInterchange

private func plan(_ text: String) -> ImportPlan {
  ImportPlan(
    source: Array(text.utf8), options: ImportOptions(initialStatus: "todo", doneStatus: "done"))
}

extension ImportPlan {
  fileprivate var work: [PlannedTicket] { tickets.filter { !$0.isContainer } }
}

/// Forms that backlogs of teams have which never saw each other's.
@Suite struct UnlikeFormsTests {
  @Test func aColumnOfIDsTakesThemAsTheyAreWritten() {
    let plan = plan(
      """
      # Backlog

      | ID | Descriptif | Priorité | État |
      | :-: | -- | :-: | :-: |
      | US#01 | **En tant que** lecteur, je cherche un livre | Haute | DONE |
      | T_INIT | Préparer la base | Basse | TODO |
      | T_USR_Cf2 | Lire la configuration | Basse | TODO |
      | Total | | 3 | |
      """)
    #expect(plan.work.map(\.id) == ["US-01", "T-INIT", "T-USR-Cf2"])
    #expect(plan.work.map(\.status) == ["done", "todo", "todo"])
    #expect(plan.text("T-INIT").contains("title: Préparer la base\n"))
  }

  @Test func aColumnOfStoriesThatHoldsIDsNamesParents() {
    let plan = plan(
      """
      # Task board

      | ID | Story | Tâche | Pts |
      |---|---|---|---:|
      | T-OP-01 | OP-014 | Écrire le script | 2 |
      | T-OP-02 | OP-014 | Brancher le script | — |

      | Story | Task | Owner |
      |---|---|---|
      | QA-1 | Read the log | Ada |
      | QA-2 | Sort the log | Ada |
      """)
    #expect(plan.work.map(\.id) == ["T-OP-01", "T-OP-02", "QA-1", "QA-2"])
    #expect(
      plan.work.map(\.title) == [
        "Écrire le script", "Brancher le script", "Read the log", "Sort the log",
      ])
    #expect(plan.work.first?.parent == "OP-014")
  }

  @Test func aSignInAColumnOfABoardSaysTheState() {
    let plan = plan(
      """
      # Sprint 1

      | Task id | Developer | To do | On going | Done |
      | --- | --- | :-: | :-: | :-: |
      | TB-1 | Ismael | | X | |
      | TB-2 | Nadia | | | ✅ |
      | TB-3 | Nadia | x | | |
      """)
    #expect(plan.work.map(\.status) == ["in-progress", "done", "todo"])
    #expect(plan.work.map(\.owners) == [["Ismael"], ["Nadia"], ["Nadia"]])
    #expect(plan.work.map(\.title) == ["TB-1", "TB-2", "TB-3"])
    #expect(plan.notices.contains { $0.message.contains("no title") })
  }

  @Test func anIDBehindTheNumberOfAStoryCounts() {
    let plan = plan(
      """
      # Sprint 2: application

      ## Stories

      ### Story 1: FR-004 - Address form - 3 Points
      **Status**: ✅ Completed

      - [x] it has a field

      ### Story 2: FR-007 - Deployment - 1 Point
      **Status**: ⭕ Not Started
      """)
    #expect(plan.work.map(\.id) == ["FR-004", "FR-007"])
    #expect(plan.work.map(\.title) == ["Address form", "Deployment"])
    #expect(plan.work.map(\.estimate) == ["3", "1"])
    #expect(plan.work.map(\.status) == ["done", "todo"])
  }

  @Test func numberedHeadingsBelowOthersAreTheTickets() {
    let plan = plan(
      """
      # Site backlog

      How it is used.

      ## Open

      ### 2. Alt texts — `NEEDS DECISION`

      Some have none.

      - [ ] look at the first

      ### 3. Content check

      ## Cleanup

      ### 7. Retire the tables

      They are old.
      """)
    #expect(
      plan.work.map(\.title) == [
        "Alt texts — `NEEDS DECISION`", "Content check", "Retire the tables",
      ])
    #expect(plan.text(plan.work[0].id).contains("- [ ] look at the first\n"))
  }

  @Test func aNumberOrAListIsNoState() {
    let plan = plan(
      """
      # Backlog

      | ID | Title | Status |
      |---|---|---|
      | AB-1 | Measure | 200×30 |
      | AB-2 | Decide | done, APPROVED |
      | AB-3 | Mark | X |
      """)
    #expect(plan.work.map(\.status) == ["todo", "done", "todo"])
    #expect(plan.text("AB-1").contains("Status: 200×30"))
    #expect(plan.text("AB-2").contains("Status: done, APPROVED"))
  }

  @Test func aScoreIsNoScale() {
    let plan = plan("# Review\n\n- ✅ Priority Detection Tests: 3/3\n\n- RE-1: Look\n")
    let project = plan.files.first { $0.path == "project.yml" }
    let text = String(decoding: project?.bytes ?? [], as: UTF8.self)
    #expect(!text.contains("one-of: [\"3\""))
  }

  @Test func theBareNumbersOfHeadingsAreTheirIDs() {
    let plan = plan(
      """
      # SITE backlog

      ## Open

      ### 7. The icon is squashed

      ### 15. Links of the footer

      ### A note between

      ### 16. Print style
      """)
    #expect(plan.work.map(\.id) == ["SITE-7", "SITE-15", "SITE-16"])
    #expect(
      plan.work.map(\.title) == ["The icon is squashed", "Links of the footer", "Print style"])
  }

  @Test func numbersThatBeginAnewAreNoIDs() {
    let plan = plan(
      """
      # SITE backlog

      ## Home

      ### 1. Icon

      ### 2. Links

      ## Shop

      ### 1. Basket

      ### 2. Price
      """)
    #expect(plan.work.map(\.title) == ["Icon", "Links", "Basket", "Price"])
    #expect(Set(plan.work.map(\.id)).count == 4)
  }

  @Test func aHeadingWithTheSentenceOfAStoryIsATicket() {
    let plan = plan(
      """
      # AuraFit stories

      ## Personas

      Two of them.

      ## Access

      ### Registration

      ```
      As a new user
      I want an account
      ```

      ### Login

      **En tant que** membre, je veux entrer.

      ### Pages

      - As a guest, I see one
      - As a guest, I see two
      """)
    #expect(plan.work.map(\.title) == ["Registration", "Login"])
    #expect(plan.text(plan.work[0].id).contains("As a new user\nI want an account"))
    #expect(plan.work.allSatisfy { $0.parent == plan.tickets.first { $0.title == "Access" }?.id })
  }

  @Test func aHistoireIsAStory() {
    let plan = plan("# Porte\n\n## Histoire 1 : Accès autorisé\n\nUn badge.\n")
    #expect(plan.work.map(\.title) == ["Accès autorisé"])
    #expect(plan.work.map(\.type) == ["story"])
  }

  @Test func aTicketOfAProjectThatIsCalledEpicIsNoEpic() {
    let plan = plan("# Epic 4: Front\n\n## To do\n\n- one\n- two\n")
    #expect(plan.work.map(\.title) == ["one", "two"])
  }
}
