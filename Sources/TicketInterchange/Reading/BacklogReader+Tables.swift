import TicketModel

extension BacklogReader {
  /// Finds the tables whose rows are tickets: those with a header that says so.
  mutating func findTables() {
    guard admits(.table) else { return }
    var index = 0
    while index < outline.nodes.count {
      let end = endOfRows(from: index)
      if index + 1 < end { findTable(in: index..<end) }
      index = end
    }
  }

  /// Where the rows end that stand together; the next line's place where there is no row.
  private func endOfRows(from start: Int) -> Int {
    let nodes = outline.nodes
    var end = start + 1
    guard nodes[start].kind == .row else { return end }
    while end < nodes.count, nodes[end].kind == .row, nodes[end].blanksBefore == 0,
      nodes[end].parent == nodes[start].parent
    {
      end += 1
    }
    return end
  }

  /// Finds the first header among rows that stand together, and the dashes below it.
  private mutating func findTable(in rows: Range<Int>) {
    let nodes = outline.nodes
    lazy var named = namedRows(rows)
    for index in rows.dropLast() {
      // Dashes are no header either.
      guard TableCells.isDelimiter(nodes[index + 1].text),
        !TableCells.isDelimiter(nodes[index].text)
      else { continue }
      let below = index + 2..<rows.upperBound
      let names = named[rows.count] - named[below.lowerBound - rows.lowerBound]
      let table = OutlineTable(
        header: TableCells.split(nodes[index].text), node: index,
        rows: nodes[below].prefix(200).map { TableCells.split($0.text) },
        namesTickets: names * 2 > below.count)
      guard let table else { continue }
      for row in index..<rows.upperBound { tables[row] = table }
      return
    }
  }

  /// How many rows begin with an id, up to each.
  private func namedRows(_ rows: Range<Int>) -> [Int] {
    var count = 0
    return [0]
      + rows.map { row in
        let first = TableCells.split(outline.nodes[row].text).first
        if let first, TitleLine.isNamed(first, loose: policy.loose) { count += 1 }
        return count
      }
  }

  mutating func readRow(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    guard let table = tables[position], position > table.headerNode + 1, !scope.isRules,
      !scope.isBackground,
      !isInTicket(scope) || options.ticketsFrom == .table
    else {
      if let draft = scope.draft, isInTicket(scope) { takeFieldRow(node, draft) }
      return readText(node, in: scope)
    }
    let cells = TableCells.split(node.text)
    guard var title = title(of: cells, table) else { return write(node, in: scope) }
    if isMention(title, table) { return write(node, in: scope) }
    let box = TableBox(cells: cells, table)
    title.state = title.state ?? box.state
    let opened = openTicket(title, node, in: scope)
    guard let draft = opened.draft, draft != scope.draft else { return opened }
    takeCells(cells, table, to: draft, node)
    return opened
  }

  /// A row without an id, in a document whose tickets have ids, repeats what stands elsewhere.
  private func isMention(_ title: TitleLine, _ table: OutlineTable) -> Bool {
    guard !title.isNamed, table.idColumn == nil, options.ticketsFrom != .table else { return false }
    return naming.hasNames
  }

  private func title(of cells: [String], _ table: OutlineTable) -> TitleLine? {
    let text = table.titleColumn.flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
    var title = TitleLine(text, loose: policy.loose)
    if let column = table.idColumn {
      let cell = column < cells.count ? OutlineTable.plain(cells[column]) : ""
      let known = TitleLine(cell + " ", loose: policy.loose)
      if known.isNamed, known.title.isEmpty {
        title.id = known.id
        title.local = known.local
        title.state = title.state ?? known.state
      } else if !cell.isEmpty {
        guard readID(cell, &title) else { return nil }
      }
    }
    return title.title.isEmpty && !title.isNamed ? nil : title
  }

