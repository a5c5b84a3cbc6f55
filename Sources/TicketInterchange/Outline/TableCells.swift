/// The cells of a table's row.
enum TableCells {
  /// Splits at bars that are neither escaped nor in a code span.
  static func split(_ row: String) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isEscaped = false
    var inCode = false
    let text = row.trimmed(of: " \t")
    let bytes = Array(text.utf8)
    let hasClosingTick = bytes.count(where: { $0 == UInt8(ascii: "`") }) % 2 == 0
    for byte in bytes {
      if isEscaped {
        if byte != UInt8(ascii: "|") { cell.append(UInt8(ascii: "\\")) }
        cell.append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "|"), !inCode {
        cells.append(String(decoding: cell, as: UTF8.self).trimmed(of: " \t"))
        cell.removeAll(keepingCapacity: true)
      } else {
        if byte == UInt8(ascii: "`"), hasClosingTick { inCode.toggle() }
        cell.append(byte)
      }
    }
    if isEscaped { cell.append(UInt8(ascii: "\\")) }
    let last = String(decoding: cell, as: UTF8.self).trimmed(of: " \t")
    if !last.isEmpty || !text.hasSuffix("|") { cells.append(last) }
    if text.hasPrefix("|"), !cells.isEmpty { cells.removeFirst() }
    return cells
  }

  /// Whether a row is the line of dashes below a table's header.
  static func isDelimiter(_ row: String) -> Bool {
    row.utf8.allSatisfy { "|-: \t".utf8.contains($0) } && row.utf8.contains(UInt8(ascii: "-"))
      && row.utf8.contains(UInt8(ascii: "|"))
  }
}
