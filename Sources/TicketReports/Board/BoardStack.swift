/// A board with its columns under each other: for narrow terminals, and for pipes, where each ticket
/// is a line that names its state, its fields parted by two spaces or more, and nothing is cut.
struct BoardStack {
  let style: TerminalStyle

  private static let columns = [
    TextTable.Column(heading: "ID", minimum: 8), TextTable.Column(heading: "STATUS", minimum: 8),
    TextTable.Column(heading: "PRIO", minimum: 4, isOptional: true),
    TextTable.Column(heading: "EST", alignment: .right, isOptional: true),
    TextTable.Column(heading: "AGE", alignment: .right, isOptional: true),
    TextTable.Column(heading: "OWNER", minimum: 8, isOptional: true),
    TextTable.Column(heading: "TITLE", minimum: 12, comfort: 20),
    TextTable.Column(heading: "BLOCKED", minimum: 8, isOptional: true),
  ]

  /// The board's lines.
  func lines(_ board: Board) -> [String] {
    var blocks = board.lanes.flatMap { lane in
      (lane.title.map { [[style.paint(cut(style.sanitized($0)), .bold)]] } ?? [])
        + block(of: lane, in: board)
    }
    if board.hidden > 0 {
      blocks.append([cut("dropped \(board.hidden)  not shown: --all shows them")])
    }
    return Array(blocks.joined(separator: [""]))
  }

  private func block(of lane: Board.Lane, in board: Board) -> [[String]] {
    let shown = zip(board.columns, lane.cells).map { column, cards in
      Array(cards.prefix(style.isTerminal ? board.limit ?? column.standardLimit : .max))
    }
    let rows = shown.flatMap { $0 }.map(row)
    var lines = TextTable(columns: BoardStack.columns, rows: rows, style: style.indented(by: 2))
      .lines()[...]
    if style.isTerminal { lines = lines.dropFirst() }
    return board.columns.indices.map { index in
      let own = lines.prefix(shown[index].count).map { "  " + $0 }
      lines = lines.dropFirst(shown[index].count)
      let rest = lane.cells[index].count - shown[index].count
      let more = rest > 0 ? ["  " + style.paint("+\(rest) more", .dim)] : []
      return [head(board.columns[index], lane.cells[index].count, board)] + own + more
    }
  }

  private func head(_ column: Board.Column, _ count: Int, _ board: Board) -> String {
    let heading = BoardHeading(style: style)
    let isWhole = board.lanes.count == 1
    let number = isWhole ? heading.count(column) : "\(count)"
    let points = isWhole ? heading.points(column.points) : ""
    let title = cut(style.sanitized(column.title) + " " + number)
    let room = style.width - DisplayWidth.columns(of: title) - 2
    let showsPoints = !points.isEmpty && (!style.isTerminal || points.count <= room)
    return style.paint(title, heading.ink(column))
      + (showsPoints ? "  " + style.paint(points, .dim) : "")
  }

  private func cut(_ text: String) -> String {
    guard style.isTerminal else { return text }
    return DisplayWidth.truncate(text, to: style.width, unicode: style.unicode)
  }

  private func row(_ card: BoardCard) -> [TextTable.Cell] {
    let summary = card.summary
    let mark = summary.isModified ? "*" : ""
    let id = summary.id ?? summary.path
    let status = summary.status ?? "(none)"
    return [
      TextTable.Cell(style.isTerminal ? id + mark : id, .cyan),
      TextTable.Cell(style.isTerminal ? "" : status + mark, summary.category?.ink),
      TextTable.Cell(card.priority ?? "", card.urgency),
      TextTable.Cell(summary.texts("estimate").joined(separator: ", ")),
      TextTable.Cell(summary.ageDays.map { "\($0)d" } ?? ""),
      TextTable.Cell(summary.texts("owner").joined(separator: ", ")),
      TextTable.Cell(summary.title ?? "(no title)"),
      TextTable.Cell(card.obstacle ?? "", .red),
    ]
  }
}
