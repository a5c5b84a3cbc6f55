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
    dropMisnamed(rows)
    for index in columns.indices where columns[..<index].contains(columns[index]) {
      if columns[index] != nil { columns[index] = nil }
    }
    if titleColumn == nil {
      let stand =
        namingColumn(rows) ?? columns.firstIndex(of: .description)
        ?? columns.indices.first { columns[$0] == nil && states[$0] == nil }
      guard idColumn != nil ? stand != nil || !states.isEmpty : saysMuch else { return nil }
      if let stand { columns[stand] = .title }
    }
    let says = OutlineTable.says
    let first = columns.first { $0 != nil } ?? nil
    if titleColumn != nil, saysMuch || self.header.contains(where: Vocabulary.isRole) { return }
    guard columns.count >= 2, first == .id || first == .title || idColumn != nil,
      idColumn != nil || namesTickets || !says.isDisjoint(with: columns.compactMap { $0 })
    else { return nil }
  }

  private static let says: Set<Concept> = [
    .priority, .status, .estimate, .owner, .sprint, .due, .acceptance,
  ]

  /// Whether a description and several fields make up for what has neither id nor title.
  private var saysMuch: Bool {
    let known = Set(columns.compactMap { $0 })
    return known.contains(.status) && known.intersection(OutlineTable.says).count >= 2
      && (known.contains(.description) || known.contains(.title))
  }

  /// Where a column of keys holds no number, it is one of names; where a column of stories holds no
  /// word, it is no title.
  private mutating func dropMisnamed(_ rows: [[String]]) {
    for index in columns.indices where columns[index] == .id || columns[index] == .title {
      let cells = OutlineTable.cells(rows, index)
      let isID = columns[index] == .id
      if isID, Folding.fold(header[index]).split(whereSeparator: { !$0.isLetter }).contains("id") {
        continue
      }
      let fitting = cells.count { cell in
        cell.contains { isID ? $0.isNumber || $0 == "_" : $0.isLetter }
      }
      if fitting * 2 < cells.count { columns[index] = nil }
    }
  }

  /// The first column of unknown meaning whose cells are sentences, none twice.
  private func namingColumn(_ rows: [[String]]) -> Int? {
    columns.indices.first { index in
      guard columns[index] == nil, states[index] == nil else { return false }
      let cells = OutlineTable.cells(rows, index)
      return cells.count > 1 && Set(cells).count == cells.count
        && cells.count { $0.contains(" ") } * 2 > cells.count
    }
  }

  private static func cells(_ rows: [[String]], _ index: Int) -> [String] {
    rows.compactMap { index < $0.count ? plain($0[index]) : nil }.filter { !$0.isEmpty }
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
      let cells = OutlineTable.cells(rows, index)
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
