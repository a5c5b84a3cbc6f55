internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketEditor {
  /// Makes a ticket of each box, and a link of the box.
  mutating func split(
    _ parent: Ticket, _ boxes: [Checkbox], type: String?, inOrder: Bool, in place: BacklogPlace
  ) throws(StoreError) {
    let configuration = configuration(of: parent)
    let folder = RepositoryPath.parent(parent.path)
    var taken = try finder.usedIDs() + edits.compactMap(\.new.idText)
    var key = try finder.key(ofProject: parent.project)
    if let own = SplitTicket.key(of: parent) { key = own }
    var links: [Int: (text: String, id: String)] = [:]
    var previous: String?
    for box in boxes {
      let id = try IDAllocator(known: taken, place: place, layout: configuration.layout)
        .next(key: key)
      taken.append(id)
      links[box.index] = (box.text, id)
      let child = SplitTicket(
        id: id, box: box, parent: parent, configuration: configuration, type: type,
        previous: inOrder ? previous : nil)
      try create(TicketDocument(bytes: child.bytes), at: RepositoryPath.join(folder, "\(id).md"))
      previous = id
    }
    let linked = links
    try edit(parent, deed: "split into \(boxes.count)") {
      @Sendable (ticket) throws(EditError) in
      try ticket.document.linking(linked)
    }
  }
}

/// A ticket made of a box.
private struct SplitTicket {
  let id: String
  let box: Checkbox
  let parent: Ticket
  let configuration: BacklogConfiguration
  let type: String?
  let previous: String?

  /// What stands before the number in a ticket's id; nil where it ends with none.
  static func key(of parent: Ticket) -> String? {
    guard let id = parent.idText, let dash = id.lastIndex(of: "-"), dash > id.startIndex,
      id[id.index(after: dash)...].allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    return String(id[..<dash])
  }

  /// What a part has of the whole.
  private static let inherited = ["priority", "owner", "sprint", "milestone"]

  var bytes: [UInt8] {
    var fields: [(key: String, value: FieldValue)] = [
      ("id", .scalar(id)), ("title", .scalar(box.text)),
    ]
    if let type = chosenType { fields.append(("type", .scalar(type))) }
    if let status { fields.append(("status", .scalar(status))) }
    for name in SplitTicket.inherited {
      if let value = parent.value(name), value != .null { fields.append((name, value)) }
    }
    let parentID = parent.idText ?? ""
    fields.append(("parent", .scalar(parentID)))
    if let previous { fields.append(("depends-on", .list([.scalar(previous)]))) }
    let file = parent.path.split(separator: "/").last.map(String.init) ?? ""
    return FrontMatterWriter.document(
      fields: fields, body: "Part of [\(parentID)](\(file)).\n")
  }

  private var chosenType: String? {
    if let type { return type }
    guard let allowed = configuration.fields["type"]?.oneOf else { return "task" }
    return allowed.first { $0.lowercased() == "task" } ?? parent.type
  }

  private var status: String? {
    let states = configuration.workflow.states
    let category = box.isChecked ? StateCategory.done : .todo
    return states.first { $0.category == category }?.name ?? states.first?.name
  }
}

extension TicketDocument {
  /// The document with a link before the text of each box, by the box's number.
  fileprivate func linking(
    _ links: [Int: (text: String, id: String)]
  ) throws(EditError) -> TicketDocument {
    var bytes = bytes
    for box in body.checkboxes.reversed() {
      guard let link = links[box.index] else { continue }
      guard link.text == box.text else {
        throw EditError(message: "checkbox \(box.index + 1) says something else", hint: nil)
      }
      var at = box.markOffset + 2
      while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
      bytes.insert(contentsOf: "[\(link.id)](\(link.id).md) ".utf8, at: at)
    }
    return TicketDocument(bytes: bytes)
  }
}
