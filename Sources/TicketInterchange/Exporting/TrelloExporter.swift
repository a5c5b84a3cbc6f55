import TicketModel

/// A board in the form that Trello exports: a list a state, a card a ticket.
enum TrelloExporter: Exporter {
  static let name = "trello"
  static let summary = "JSON of a Trello board: a list a state, a card a ticket"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    var board = TrelloPieces()
    for ticket in tickets { board.add(ticket) }
    return board.json(options).text() + "\n"
  }
}

/// The parts of a board in the making.
private struct TrelloPieces {
  private var lists: [String] = []
  private var labels: [String] = []
  private var members: [String] = []
  private var cards: [JSONValue] = []
  private var checklists: [JSONValue] = []

  mutating func add(_ ticket: ExportedTicket) {
    if lists.isEmpty { lists = ticket.configuration.workflow.states.map(\.name) }
    let status = ticket.ticket.status ?? lists.first ?? "todo"
    let list = TrelloPieces.index(of: status, in: &lists)
    let own = ticket.ticket.texts("labels").map { label in
      let index = TrelloPieces.index(of: label, in: &labels)
      return JSONValue.object([("id", .string("label\(index)")), ("name", .string(label))])
    }
    let people = ticket.ticket.texts("owner").map {
      JSONValue.string("member\(TrelloPieces.index(of: $0, in: &members))")
    }
    let (text, parts) = TrelloPieces.split(ticket.body)
    let id = "card\(cards.count)"
    for (place, part) in parts.enumerated() { add(part, to: id, at: place) }
    let due = CalendarDay(ticket.first("due"))
    var card: [(String, JSONValue)] = [
      ("id", .string(id)), ("idShort", .int(cards.count + 1)), ("name", .string(ticket.title)),
      ("idList", .string("list\(list)")), ("labels", .array(own)), ("idMembers", .array(people)),
      ("due", due.map { .string("\($0)T12:00:00.000Z") } ?? .null),
      ("dueComplete", .bool(due != nil && ticket.category == .done)), ("closed", .bool(false)),
      ("pos", .int((cards.count + 1) * 65_536)),
    ]
    let board = TrelloBoard(
      .object([("lists", named(lists, "list", "name")), ("members", names(people))]),
      ticket.configuration.workflow)
    let fields = ticket.uncarried(by: board.record(.object(card)))
    card.insert(("desc", .string(FieldsSection.text(text, fields))), at: 3)
    cards.append(.object(card))
  }

  /// The members of one card.
  private func names(_ people: [JSONValue]) -> JSONValue {
    let all = named(members, "member", "fullName").elements
    return .array(all.filter { member in member["id"].map(people.contains) ?? false })
  }

  private mutating func add(
    _ part: (title: String, items: [(text: String, isTicked: Bool)]), to card: String, at place: Int
  ) {
    let items = part.items.enumerated().map { index, item in
      JSONValue.object([
        ("name", .string(item.text)), ("state", item.isTicked ? "complete" : "incomplete"),
        ("pos", .int(index + 1)),
      ])
    }
    checklists.append(
      .object([
        ("id", .string("checklist\(checklists.count)")), ("idCard", .string(card)),
        ("name", .string(part.title)), ("pos", .int(place + 1)), ("checkItems", .array(items)),
      ]))
  }

  func json(_ options: ExportOptions) -> JSONValue {
    return .object([
      ("name", .string(options.title)), ("lists", named(lists, "list", "name")),
      ("labels", named(labels, "label", "name")),
      ("members", named(members, "member", "fullName")), ("cards", .array(cards)),
      ("checklists", .array(checklists)), ("actions", []),
    ])
  }

  private func named(_ names: [String], _ kind: String, _ key: String) -> JSONValue {
    .array(
      names.enumerated().map { index, name in
        .object([
          ("id", .string("\(kind)\(index)")), (key, .string(name)), ("pos", .int(index + 1)),
        ])
      })
  }

  private static func index(of name: String, in names: inout [String]) -> Int {
    if let index = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) {
      return index
    }
    names.append(name)
    return names.count - 1
  }

  /// The text, and the sections at its end that are nothing but boxes, as the import writes them.
  private static func split(
    _ body: String
  ) -> (text: String, parts: [(title: String, items: [(text: String, isTicked: Bool)])]) {
    var rest = body
    var parts: [(title: String, items: [(text: String, isTicked: Bool)])] = []
    while let start = rest.ranges(of: "\n\n## ").last?.lowerBound ?? rest.startOfHeading {
      let lines = rest[start...].split(separator: "\n", omittingEmptySubsequences: false)
        .drop(while: \.isEmpty)
      let title = String((lines.first ?? "").dropFirst(3))
      let items = lines.dropFirst(2).compactMap { row -> (text: String, isTicked: Bool)? in
        guard row.hasPrefix("- [ ] ") || row.hasPrefix("- [x] ") else { return nil }
        return (String(row.dropFirst(6)), row.hasPrefix("- [x] "))
      }
      let isPlain =
        lines.count > 2 && lines[lines.startIndex + 1].isEmpty && !rest[..<start].hasSuffix("\n")
      guard isPlain, items.count == lines.count - 2, !isTaken(title, parts.map(\.title)) else {
        break
      }
      parts.insert((title, items), at: 0)
      rest = String(rest[..<start])
    }
    return (rest, parts)
  }

  /// Whether the import would put a list of that title into another section.
  private static func isTaken(_ title: String, _ others: [String]) -> Bool {
    guard title == title.trimmed(of: " "), !title.isEmpty else { return true }
    let own = Vocabulary.concept(title)
    return others.contains { $0 == title || own != nil && Vocabulary.concept($0) == own }
      || ["Fields", "Comments", "Attachments"].contains(title)
  }
}

extension String {
  /// The beginning, where it is a heading of the second level.
  fileprivate var startOfHeading: String.Index? { hasPrefix("## ") ? startIndex : nil }
}
