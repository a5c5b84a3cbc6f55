import TicketModel

/// Comma-separated values read as people's programs write them: RFC 4180, and with semicolons or
/// tabs, bare line ends and stray quotes.
struct CSVRecords {
  /// One row: its fields, and the lines of the source that it stands on.
  struct Row {
    var fields: [String]
    /// From 0.
    var lines: Range<Int>
  }

  private(set) var rows: [Row] = []
  /// The line, from 0, where a quoted field begins that nothing closes; nil for none.
  private(set) var unclosed: Int?

  private var field: [UInt8] = []
  private var fields: [String] = []
  private var line = 0
  private var firstLine = 0

  /// Reads a text of UTF-8.
  init(_ bytes: some Collection<UInt8>, separator: UInt8) {
    let quote = UInt8(ascii: "\"")
    var quotedSince: Int?
    var wasQuoted = false
    var previous: UInt8 = 0
    for byte in bytes {
      defer { previous = byte }
      if quotedSince != nil {
        if byte == quote {
          quotedSince = nil
          wasQuoted = true
        } else {
          field.append(byte)
          if byte == 0x0A { line += 1 }
        }
        continue
      }
      switch byte {
      case quote where field.isEmpty && !wasQuoted: quotedSince = line
      case quote where wasQuoted && previous == quote:
        field.append(byte)
        quotedSince = line
      case separator: endField(&wasQuoted)
      case 0x0D: continue
      case 0x0A:
        endField(&wasQuoted)
        endRow()
      default: field.append(byte)
      }
    }
    unclosed = quotedSince
    if !field.isEmpty || !fields.isEmpty || wasQuoted {
      endField(&wasQuoted)
      endRow()
    }
  }

  private mutating func endField(_ wasQuoted: inout Bool) {
    fields.append(CSVRecords.plain(String(decoding: field, as: UTF8.self)))
    field.removeAll(keepingCapacity: true)
    wasQuoted = false
  }

  private mutating func endRow() {
    line += 1
    if fields.contains(where: { !$0.isEmpty }) {
      rows.append(Row(fields: fields, lines: firstLine..<line))
    }
    fields.removeAll(keepingCapacity: true)
    firstLine = line
  }

  /// A field without the apostrophe that keeps a spreadsheet from reading it as a formula.
  private static func plain(_ text: String) -> String {
    CSVText.isNeutralized(text) ? String(text.dropFirst()) : text
  }

  /// The separator that the first line uses most, outside quotes: comma, semicolon or tab.
  static func separator(of bytes: some Collection<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(100_000) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted { break }
      if !isQuoted, ",;\t".utf8.contains(byte) { counts[byte, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? UInt8(ascii: ",")
  }
}
