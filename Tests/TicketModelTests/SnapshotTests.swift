import Testing
import TicketModel
import TicketSyntax

struct SnapshotTests {
  private func ticket(_ path: String, _ fields: String, project: String = "") -> Ticket {
    let text = "---\n\(fields)\n---\n"
    return Ticket(document: TicketDocument(bytes: Array(text.utf8)), path: path, project: project)
  }

  @Test func ticketsStandInTheByteOrderOfTheirPathsAndAreFoundWithoutCase() {
    let snapshot = BacklogSnapshot(tickets: [
      ticket("b.md", "id: a-1\ntitle: second"), ticket("a.md", "id: A-1\ntitle: first"),
      ticket("Z.md", "id: A-2\nparent: a-1"), ticket("c.md", "title: no id"),
    ])
    #expect(snapshot.tickets.map(\.path) == ["Z.md", "a.md", "b.md", "c.md"])
    #expect(snapshot["a-1"]?.title == "first")
    #expect(snapshot.all(id: "A-1").map(\.path) == ["a.md", "b.md"])
    #expect(snapshot.children(ofID: "A-1").map(\.path) == ["Z.md"])
    #expect(snapshot["A-3"] == nil)
  }

  @Test func aProjectsOwnWorkflowGivesTheCategory() {
    let own = BacklogConfiguration(
      workflow: Workflow(states: [WorkflowState(name: "Final", category: .done)]))
    let snapshot = BacklogSnapshot(
      projects: ["p": own],
      tickets: [
        ticket("a.md", "status: final", project: "p"), ticket("b.md", "status: final"),
        ticket("c.md", "status: Todo", project: "q"), ticket("d.md", "title: none"),
      ])
    #expect(snapshot.tickets.map { snapshot.category(of: $0) } == [.done, nil, .todo, nil])
  }

  @Test func ofADoubledKeyTheFirstCounts() {
    let doubled = ticket("a.md", "id: A-1\nstatus: todo\nstatus: done")
    #expect(doubled.status == "todo")
    #expect(doubled.fields.map(\.name) == ["id", "status"])
  }
}
