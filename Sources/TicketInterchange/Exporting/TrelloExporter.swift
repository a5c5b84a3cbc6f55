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
  private var lists = TrelloNames(kind: "list", key: "name")
  private var labels = TrelloNames(kind: "label", key: "name")
  private var members = TrelloNames(kind: "member", key: "fullName")
  private var cards: [JSONValue] = []
  private var checklists: [JSONValue] = []

  mutating func add(_ ticket: ExportedTicket) {
    if cards.isEmpty { for state in ticket.configuration.workflow.states { lists.add(state.name) } }
    let list = lists.add(ticket.ticket.status ?? lists.first ?? "todo")
    let own = ticket.ticket.texts("labels").map { label in
      JSONValue.object([("id", .string(labels.id(labels.add(label)))), ("name", .string(label))])
    }
    let people = ticket.ticket.texts("owner").map { members.add($0) }
    let (text, parts) = TrelloPieces.split(ticket.body)
    let id = "card\(cards.count)"
    for (place, part) in parts.enumerated() { add(part, to: id, at: place) }
    let due = CalendarDay(ticket.first("due"))
    var card: [(String, JSONValue)] = [
      ("id", .string(id)), ("idShort", .int(cards.count + 1)), ("name", .string(ticket.title)),
      ("idList", .string(lists.id(list))), ("labels", .array(own)),
      ("idMembers", .array(people.map { .string(members.id($0)) })),
      ("due", due.map { .string("\($0)T12:00:00.000Z") } ?? .null),
      ("dueComplete", .bool(due != nil && ticket.category == .done)), ("closed", .bool(false)),
      ("pos", .int((cards.count + 1) * 65_536)),
    ]
    let board = TrelloBoard(
      .object([("lists", lists.json([list])), ("members", members.json(people))]),
      ticket.configuration.workflow)
    let fields = ticket.uncarried(by: board.record(.object(card)))
    card.insert(("desc", .string(FieldsSection.text(text, fields))), at: 3)
    cards.append(.object(card))
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
    .object([
      ("name", .string(options.title)), ("lists", lists.json), ("labels", labels.json),
      ("members", members.json), ("cards", .array(cards)), ("checklists", .array(checklists)),
      ("actions", []),
    ])
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

/// The lists, labels or members of a board, each once, whatever its case.
private struct TrelloNames {
  let kind: String
  /// What their objects call the name.
  let key: String
  private var names: [String] = []
  private var places: [String: Int] = [:]

  init(kind: String, key: String) {
    self.kind = kind
    self.key = key
  }

  var first: String? { names.first }

  /// The place of a name; a new one comes last.
  @discardableResult
  mutating func add(_ name: String) -> Int {
    let folded = name.lowercased()
    if let place = places[folded] { return place }
    places[folded] = names.count
    names.append(name)
    return names.count - 1
  }

  func id(_ place: Int) -> String { "\(kind)\(place)" }

  var json: JSONValue { json(Array(names.indices)) }

  /// The objects at some places.
  func json(_ places: [Int]) -> JSONValue {
    .array(
      places.map {
        .object([("id", .string(id($0))), (key, .string(names[$0])), ("pos", .int($0 + 1))])
      })
  }
}

extension String {
  /// The beginning, where it is a heading of the second level.
  fileprivate var startOfHeading: String.Index? { hasPrefix("## ") ? startIndex : nil }
}
