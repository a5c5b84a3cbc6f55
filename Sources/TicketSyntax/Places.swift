/// From bytes to lines and columns.
enum Places {
  /// The place of a byte; one beyond the end is the end. A byte order mark takes no column.
  static func location(of offset: Int, in bytes: [UInt8]) -> SourceLocation {
    let offset = min(max(0, offset), bytes.count)
    var start = bytes.hasBytes([UInt8].byteOrderMark, at: 0) ? min(3, offset) : 0
    var line = 1
    for i in start..<max(start, offset) where bytes[i] == .newline {
      line += 1
      start = i + 1
    }
    return SourceLocation(line: line, column: bytes.scalarCount(start..<offset) + 1)
  }
}
