import TicketModel

/// A board of Trello, as its menu exports it.
enum TrelloImporter: Importer {
  static let name = "trello"
  static let summary = "a Trello board as its menu exports it in JSON"

  static func recognizes(_ source: ImportSource) -> Bool {
    guard !source.isFolder, source.bytes.firstSolid == UInt8(ascii: "{"),
      let board = try? JSONParser.parse(source.bytes)
    else { return false }
    return board["cards"] != nil && board["lists"] != nil
  }

  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan {
    let board = try JSONSource.document(source)
    let title = board["name"]?.string
    let reader = TrelloBoard(board, options.configuration.workflow)
    let lines = JSONSource.lines(source)
    let records = reader.cards.map { reader.record($0) }
    var plan = BacklogReader.plan(
      of: records, lines: lines, title: title, options: options.named(after: source))
    plan.lines = account(of: lines, in: plan)
    return plan
  }

  /// The lines of a document whose parts refer to each other stand for the whole of it.
  private static func account(of lines: [String], in plan: ImportPlan) -> [LineAccount] {
    let id = plan.tickets.first?.id ?? "notes.md"
    return lines.enumerated().map { index, text in
      let isBlank = text.allSatisfy { $0 == " " }
      return LineAccount(
        line: index + 1, place: isBlank ? .blank : .field, target: isBlank ? "" : id, text: text)
    }
  }
}

/// The parts of a board by their ids.
struct TrelloBoard {
  let cards: [JSONValue]
  private let workflow: Workflow
  private var lists: [String: String] = [:]
  private var members: [String: String] = [:]
  private var labels: [String: String] = [:]
  private var checklists: [String: [JSONValue]] = [:]
  private var comments: [String: [JSONValue]] = [:]
  private var created: [String: String] = [:]
  private var customFields: [String: TrelloCustomField] = [:]

  init(_ board: JSONValue, _ workflow: Workflow) {
    self.workflow = workflow
    let all = board["cards"]?.elements ?? []
    var positions: [String: Double] = [:]
    for list in board["lists"]?.elements ?? [] {
      guard let id = list["id"]?.text else { continue }
      lists[id] = list["name"]?.text
      positions[id] = list["pos"]?.number ?? 0
    }
    let keyed = all.enumerated().map { index, card in
      let list = positions[card["idList"]?.text ?? ""] ?? 0
      return (key: (list, card["pos"]?.number ?? 0, index), card: card)
    }
    cards = keyed.sorted { $0.key < $1.key }.map(\.card)
    for member in board["members"]?.elements ?? [] {
      let name = member["fullName"]?.text ?? member["username"]?.text
      if let id = member["id"]?.text { members[id] = name }
    }
    for label in board["labels"]?.elements ?? [] {
      if let id = label["id"]?.text { labels[id] = TrelloBoard.name(of: label) }
    }
    for list in board["checklists"]?.elements ?? [] {
      if let card = list["idCard"]?.text { checklists[card, default: []].append(list) }
    }
    for field in board["customFields"]?.elements ?? [] {
      if let id = field["id"]?.text { customFields[id] = TrelloCustomField(field) }
    }
    for action in board["actions"]?.elements ?? [] { take(action) }
  }

  private mutating func take(_ action: JSONValue) {
    guard let data = action["data"], let card = data["card"]?["id"]?.text else {
      return
    }
    switch action["type"]?.text {
    case "commentCard": comments[card, default: []].append(action)
    case "createCard": created[card] = action["date"]?.day
    default: break
    }
  }

  private static func name(of label: JSONValue) -> String? {
    let name = label["name"]?.text ?? ""
    return name.isEmpty ? label["color"]?.text : name
  }

  func record(_ card: JSONValue) -> SourceRecord {
    var record = SourceRecord()
    let id = card["id"]?.text ?? ""
    name(card, &record)
    record.add("list", .status, card["idList"]?.text.flatMap { lists[$0] })
    record.add("due", .due, TrelloBoard.due(of: card))
    for item in card["customFieldItems"]?.elements ?? [] {
      item["idCustomField"]?.text.flatMap { customFields[$0] }?.add(item, to: &record)
    }
    record.add("created", .created, created[id])
    for member in card["idMembers"]?.elements ?? [] {
      record.add("member", .owner, member.text.flatMap { members[$0] })
    }
    let own = card["labels"]?.elements.compactMap(TrelloBoard.name) ?? []
    let named = card["idLabels"]?.elements.compactMap { $0.text.flatMap { labels[$0] } } ?? []
    for label in own.isEmpty ? named : own { record.add("label", .labels, label) }
    FieldsSection.take(card["desc"]?.string ?? "", into: &record)
    addParts(of: card, id, to: &record)
    record.keep("start", card["start"]?.day)
    let list = card["idList"]?.text.flatMap { lists[$0] } ?? ""
    if card["dueComplete"] == .bool(true), workflow.category(of: list) != .done {
      record.keep("due date", "met")
    }
    if card["closed"] == .bool(true) { record.keep("archived", "yes") }
    record.keep("url", card["shortUrl"]?.text ?? card["url"]?.text)
    return record
  }

  /// The instant that a card is due; the day alone where it is noon, which stands for none.
  private static func due(of card: JSONValue) -> String? {
    card["due"]?.text.flatMap { $0.hasSuffix("T12:00:00.000Z") ? card["due"]?.day : $0 }
  }

  /// The id that the card's name begins with, else the card's number on the board.
  private func name(_ card: JSONValue, _ record: inout SourceRecord) {
    let name = card["name"]?.text ?? ""
    if let id = TitleLine.id(of: name) {
      record.id = id
      let token = name.firstRange(of: id).map { name[$0.upperBound...] } ?? name[...]
      record.title = String(token).trimmed(of: " :–—-|]*`)")
    } else {
      record.title = name
      record.id = card["idShort"]?.text
    }
  }

  private func addParts(of card: JSONValue, _ id: String, to record: inout SourceRecord) {
    let lists = (checklists[id] ?? []) + (card["checklists"]?.elements ?? [])
    for list in lists {
      let title = list["name"]?.text ?? "Checklist"
      let items = (list["checkItems"]?.elements ?? []).enumerated().map { index, item in
        (key: (item["pos"]?.number ?? 0, index), item: item)
      }
      for (_, item) in items.sorted(by: { $0.key < $1.key }) {
        let mark = item["state"]?.text == "complete" ? "x" : " "
        let due = item["due"]?.day.map { " (due \($0))" } ?? ""
        record.addItem("[\(mark)] \(item["name"]?.text ?? "")\(due)", to: title)
      }
    }
    for attachment in card["attachments"]?.elements ?? [] {
      let name = attachment["name"]?.text ?? ""
      let url = attachment["url"]?.text ?? ""
      record.addItem(name.isEmpty || name == url ? url : "[\(name)](\(url))", to: "Attachments")
    }
    for action in (comments[id] ?? []).reversed() {
      let who = action["memberCreator"]?["fullName"]?.text ?? ""
      let text = action["data"]?["text"]?.text ?? ""
      record.addItem("\(action["date"]?.day ?? "") \(who): \(text)", to: "Comments")
    }
  }
}

extension JSONValue {
  /// A number; nil for anything else.
  fileprivate var number: Double? {
    switch self {
    case .int(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }
}
