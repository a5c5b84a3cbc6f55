/// Rows of a table: the texts of their cells stand one behind the other, so that a row is no storage of
/// its own.
struct TableRows: Sendable {
  private struct Mark {
    let end: Int
    let width: Int
    let ink: TerminalStyle.Ink?
  }

  private let columns: Int
  private let style: TerminalStyle
  private var bytes: [UInt8] = []
  private var marks: [Mark] = []
  /// The width of each column's widest cell.
  private(set) var widths: [Int]

  /// Makes room for rows of so many cells.
  init(columns: Int, capacity: Int = 0, style: TerminalStyle) {
    self.columns = columns
    self.style = style
    widths = Array(repeating: 0, count: columns)
    marks.reserveCapacity(columns * capacity)
  }

  /// How many rows there are.
  var count: Int { columns == 0 ? 0 : marks.count / columns }

  /// Appends a row of the cell that is made for each column's number.
  mutating func append(_ cell: (Int) -> TextTable.Cell) {
    for column in 0..<columns {
      let cell = cell(column)
      let width = append(cell.text)
      marks.append(Mark(end: bytes.count, width: width, ink: cell.ink))
      if width > widths[column] { widths[column] = width }
    }
  }

  /// Appends a text, and gives the columns that it takes.
  private mutating func append(_ text: String) -> Int {
    let start = bytes.count
    bytes += text.utf8
    guard !isPlain(start) else { return bytes.count - start }
    bytes.removeLast(bytes.count - start)
    let clean = style.sanitized(text)
    bytes += clean.utf8
    return DisplayWidth.columns(of: clean)
  }

  /// Whether all from a place on is ASCII without control characters: looked at without a branch.
  private func isPlain(_ start: Int) -> Bool {
    var others = false
    for byte in bytes[start...] {
      let isOther = byte &- 0x20 >= 0x5F
      others = others || isOther
    }
    return !others
  }

  /// The width of the cell of a row in a column.
  func width(_ row: Int, _ column: Int) -> Int { marks[row * columns + column].width }

  /// The ink of the cell of a row in a column.
  func ink(_ row: Int, _ column: Int) -> TerminalStyle.Ink? { marks[row * columns + column].ink }

  /// The text of the cell of a row in a column.
  func text(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let place = row * columns + column
    return bytes[(place == 0 ? 0 : marks[place - 1].end)..<marks[place].end]
  }
}
