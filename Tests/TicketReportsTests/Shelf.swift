import TicketModel
import TicketReports
import TicketSyntax

/// A backlog in memory.
struct Shelf {
  var configuration = BacklogConfiguration(
    fields: [
      ("priority", FieldDeclaration(oneOf: ["P0", "P1", "P2"])),
      ("risk", FieldDeclaration(oneOf: ["tiny", "huge", "fatal"])),
      ("score", FieldDeclaration(type: .integer)),
    ])
  var tickets: [Ticket] = []

  init(_ headers: [String]) { add(headers) }

  /// Adds a ticket for each header.
  mutating func add(_ headers: [String]) {
    tickets += headers.enumerated().map { index, header in
      Ticket(
        document: TicketDocument(bytes: Array("---\n\(header)\n---\nText.\n".utf8)),
        path: "backlog/p/\(index).md", project: "p", configuration: configuration)
    }
  }

  var snapshot: BacklogSnapshot { BacklogSnapshot(configuration: configuration, tickets: tickets) }

  var today: CalendarDay {
    CalendarDay(year: 2026, month: 2, day: 1) ?? CalendarDay(daysSinceEpoch: 0)
  }

  func listing(_ columns: [String]? = nil) -> TicketListing {
    TicketListing(tickets: tickets, in: snapshot, columns: columns, today: today)
  }

  /// The ids in an order such as `priority,-due`.
  func ids(sortedBy order: String) throws -> [String] {
    try TicketOrder(order, FieldNames(snapshot)).sorted(tickets, in: snapshot)
      .compactMap(\.idText)
  }
}

let shelf = Shelf([
  """
  id: P3-101
  title: Agree on the bounds
  status: todo
  estimate: 3
  owner: [Backend, Product]
  sprint: 1
  """,
  """
  id: P3-2
  status: in-progress
  priority: P0
  estimate: 2.5
  due: 2026-01-31
  """,
  #"""
  id: P3-3
  title: "日本語のとても長い題名 \u001b[2J 👩‍👩‍👧 and then some more of it"
  status: "Lost\u0007"
  estimate: XL
  owner: somebody with a remarkably long name
  """#,
])
