import TicketModel
import TicketReports
import TicketSyntax

let explore = TicketSummary(
  id: "P3-101", title: "Agree on the bounds", status: "todo", category: .todo, project: "p3",
  path: "backlog/p3/P3-101.md",
  fields: [
    .init("estimate", .scalar("3"), kind: .number),
    .init("owner", .list([.scalar("Backend"), .scalar("Product")])),
    .init("sprint", .scalar("1")), .init("due", .null),
  ])

let build = TicketSummary(
  id: "P3-2", title: nil, status: "in-progress", category: .doing, project: "p3",
  path: "backlog/p3/P3-2.md",
  fields: [
    .init("priority", .scalar("P0")), .init("estimate", .scalar("2.5"), kind: .number),
    .init("blocked", .scalar("true"), kind: .boolean),
    .init("path", .scalar("elsewhere")),
  ], isModified: true)

/// The widest line of a text, in columns.
func widest(_ text: String) -> Int {
  text.split(separator: "\n").map { DisplayWidth.columns(of: $0) }.max() ?? 0
}
