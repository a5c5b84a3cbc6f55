internal import TicketModel

/// A card of a board in so many columns: id and facts, title, what is in its way, who owns it.
struct BoardCardRenderer {
  let style: TerminalStyle
  let width: Int

  /// A bar at the card's side shows how urgent it is, where there is room.
  private var hasBar: Bool { style.unicode && width >= 16 }
  private var inner: Int { hasBar ? width - 1 : width }
  private var isWide: Bool { inner >= 24 }

  /// The card's lines.
  func lines(_ card: BoardCard) -> [StyledLine] {
    let content = [head(card)] + title(card) + obstacle(card) + footer(card)
    guard hasBar else { return content }
    return content.map { line in
      var result = StyledLine(style, [Span("▎", urgency(card) ?? .dim)])
      result.append(line)
      return result
    }
  }

  /// What is over need not shout, and takes fewer lines.
  private func isOver(_ card: BoardCard) -> Bool {
    card.summary.category == .done || card.summary.category == .dropped
  }

  private func urgency(_ card: BoardCard) -> TerminalStyle.Ink? {
    isOver(card) ? .dim : card.urgency
  }

  private func head(_ card: BoardCard) -> StyledLine {
    let summary = card.summary
    let mark = summary.isModified ? "*" : ""
    let id = DisplayWidth.truncate(
      style.sanitized(summary.id ?? summary.path), to: inner - mark.count, unicode: style.unicode)
    var line = StyledLine(style, [Span(id, .cyan), Span(mark, .yellow)])
    let facts = facts(card, room: inner - line.width)
    line.pad(to: inner - facts.width)
    line.append(facts)
    return line
  }

  /// Priority, age and estimate, the weightiest first as far as there is room, read from right to left.
  private func facts(_ card: BoardCard, room: Int) -> StyledLine {
    var kept: [Span] = []
    var left = room
    let age = card.summary.ageDays.map { "\($0)d" }
    let facts = [
      Span(style.sanitized(card.priority ?? ""), urgency(card)), Span(age ?? ""),
      Span(style.sanitized(card.estimate ?? ""), .dim),
    ]
    for fact in facts where !fact.text.isEmpty {
      let columns = DisplayWidth.columns(of: fact.text) + 1
      guard columns <= left else { continue }
      left -= columns
      kept.append(fact)
    }
    var line = StyledLine(style)
    for fact in kept.reversed() {
      line.append(" ")
      line.append(fact)
    }
    return line
  }

  private func title(_ card: BoardCard) -> [StyledLine] {
    let text = style.sanitized(card.summary.title ?? "(no title)")
    let limit = (isWide ? 2 : 3) - (isOver(card) ? 1 : 0)
    return LineBreaker.lines(text, width: inner, limit: limit, unicode: style.unicode)
      .map { StyledLine(style, [Span($0, isOver(card) ? .dim : nil)]) }
  }

  private func obstacle(_ card: BoardCard) -> [StyledLine] {
    guard let obstacle = card.obstacle else { return [] }
    let text = (style.unicode ? "⊘ " : "! ") + style.sanitized(obstacle)
    return LineBreaker.lines(text, width: inner, limit: 2, unicode: style.unicode)
      .map { StyledLine(style, [Span($0, .red)]) }
  }

  /// The owner where there is room, and the due day where it is past.
  private func footer(_ card: BoardCard) -> [StyledLine] {
    guard !isOver(card) else { return [] }
    let owner = style.sanitized(card.owners)
    var lines: [StyledLine] = []
    if !owner.isEmpty, inner >= 14 {
      let text = DisplayWidth.truncate(owner, to: inner, unicode: style.unicode)
      lines.append(StyledLine(style, [Span(text, .dim)]))
    }
    guard let overdue = card.overdue else { return lines }
    let due = inner >= 14 ? "due \(overdue)" : overdue
    if var last = lines.last, last.width + due.count + 2 <= inner {
      last.pad(to: inner - due.count)
      last.append(due, .red)
      lines[lines.count - 1] = last
    } else {
      lines.append(StyledLine(style, [Span(due, .red)]))
    }
    return lines
  }
}
