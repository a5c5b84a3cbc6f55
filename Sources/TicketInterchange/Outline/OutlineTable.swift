/// A table whose rows are tickets: what each column holds.
struct OutlineTable {
  /// The header's cells as written.
  var header: [String]
  /// What each column holds; nil for what is not known.
  var columns: [Concept?]
  /// The place of the header's row in the outline.
  var headerNode: Int
  /// The columns that a sign in a row says the state by, as on a board.
  var states: [Int: StateWord] = [:]

  var idColumn: Int? { columns.firstIndex(of: .id) }
  var titleColumn: Int? { columns.firstIndex(of: .title) }

  /// Reads a header, and the cells of the rows below it; nil where the rows can't be tickets.
  init?(header: [String], node: Int, rows: [[String]], namesTickets: Bool) {
    self.header = header.map(OutlineTable.plain)
    headerNode = node
    columns = self.header.map { $0.isEmpty ? nil : Vocabulary.column($0) }
    takeStates()
    takeReferences(rows)
    for index in columns.indices where columns[..<index].contains(columns[index]) {
      if columns[index] != nil { columns[index] = nil }
    }
    if titleColumn == nil {
      let stand =
        columns.firstIndex(of: .description)
        ?? columns.indices.first { columns[$0] == nil && states[$0] == nil }
      guard idColumn != nil, stand != nil || !states.isEmpty else { return nil }
      if let stand { columns[stand] = .title }
    }
    let says: Set<Concept> = [.priority, .status, .estimate, .owner, .sprint, .due, .acceptance]
    let first = columns.first { $0 != nil } ?? nil
    guard columns.count >= 2, first == .id || first == .title || idColumn != nil,
      idColumn != nil || namesTickets || !says.isDisjoint(with: columns.compactMap { $0 })
    else { return nil }
  }

  /// `To do | Doing | Done`: the columns of a board.
  private mutating func takeStates() {
    let found = header.indices.compactMap { index in
      StateWord(header[index]).map { (index, $0) }
    }
    guard found.count >= 2 else { return }
    states = Dictionary(uniqueKeysWithValues: found)
    for (index, _) in found { columns[index] = nil }
  }

  /// A column of stories that holds ids names the tickets, or what they belong to, where another
  /// column has the words.
  private mutating func takeReferences(_ rows: [[String]]) {
    for index in columns.indices where columns[index] == .title {
      let cells = rows.compactMap { index < $0.count ? OutlineTable.plain($0[index]) : nil }
        .filter { !$0.isEmpty }
      let ids = cells.count { IDToken($0)?.rest.isEmpty ?? false }
      guard ids * 2 > cells.count, columns.count(where: { $0 == .title }) > 1 else { continue }
      let role: Concept = idColumn == nil ? .id : .parent
      columns[index] = columns.contains(role) ? nil : role
    }
  }

  /// A cell without the marks around it.
  static func plain(_ cell: String) -> String {
    var text = cell.trimmed(of: " ")
    if text.hasPrefix("["), let close = text.firstRange(of: "]("), text.hasSuffix(")") {
      text = String(text[text.index(after: text.startIndex)..<close.lowerBound])
    }
    for mark in ["**", "`", "__", "~~"]
    where text.hasPrefix(mark) && text.hasSuffix(mark) && text.count > 2 * mark.count {
      let inner = text.dropFirst(mark.count).dropLast(mark.count)
      if !inner.contains(mark) { text = String(inner) }
    }
    return text.trimmed(of: " ")
  }
}
