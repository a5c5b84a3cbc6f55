import Testing

@testable import TicketInterchange

/// What a document says in words that the files have no place for.
@Suite struct GlossaryTests {
  private func plan(_ text: String) -> ImportPlan {
    ImportPlan(
      source: Array(text.utf8), options: ImportOptions(initialStatus: "todo", doneStatus: "done"))
  }

  @Test func labelsThatBecameFieldsAndHeadingsAreListedOnce() {
    let text = """
      # Feuille de route

      ## Épopée : Accès (Terminée)

      ### AB-1 : Se connecter [3 SP]

      - Responsable : Ada
      - Statut : en cours

      **Critères d'acceptation :**

      - [x] le mot de passe est caché

      ### AB-2 : Se déconnecter [5 SP]

      - Responsable : Bo
      """
    Accountability(Array(text.utf8)).check(lineCount: 16)
    #expect(
      plan(text).text("notes.md").hasSuffix(
        """
        ## How words of the document were read

        - Épopée: the type epic
        - Terminée: the state done
        - SP: the field `estimate`
        - Responsable: the field `owner`
        - Statut: the field `status`
        - en cours: the state in-progress
        - Critères d'acceptation: the section "Acceptance criteria"

        """), "\(plan(text).text("notes.md"))")
  }

  @Test func aDocumentWhoseWordsAreAllThereHasNoSuchList() {
    let plan = plan("# Backlog\n\n## AB-1: One\n\nText.\n")
    #expect(!plan.text("notes.md").contains("How words"))
  }

  @Test func aLineThatSaysMoreThanItsTicketIsKeptWhole() {
    let text = "# Plan\n\n## 4. Epic: Pay\n\n- AB-1: by card\n"
    #expect(plan(text).text("notes.md").contains("- 4. Epic: Pay: "))
  }

  @Test(arguments: ["a1b2", "É1 été", "日本語 3", "x—y…z", "caf\u{E9}1", "１２", "İ"])
  func aTextHoldsItsOwnWords(text: String) {
    #expect(WordTrace(text.utf8).holds(text))
    #expect(WordTrace(text.utf8).missing(text + " other 77") == ["other", "77"])
    #expect(!WordTrace("".utf8).holds(text))
  }

  @Test func digitsAndLettersAreWordsOfTheirOwn() {
    #expect(WordTrace("US12".utf8).holds("us #12"))
    #expect(!WordTrace("US12".utf8).holds("us #2"))
    #expect(WordTrace.words("Été2026, b") == ["Été", "2026", "b"])
  }
}
