/// A grid of characters on which the marks of a chart are drawn.
struct TerminalCanvas {
  let columns: Int
  let rows: Int
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private let style: TerminalStyle
  private var cells: [[Cell]]
  private var fills: [ChartInk: String] = [:]

  private struct Cell {
    var text = " "
    var ink: TerminalStyle.Ink?
    /// How many points lie in it.
    var points = 0
  }

  init(
    columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, style: TerminalStyle
  ) {
    self.columns = columns
    self.rows = rows
    self.x = x
    self.y = y
    self.style = style
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  /// The column of a value; may lie outside.
  func column(_ value: Double) -> Int {
    Int((position(value) * Double(columns)).rounded(.down))
  }

  /// The row of a value, from the top; may lie outside.
  func row(_ value: Double) -> Int {
    let share = (value - y.lowerBound) / (y.upperBound - y.lowerBound)
    return rows - 1 - min(rows - 1, Int((share * Double(rows)).rounded(.down)))
  }

  private func position(_ value: Double) -> Double {
    (value - x.lowerBound) / (x.upperBound - x.lowerBound)
  }

  /// How many rows a value reaches up.
  private func height(_ value: Double) -> Double {
    (value - y.lowerBound) / (y.upperBound - y.lowerBound) * Double(rows)
  }

  /// One row, from the top, with its colours.
  func line(_ row: Int) -> String {
    var text = ""
    var run = ""
    var ink: TerminalStyle.Ink?
    for cell in cells[row] {
      if cell.ink != ink {
        text += style.paint(run, ink)
        run = ""
        ink = cell.ink
      }
      run += cell.text
    }
    return text + (ink == nil ? run.trimmingEnd : style.paint(run, ink))
  }

  /// Draws one mark.
  mutating func draw(_ mark: ChartMark) {
    switch mark {
    case .points(let points): points.forEach { draw($0) }
    case .boxes(let boxes):
      for box in boxes { box.label.isEmpty ? drawEdge(of: box) : drawBar(box) }
    case .area(let ink, let slices): draw(slices, ink)
    case .line(let line): draw(line)
    case .level(let value, _, _):
      let row = row(value)
      for column in 0..<columns {
        put(style.unicode ? "┈" : "-", .dim, column, row, isBehind: true)
      }
    case .moment(let value, _):
      for row in 0..<rows {
        put(style.unicode ? "┊" : ":", .dim, column(value), row, isBehind: true)
      }
    case .shades, .readings: break
    }
  }

  private mutating func put(
    _ text: String, _ ink: TerminalStyle.Ink?, _ column: Int, _ row: Int, isBehind: Bool = false
  ) {
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
    if isBehind, cells[row][column].text != " " { return }
    cells[row][column].text = text
    cells[row][column].ink = ink
  }

  private mutating func draw(_ point: ChartPoint) {
    let column = min(columns - 1, column(point.x))
    let row = row(point.y)
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return }
    cells[row][column].points += 1
    let isLate = point.ink == .alarm || cells[row][column].ink == .red
    let isMany = cells[row][column].points > 1
    let mark =
      isLate
      ? TerminalCanvas.mark(of: .alarm, style)
      : style.unicode ? (isMany ? "●" : "•") : (isMany ? "@" : "o")
    put(mark, isLate ? .red : point.ink.terminal, column, row)
  }

  /// A bar, as high as an eighth of a character allows.
  private mutating func drawBar(_ box: ChartBox) {
    let first = max(0, Int((position(box.x.lowerBound) * Double(columns)).rounded()))
    let last = Int((position(box.x.upperBound) * Double(columns)).rounded())
    for column in first..<max(first + 1, last) {
      fill(column, to: height(box.y.upperBound), box.ink)
    }
  }

  private mutating func fill(_ column: Int, to height: Double, _ ink: ChartInk) {
    let steps = TerminalCanvas.steps(of: ink, style)
    for row in 0..<rows {
      let part = min(1, max(0, height - Double(row)))
      var step = Int((part * Double(steps.count - 1)).rounded())
      if step == 0, row == 0, height > 0 { step = 1 }
      if step > 0 { put(steps[step], ink.terminal, column, rows - 1 - row) }
    }
  }

  /// The upper edge of a zone.
  private mutating func drawEdge(of box: ChartBox) {
    guard box.ink != .zone4 else { return }
    let name = [ChartInk.zone1: "p50", .zone2: "p85", .zone3: "p95"][box.ink] ?? ""
    let row = row(box.y.upperBound)
    let columns = column(box.x.lowerBound)..<max(column(box.x.lowerBound), column(box.x.upperBound))
    for column in columns { put(style.unicode ? "┈" : "-", .dim, column, row, isBehind: true) }
    for (index, letter) in name.enumerated() {
      put(String(letter), .dim, columns.upperBound - name.count + index, row)
    }
  }

  private mutating func draw(_ line: ChartLine) {
    guard let first = line.places.first, let last = line.places.last else { return }
    let mark =
      line.isDashed
      ? (style.unicode ? "·" : ".") : TerminalCanvas.mark(of: line.ink, style)
    for column in max(0, column(first.x))...max(0, min(columns - 1, self.column(last.x))) {
      let place =
        x.lowerBound + (Double(column) + 0.5) / Double(columns) * (x.upperBound - x.lowerBound)
      guard let value = line.value(at: place) else { continue }
      put(mark, line.ink.terminal, column, row(value), isBehind: line.isDashed)
    }
  }

  private mutating func draw(_ slices: [ChartSlice], _ ink: ChartInk) {
    let fills = TerminalCanvas.shading(style)
    let fill = ink == .zone1 ? fills[3] : self.fills[ink] ?? fills[self.fills.count % fills.count]
    self.fills[ink] = fill
    for column in 0..<columns {
      let place =
        x.lowerBound + (Double(column) + 0.5) / Double(columns) * (x.upperBound - x.lowerBound)
      guard let range = slices.range(at: place) else { continue }
      if ink == .primary {
        self.fill(column, to: height(range.upperBound), ink)
        continue
      }
      let low = Int(height(range.lowerBound).rounded())
      let high = Int(height(range.upperBound).rounded())
      for row in low..<max(low, min(rows, high)) {
        put(fill, ink.terminal, column, rows - 1 - row)
      }
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
