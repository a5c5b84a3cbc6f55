/// Draws a chart in the characters of a terminal: the same marks as on the page.
package struct TerminalChart: Sendable {
  /// The chart.
  package var chart: Chart
  /// Where it goes.
  package var style: TerminalStyle

  /// Makes a drawing.
  package init(_ chart: Chart, style: TerminalStyle) {
    self.chart = chart
    self.style = style
  }

  /// The drawing, a line each; empty where the terminal is too narrow for one.
  package var lines: [String] {
    let rows = style.width >= 120 ? 18 : 13
    let ticks = chart.y.ticks(atMost: 5)
    let left = (ticks.map { DisplayWidth.columns(of: $0.label) }.max() ?? 1) + 2
    let right = levels.map { DisplayWidth.columns(of: $0.label) + 1 }.max() ?? 0
    let columns = style.width - left - right
    guard columns >= 20 else { return [] }
    var canvas = TerminalCanvas(
      columns: columns, rows: rows, x: chart.x.domain, y: chart.y.domain, style: style)
    for mark in chart.marks { canvas.draw(mark) }
    var lines = [style.paint(style.sanitized(chart.y.label), .dim)]
    for row in 0..<rows {
      let tick = ticks.first { canvas.row($0.value) == row }?.label ?? ""
      let axis = style.unicode ? (tick.isEmpty ? "│" : "┤") : "|"
      let name = levels.first { canvas.row($0.value) == row }?.label ?? ""
      lines.append(
        style.paint(DisplayWidth.pad(tick, to: left - 2, .right) + " " + axis, .dim)
          + canvas.line(row) + (name.isEmpty ? "" : " " + style.paint(style.sanitized(name), .dim)))
    }
    return lines + below(canvas, left: left) + legend(left: left)
  }

  /// The levels with names; of two on one row the higher one is named.
  private var levels: [(value: Double, label: String)] {
    chart.marks.compactMap { mark in
      if case .level(let value, let label, _) = mark { (value, label) } else { nil }
    }.sorted { $0.value > $1.value }
  }

  private func below(_ canvas: TerminalCanvas, left: Int) -> [String] {
    let ticks = chart.x.ticks(atMost: max(2, canvas.columns / 12))
    var axis = Array(repeating: style.unicode ? "─" : "-", count: canvas.columns)
    var names = TerminalLabels(columns: canvas.columns)
    var contexts = TerminalLabels(columns: canvas.columns)
    for tick in ticks {
      let column = min(canvas.columns - 1, max(0, canvas.column(tick.value)))
      if tick.hasLine { axis[column] = style.unicode ? "┬" : "+" }
      let label = style.unicode ? tick.label : tick.label.replacing("–", with: "-")
      names.place(style.sanitized(label), at: column)
      if !tick.context.isEmpty { contexts.place(style.sanitized(tick.context), at: column) }
    }
    let corner = style.unicode ? "└" : "+"
    let space = String(repeating: " ", count: left)
    var lines = [space.dropLast() + corner + axis.joined(), space + names.text]
    if !contexts.text.isEmpty { lines.append(space + contexts.text) }
    if !chart.x.label.isEmpty {
      lines.append(
        space + DisplayWidth.pad(style.sanitized(chart.x.label), to: canvas.columns, .right))
    }
    return lines.map { style.paint($0, .dim) }
  }

  private func legend(left: Int) -> [String] {
    let legend = chart.legend.filter { ![.zone1, .zone2, .zone3, .zone4].contains($0.ink) }
    guard !legend.isEmpty else { return [] }
    let fills = TerminalCanvas.fills(of: chart.marks, style)
    let keys = legend.map { key in
      let mark = fills[key.ink] ?? TerminalCanvas.mark(of: key.ink, style)
      return style.paint(mark, key.ink.terminal) + " " + style.sanitized(key.label)
    }
    return [String(repeating: " ", count: left) + keys.joined(separator: "   ")]
  }
}

/// Words on one line that don't run into each other.
struct TerminalLabels {
  let columns: Int
  private(set) var text = ""

  init(columns: Int) {
    self.columns = columns
  }

  /// Puts a word with its middle at a column, where there is room for it.
  mutating func place(_ label: String, at column: Int) {
    let width = DisplayWidth.columns(of: label)
    let start = min(max(0, column - width / 2), max(0, columns - width))
    let used = DisplayWidth.columns(of: text)
    guard start >= (used == 0 ? 0 : used + 1) else { return }
    text = DisplayWidth.pad(text, to: start) + label
  }
}

extension ChartInk {
  /// The colour that a terminal has for the role.
  var terminal: TerminalStyle.Ink? {
    switch self {
    case .alarm: .red
    case .done1, .done2: .green
    case .primary, .doing1, .doing4: .cyan
    case .secondary, .doing2, .doing5: .yellow
    case .muted, .todo1, .todo2, .todo3, .dropped1, .dropped2, .zone1, .zone2, .zone3, .zone4: .dim
    case .doing3: nil
    }
  }
}
