/// A board: columns side by side on a terminal that is wide enough, else under each other.
package struct BoardRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle
  /// The lines that the board may take; nil for as many as it needs.
  package var height: Int?

  /// Makes a renderer.
  package init(style: TerminalStyle, height: Int? = nil) {
    self.style = style
    self.height = height
  }

  /// The board as text.
  package func text(_ board: Board) -> String {
    lines(board).map { $0 + "\n" }.joined()
  }

  /// The board's lines, no more than the height.
  package func lines(_ board: Board) -> [String] {
    guard let layout = BoardLayout(board, width: style.width) else {
      return clipped(BoardStack(style: style).lines(board))
    }
    let footer = footer(board)
    var lines: [StyledLine] = []
    for band in layout.bands {
      if !lines.isEmpty { lines.append(StyledLine(style)) }
      let isAlone = layout.bands.count == 1 && board.lanes.count == 1
      let room = isAlone ? height.map { $0 - footer.count } : nil
      lines += self.lines(of: band, board, room: room)
    }
    return clipped((lines + footer).map(\.text))
  }

  private func clipped(_ lines: [String]) -> [String] {
    guard let height, lines.count > height, height > 0 else { return lines }
    let rest = lines.count - height + 1
    return lines.prefix(height - 1) + [style.paint("+ \(rest) more lines", .dim)]
  }

  private func lines(of band: [BoardLayout.Slot], _ board: Board, room: Int?) -> [StyledLine] {
    let heads = BoardHeading(style: style).lines(
      band.map { (board.columns[$0.index], $0.width) })
    var lines = rows(heads, band)
    let left = room.map { $0 - lines.count }
    for lane in board.lanes {
      if let title = lane.title { lines += [StyledLine(style), heading(lane, title)] }
      let cells = band.map { slot in
        cards(
          lane.cells[slot.index], width: slot.width, room: left,
          limit: board.limit ?? board.columns[slot.index].standardLimit)
      }
      lines += rows(cells, band)
    }
    return lines
  }

  /// The cards of a cell under each other, as far as the limit and the room go.
  private func cards(
    _ cards: [BoardCard], width: Int, room: Int?, limit: Int
  ) -> [StyledLine] {
    let renderer = BoardCardRenderer(style: style, width: width)
    var lines: [StyledLine] = []
    for (index, card) in cards.enumerated() {
      let next = (index == 0 ? [] : [StyledLine(style)]) + renderer.lines(card)
      let isLast = index == cards.count - 1
      let fits = room.map { lines.count + next.count + (isLast ? 0 : 2) <= $0 } ?? true
      guard index < limit, fits else {
        let more = DisplayWidth.truncate(
          "+\(cards.count - index) more", to: width, unicode: style.unicode)
        return lines + (index == 0 ? [] : [StyledLine(style)])
          + [StyledLine(style, [Span(more, .dim)])]
      }
      lines += next
    }
    return lines
  }

  /// Puts the lines of columns beside each other.
  private func rows(_ cells: [[StyledLine]], _ band: [BoardLayout.Slot]) -> [StyledLine] {
    (0..<(cells.map(\.count).max() ?? 0)).map { row in
      var line = StyledLine(style)
      var start = 0
      let last = cells.lastIndex { $0.indices.contains(row) && $0[row].width > 0 } ?? -1
      for (index, slot) in band.enumerated() where index <= last {
        line.pad(to: start)
        if cells[index].indices.contains(row) {
          line.append(cells[index][row])
          start += slot.width + BoardLayout.gap
          if index < last {
            line.pad(to: start)
            line.settle(after: cells[index][row])
          }
        } else {
          start += slot.width + BoardLayout.gap
        }
      }
      return line
    }
  }

  private func heading(_ lane: Board.Lane, _ title: String) -> StyledLine {
    let text = DisplayWidth.truncate(
      style.sanitized(title), to: max(10, style.width - 24), unicode: style.unicode)
    var line = StyledLine(style, [Span(text, .bold)])
    let count = lane.cards.count
    line.append("  \(count == 1 ? "1 ticket" : "\(count) tickets") ", .dim)
    let rule = String(
      repeating: style.unicode ? "╌" : "-", count: max(0, style.width - line.width))
    line.append(rule, .dim)
    return line
  }

  private func footer(_ board: Board) -> [StyledLine] {
    guard board.hidden > 0 else { return [] }
    let text = "\(board.hidden) dropped, not shown: --all shows them"
    return [StyledLine(style), StyledLine(style, [Span(text, .dim)])]
  }
}
