internal import TicketModel

/// The head of a board's column: its state, how many tickets, and how full it is.
struct BoardHeading {
  let style: TerminalStyle

  /// The heads of columns beside each other: name and count on one line where all have the room.
  func lines(_ columns: [(column: Board.Column, width: Int)]) -> [[StyledLine]] {
    let isOneLine = columns.allSatisfy { column, width in
      DisplayWidth.columns(of: style.sanitized(column.title)) + 2 + count(column).utf8.count
        <= width
    }
    return columns.map { column, width in
      (isOneLine ? [oneLine(column, width)] : twoLines(column, width)) + [rule(column, width)]
    }
  }

  /// How many tickets: `3`, `3/5` with a limit, `1 of 3/5` where a query left some out.
  func count(_ column: Board.Column) -> String {
    guard let load = column.load else { return "\(column.count)" }
    let all = "\(load.count)/\(load.limit)" + (load.isOver ? "!" : "")
    return load.count == column.count ? all : "\(column.count) of \(all)"
  }

  /// The sum of the estimates: `13pt`; empty where there are none.
  func points(_ points: Double) -> String {
    points > 0 ? JSONValue.double(points).text() + "pt" : ""
  }

  /// What a column's name is painted with.
  func ink(_ column: Board.Column) -> TerminalStyle.Ink {
    if column.isOverLimit { return .red }
    return switch column.category {
    case .todo: .boldBlue
    case .doing: .boldYellow
    case .done: .boldGreen
    case .dropped: .dim
    case nil: .red
    }
  }

  private func oneLine(_ column: Board.Column, _ width: Int) -> StyledLine {
    let title = style.sanitized(column.title)
    var line = StyledLine(style, [Span(title, ink(column))])
    let counts = counts(column, room: width - line.width - 2)
    line.pad(to: width - counts.width)
    line.append(counts)
    return line
  }

  private func twoLines(_ column: Board.Column, _ width: Int) -> [StyledLine] {
    let title = DisplayWidth.truncate(
      style.sanitized(column.title), to: width, unicode: style.unicode)
    return [
      StyledLine(style, [Span(title, ink(column))]), counts(column, room: width, countFirst: true),
    ]
  }

  private func counts(
    _ column: Board.Column, room: Int, countFirst: Bool = false
  ) -> StyledLine {
    let count = DisplayWidth.truncate(self.count(column), to: room, unicode: style.unicode)
    let points = self.points(column.points)
    let dot = style.unicode ? " · " : " - "
    let ink: TerminalStyle.Ink = column.isOverLimit ? .red : .bold
    guard !points.isEmpty, count.count + points.count + dot.count <= room else {
      return StyledLine(style, [Span(count, ink)])
    }
    return StyledLine(
      style,
      countFirst
        ? [Span(count, ink), Span(dot + points, .dim)]
        : [Span(points + dot, .dim), Span(count, ink)])
  }

  /// A line under the head: where the column is limited, filled as far as the column is.
  private func rule(_ column: Board.Column, _ width: Int) -> StyledLine {
    let (thin, thick) = style.unicode ? ("─", "━") : ("-", "=")
    let ink: TerminalStyle.Ink? =
      switch column.category {
      case .todo: .blue
      case .doing: .yellow
      case .done: .green
      case .dropped, nil: .dim
      }
    guard let load = column.load else {
      return StyledLine(style, [Span(String(repeating: thin, count: width), ink)])
    }
    let filled = load.limit > 0 ? min(width, width * load.count / load.limit) : width
    return StyledLine(
      style,
      [
        Span(String(repeating: thick, count: filled), column.isOverLimit ? .red : .yellow),
        Span(String(repeating: thin, count: width - filled), .dim),
      ])
  }
}
