import TicketModel

extension BacklogReader {
  /// Finds the tables whose rows are tickets: those with a header that says so.
  mutating func findTables() {
    guard admits(.table) else { return }
    let nodes = outline.nodes
    var index = 0
    while index < nodes.count {
      guard nodes[index].kind == .row, index + 1 < nodes.count, nodes[index + 1].kind == .row,
        TableCells.isDelimiter(nodes[index + 1].text), nodes[index + 1].blanksBefore == 0,
        let end = endOfTable(from: index),
        let table = OutlineTable(
          header: TableCells.split(nodes[index].text), node: index,
          rows: nodes[index + 2..<end].prefix(200).map { TableCells.split($0.text) },
          namesTickets: namesTickets(index + 2..<end))
      else {
        index += 1
        continue
      }
      for row in index..<end { tables[row] = table }
      index = end
    }
  }

  private func endOfTable(from start: Int) -> Int? {
    let nodes = outline.nodes
    var end = start + 2
    while end < nodes.count, nodes[end].kind == .row, nodes[end].blanksBefore == 0,
      nodes[end].parent == nodes[start].parent
    {
      end += 1
    }
    return end
  }

  /// Whether most rows begin with an id.
  private func namesTickets(_ rows: Range<Int>) -> Bool {
    let named = rows.count { row in
      TableCells.split(outline.nodes[row].text).first
        .map { TitleLine($0, loose: policy.loose).isNamed } ?? false
    }
    return named * 2 > rows.count
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
