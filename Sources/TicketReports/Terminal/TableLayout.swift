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
  func line(_ row: Int, of part: TableRows) -> String {
    var line: [UInt8] = []
    append(row, of: part, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  /// Appends one row.
  func append(_ row: Int, of part: TableRows, to line: inout [UInt8]) {
    guard let last = positions.indices.last(where: { part.width(row, positions[$0]) > 0 }) else {
      return
    }
    var start = 0
    var spaces = 0
    for index in 0...last {
      let position = positions[index]
      let isRight = columns[index].alignment == .right
      let (text, room) = fitted(row, position, of: part, to: widths[index])
      line.append(spaces: isRight ? spaces + room : spaces)
      style.paint(text, part.ink(row, position), into: &line)
      spaces = isRight ? 0 : room
      if style.canPosition, index < last,
        !DisplayWidth.isCertain(String(decoding: part.text(row, position), as: UTF8.self))
      {
        line.append(spaces: spaces)
        line += "\u{1B}[\(start + widths[index] + 1)G".utf8
        spaces = 0
      }
      spaces += gap
      start += widths[index] + gap
    }
  }

  /// A cell's text, cut where it must be, and the columns that it leaves free.
  private func fitted(
    _ row: Int, _ position: Int, of part: TableRows, to width: Int
  ) -> (text: ArraySlice<UInt8>, room: Int) {
    let text = part.text(row, position)
    let room = width - part.width(row, position)
    guard room < 0 else { return (text, room) }
    let cut = DisplayWidth.truncate(
      String(decoding: text, as: UTF8.self), to: width, unicode: style.unicode)
    return (Array(cut.utf8)[...], width - DisplayWidth.columns(of: cut))
  }
}

extension [UInt8] {
  private static let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 256)

  /// Appends so many spaces.
  fileprivate mutating func append(spaces count: Int) {
    var left = count
    while left > 0 {
      let part = Swift.min(left, Self.blanks.count)
      self += Self.blanks[..<part]
      left -= part
    }
  }
}

extension TerminalStyle {
  /// Appends text in an ink.
  fileprivate func paint(_ text: ArraySlice<UInt8>, _ ink: Ink?, into line: inout [UInt8]) {
    guard color, let ink, !text.isEmpty else { return line += text }
    line += "\u{1B}[\(ink.rawValue)m".utf8
    line += text
    line += "\u{1B}[0m".utf8
  }
}
