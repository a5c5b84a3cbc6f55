/// A table whose rows are tickets: what each column holds.
struct OutlineTable {
  /// The header's cells as written.
  var header: [String]
  /// What each column holds; nil for what is not known.
  var columns: [Concept?]
  /// The place of the header's row in the outline.
  var headerNode: Int

  var idColumn: Int? { columns.firstIndex(of: .id) }
  var titleColumn: Int? { columns.firstIndex(of: .title) }

  /// Reads a header; nil where the rows can't be tickets.
  init?(header: [String], node: Int, namesTickets: Bool) {
    self.header = header.map(OutlineTable.plain)
    headerNode = node
    columns = self.header.map { $0.isEmpty ? nil : Vocabulary.column($0) }
    for index in columns.indices where columns[..<index].contains(columns[index]) {
      if columns[index] != nil { columns[index] = nil }
    }
    if titleColumn == nil {
      let stand = columns.firstIndex(of: .description) ?? columns.firstIndex(of: nil)
      guard idColumn != nil, let stand else { return nil }
      columns[stand] = .title
    }
    let says: Set<Concept> = [.priority, .status, .estimate, .owner, .sprint, .due, .acceptance]
    let first = columns.first { $0 != nil } ?? nil
    guard columns.count >= 2, first == .id || first == .title || idColumn != nil,
      idColumn != nil || namesTickets || !says.isDisjoint(with: columns.compactMap { $0 })
    else { return nil }
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
