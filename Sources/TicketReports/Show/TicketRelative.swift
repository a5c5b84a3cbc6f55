package import TicketModel

/// Another ticket that one has to do with, in a few words.
package struct TicketRelative: Hashable, Sendable {
  /// The id as written.
  package var id: String
  /// The title; nil where there is no such ticket, or it has none.
  package var title: String?
  /// The state as written; nil where there is no such ticket, or it has none.
  package var status: String?
  /// What the state means.
  package var category: StateCategory?

  /// Makes a relative.
  package init(
    id: String, title: String? = nil, status: String? = nil, category: StateCategory? = nil
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.category = category
  }

  /// The ticket of an id, as far as a backlog has it.
  package init(id: String, in snapshot: BacklogSnapshot) {
    let ticket = snapshot[id]
    self.init(
      id: ticket?.idText ?? id, title: ticket?.title, status: ticket?.status,
      category: ticket.flatMap(snapshot.category))
  }

  /// The same for programs.
  package var json: JSONValue {
    [
      "id": .string(id), "title": JSONValue(title), "status": JSONValue(status),
      "category": JSONValue(category?.rawValue),
    ]
  }
}
