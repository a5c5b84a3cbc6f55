/// Where the columns of a table stand, and how a row is written into them.
struct TableLayout: Sendable {
  /// The columns shown.
  let columns: [TextTable.Column]
  /// The place of each in a row.
  let positions: [Int]
  /// The width of each.
  let widths: [Int]
  /// The columns between two of them.
  let gap: Int
  let style: TerminalStyle

  /// One row as a line.
  func line(_ row: [TextTable.Cell]) -> String {
    var line = ""
    line.reserveCapacity(128)
    append(row, to: &line)
    return line
  }

  /// Appends one row.
  func append(_ row: [TextTable.Cell], to line: inout String) {
    var start = 0
    let last = positions.lastIndex { $0 < row.count && row[$0].width > 0 } ?? 0
    for (index, position) in positions.prefix(last + 1).enumerated() {
      let isLast = index == last
      if position < row.count {
        append(row[position], index, isLast: isLast, to: &line)
        if !isLast, style.canPosition, !DisplayWidth.isCertain(row[position].text) {
          line += "\u{1B}[\(start + widths[index] + 1)G"
        }
      } else if !isLast {
        line.append(spaces: widths[index])
      }
      if !isLast { line.append(spaces: gap) }
      start += widths[index] + gap
    }
  }

  private func append(
    _ cell: TextTable.Cell, _ index: Int, isLast: Bool, to line: inout String
  ) {
    var text = cell.text
    var room = widths[index] - cell.width
    if room < 0 {
      text = DisplayWidth.truncate(text, to: widths[index], unicode: style.unicode)
      room = widths[index] - DisplayWidth.columns(of: text)
    }
    let isRight = columns[index].alignment == .right
    if isRight { line.append(spaces: room) }
    style.paint(text, cell.ink, into: &line)
    if !isRight, !isLast { line.append(spaces: room) }
  }
}

extension String {
  private static let blanks = String(repeating: " ", count: 256)

  /// Appends so many spaces.
  mutating func append(spaces count: Int) {
    var left = count
    while left > 0 {
      let part = min(left, 256)
      self += Substring(String.blanks.utf8.prefix(part))
      left -= part
    }
  }
}

extension TerminalStyle {
  /// Appends text in an ink.
  func paint(_ text: String, _ ink: Ink?, into line: inout String) {
    guard color, let ink, !text.isEmpty else { return line += text }
    line += "\u{1B}["
    line += ink.rawValue
    line += "m"
    line += text
    line += "\u{1B}[0m"
  }
}
