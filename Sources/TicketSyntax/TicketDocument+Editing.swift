extension TicketDocument {
  /// The file with one field changed or added, and every byte outside that value kept. A field that
  /// has the value already leaves the file as it is; an absent one set to null is added empty.
  ///
  /// Throws where there is no front matter, where it is broken, where the key is there twice, and
  /// where the outcome would not read back as meant.
  public func setting(
    _ key: String, to value: FieldValue
  ) throws(EditError) -> TicketDocument {
    let entry = try editable(key)
    guard let entry else { return try inserting(key, value) }
    if entry.value == value { return self }
    let edits = ValueEdit(document: self, entry: entry).edits(to: value)
    let edited = TicketDocument(bytes: bytes.applying(edits))
    guard edited.isEqual(to: self, except: key), edited[key]?.value == value else {
      throw Self.unverified(key)
    }
    return edited
  }

  /// The file with several fields changed or added, in order.
  public func setting(
    _ changes: [(key: String, value: FieldValue)]
  ) throws(EditError) -> TicketDocument {
    var document = self
    for change in changes { document = try document.setting(change.key, to: change.value) }
    return document
  }

  /// The file with fields changed, or added on top of the others in the order given: how a new ticket
  /// begins after a template.
  public func beginning(
    with fields: [(key: String, value: FieldValue)]
  ) throws(EditError) -> TicketDocument {
    let present = fields.filter { self[$0.key] != nil }
    let absent = fields.filter { self[$0.key] == nil }
    let document = try setting(present)
    guard let block = document.header.block, !absent.isEmpty else { return document }
    let lines = absent.map { FrontMatterWriter.line($0) + lineEnding }.joined()
    let place = block.content.lowerBound
    let edited = TicketDocument(
      bytes: document.bytes.applying([ByteEdit(place..<place, Array(lines.utf8))]))
    guard absent.allSatisfy({ edited[$0.key]?.value == $0.value }),
      edited.entries.count == document.entries.count + absent.count
    else { return try document.setting(absent) }
    return edited
  }

  /// The file without a field and its lines; as it is where there is none of that key.
  public func removing(_ key: String) throws(EditError) -> TicketDocument {
    guard let entry = try editable(key) else { return self }
    let start = bytes.lineStart(of: entry.keyRange.lowerBound)
    let last = max(entry.keyRange.upperBound, entry.valueRange.upperBound)
    let end = bytes.nextLine(after: last, end: bytes.count)
    let edited = TicketDocument(bytes: bytes.applying([ByteEdit(start..<end, [])]))
    guard edited.isEqual(to: self, except: key), edited[key] == nil else {
      throw Self.unverified(key)
    }
    return edited
  }

  /// The file with one checkbox ticked or unticked: exactly one byte changes, or none.
  public func settingCheckbox(_ index: Int, checked: Bool) throws(EditError) -> TicketDocument {
    let boxes = body.checkboxes
    guard boxes.indices.contains(index) else {
      throw EditError(
        message: "there is no checkbox \(index + 1)",
        hint: boxes.isEmpty ? "the body has no checkboxes" : "the body has \(boxes.count)")
    }
    let box = boxes[index]
    if box.isChecked == checked { return self }
    var changed = bytes
    changed[box.markOffset] = checked ? UInt8(ascii: "x") : .space
    return TicketDocument(bytes: changed)
  }

  private func editable(_ key: String) throws(EditError) -> FrontMatterEntry? {
    guard let block = header.block else {
      throw EditError(
        message: "the file has no front matter",
        hint: "begin it with a line `---`, the fields, and another line `---`")
    }
    if header.isBroken {
      let problem = header.diagnostics.first { $0.rule == "front-matter-syntax" }
      let line = problem.map { " (line \($0.location.line): \($0.message))" } ?? ""
      throw EditError(
        message: "the front matter can't be read\(line)", hint: problem?.hint)
    }
    if block.firstByte(bytes) == UInt8(ascii: "{") {
      throw EditError(
        message: "the front matter is one mapping in braces",
        hint: "write it with one `key: value` a line")
    }
    let found = entries.filter { $0.key == key }
    if found.count > 1 {
      throw EditError(
        message: "the key `\(key)` is there twice (lines "
          + found.map { "\($0.location.line)" }.joined(separator: ", ") + ")",
        hint: "keep one of the two")
    }
    return found.first
  }

  private func inserting(_ key: String, _ value: FieldValue) throws(EditError) -> TicketDocument {
    let indent = entries.last.map { String(repeating: " ", count: $0.location.column - 1) } ?? ""
    let line = indent + FrontMatterWriter.line((key, value)) + lineEnding
    for place in insertionPlaces {
      let edit = ByteEdit(place..<place, Array(line.utf8))
      let edited = TicketDocument(bytes: bytes.applying([edit]))
      let isLast = edited.entries.last?.key == key && edited.entries.last?.value == value
      if isLast, edited.isEqual(to: self, except: key) { return edited }
    }
    throw Self.unverified(key)
  }

  /// Below the last field, or else right above the closing line.
  private var insertionPlaces: [Int] {
    guard let block = header.block else { return [] }
    guard let last = entries.last else { return [block.content.upperBound] }
    let end = max(last.keyRange.upperBound, last.valueRange.upperBound)
    return [
      bytes.nextLine(after: end, end: block.content.upperBound), block.content.upperBound,
    ]
  }

  /// Whether all but one field, and the body's bytes, are the same.
  private func isEqual(to other: TicketDocument, except key: String) -> Bool {
    let own = entries.filter { $0.key != key }
    let others = other.entries.filter { $0.key != key }
    return hasFrontMatter && !header.isBroken
      && own.elementsEqual(others) { $0.key == $1.key && $0.value == $1.value }
      && entries.count - own.count <= 1
      && bytes[bodyStart...].elementsEqual(other.bytes[other.bodyStart...])
  }

  private static func unverified(_ key: String) -> EditError {
    EditError(
      message: "`\(key)` can't be changed here without a change to something else",
      hint: "edit the file by hand")
  }
}
