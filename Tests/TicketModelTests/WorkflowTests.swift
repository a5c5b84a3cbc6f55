import Testing
import TicketModel

struct WorkflowTests {
  private static let eips = Workflow(
    states: [
      WorkflowState(name: "Draft", category: .todo),
      WorkflowState(name: "Last Call", category: .doing, wip: 3, wait: true),
      WorkflowState(name: "Final", category: .done),
    ],
    transitions: ["draft": ["last call"], "final": []])

  @Test(arguments: ["last call", "Last Call", "LAST CALL"])
  func aStateIsFoundWithoutCase(name: String) {
    #expect(Self.eips.state(named: name)?.name == "Last Call")
    #expect(Self.eips.position(of: name) == 1)
    #expect(Self.eips.category(of: name) == .doing)
  }

  @Test func anUnknownStateHasNoCategory() {
    #expect(Self.eips.category(of: "Review") == nil)
  }

  @Test(arguments: [
    ("Draft", "Last Call", true), ("draft", "FINAL", false), ("Last Call", "Draft", true),
    ("Final", "Draft", false), ("Final", "final", true),
  ])
  func onlyConfiguredMovesAreAllowed(from: String, to: String, isAllowed: Bool) {
    #expect(Self.eips.allows(from: from, to: to) == isAllowed)
  }

  @Test func withoutTransitionsEveryMoveIsAllowed() {
    #expect(Workflow.standard.allows(from: "done", to: "backlog"))
  }
}

struct FieldTypeTests {
  @Test(arguments: [
    (FieldType.number, "3"), (.number, "-2.5"), (.number, "1e3"), (.integer, "8"), (.integer, "-8"),
    (.date, "2026-02-28"), (.boolean, "true"), (.boolean, "False"), (.id, "P3-1"), (.string, ""),
    (.list, "anything"),
  ])
  func aValueOfTheTypeIsAccepted(type: FieldType, text: String) {
    #expect(type.accepts(text))
  }

  @Test(arguments: [
    (FieldType.number, "M"), (.number, ""), (.number, "0x10"), (.number, "inf"), (.number, "nan"),
    (.number, "1e999"), (.integer, "2.5"), (.integer, "99999999999999999999"),
    (.date, "2026-02-30"),
    (.boolean, "yes"), (.id, "../x"),
  ])
  func anotherValueIsNot(type: FieldType, text: String) {
    #expect(!type.accepts(text))
  }

  @Test func allowedNumbersAreComparedByValueAndTextsWithoutCase() {
    #expect(FieldDeclaration(type: .number, oneOf: ["1", "2"]).accepts("2.0"))
    #expect(!FieldDeclaration(type: .number, oneOf: ["1", "2"]).accepts("3"))
    #expect(FieldDeclaration(oneOf: ["P0", "P1"]).accepts("p1"))
    #expect(!FieldDeclaration(oneOf: ["1"]).accepts("1.0"))
  }
}