  /// The id of a cell that stands in a column of ids, whatever its form; false where it is none.
  private func readID(_ cell: String, _ title: inout TitleLine) -> Bool {
    let text = cell.hasPrefix("#") ? String(cell.dropFirst()) : cell
    guard text.utf8.count <= 40, !text.contains(" "),
      text.contains(where: { $0.isNumber || "_-#".contains($0) })
    else { return false }
    if let first = text.first, first.isNumber {
      guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }),
        TicketID("X-" + text) != nil
      else { return false }
      title.local = LocalLabel(letters: "", number: text, type: nil)
      return true
    }
    let parts = text.split { "_-#".contains($0) }
    guard let id = TicketID(parts.joined(separator: "-")) else { return false }
    title.id = "\(id)"
    return true
  }

  private mutating func takeCells(
    _ cells: [String], _ table: OutlineTable, to draft: Int, _ node: OutlineNode
  ) {
    for (column, cell) in cells.enumerated()
    where !cell.isEmpty && !(table.states[column] != nil && TableBox.isMark(cell)) {
      let concept = column < table.columns.count ? table.columns[column] : nil
      let header = column < table.header.count ? table.header[column] : ""
      switch concept {
      case .id where cell.contains("]("): keep([cell], in: draft, node)
      case .id, .title: continue
      case .description: keep(cell.lines, in: draft, node)
      case .acceptance, .tasks, .deliverables, .goal, .risks:
        if let concept { keep(cell, as: concept, in: draft, node) }
      case let concept?:
        if ["-", "—", "–", "n/a", "N/A", "?"].contains(cell) { continue }
        if apply(concept, OutlineTable.plain(cell), to: draft, at: node.line) { continue }
        fallthrough
      case nil:
        keep(header.isEmpty ? [cell] : ["\(header): \(cell)"], in: draft, node)
      }
    }
  }

  /// A cell as a section of the body: criteria and tasks as boxes.
  mutating func keep(
    _ cell: String, as concept: Concept, in draft: Int, _ node: OutlineNode
  ) {
    guard let name = concept.sectionTitle else { return }
    let part = drafts[draft].part(heading: "## " + name, concept: concept)
    let hasBoxes = concept == .acceptance || concept == .tasks
    for line in cell.lines {
      let text = line.trimmed(of: " -*•")
      guard !text.isEmpty else { continue }
      drafts[draft].sections[part].lines.append(
        BodyLine(
          text: (hasBoxes ? "- [ ] " : "") + Folding.withoutOrnaments(text), line: node.line,
          blanksBefore: hasBoxes ? 0 : 1, isItem: hasBoxes, isVerbatim: false))
    }
  }

  /// A row of a table of fields and values below a ticket's heading: the table stays in the body.
  private mutating func takeFieldRow(_ node: OutlineNode, _ draft: Int) {
    let cells = TableCells.split(node.text)
    guard cells.count == 2,
      let concept = Vocabulary.concept(OutlineTable.plain(cells[0]).trimmed(of: " :*")),
      concept.isField, concept != .id, concept != .title
    else { return }
    _ = apply(concept, OutlineTable.plain(cells[1]), to: draft, at: node.line)
  }
}

/// A box or a sign in a cell of a row.
private struct TableBox {
  var state: StateWord?

  init(cells: [String], _ table: OutlineTable) {
    for (column, cell) in cells.enumerated()
    where column >= table.columns.count || table.columns[column] == nil {
      if let word = table.states[column], TableBox.isMark(cell) {
        state = word
      } else if cell == "[x]" || cell == "[X]" {
        state = .done
      }
    }
  }

  /// Whether a cell says no more than that its column holds.
  static func isMark(_ cell: String) -> Bool {
    let plain = Folding.fold(cell).trimmed(of: "[]()*")
    return ["x", "✓", "✔", "✔️", "✅", "☑", "•", "●", "yes", "oui"].contains(plain)
  }
}

extension String {
  /// The lines of a cell, which `<br>` parts.
  var lines: [String] {
    guard contains("<br") else { return [self] }
    return replacing("<br/>", with: "<br>").replacing("<br />", with: "<br>")
      .split(separator: "<br>").map { String($0).trimmed(of: " ") }
  }
}
