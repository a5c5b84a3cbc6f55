import TicketModel
import TicketSyntax

/// What an import remembers of a file: fingerprints of the whole, the body and each field.
struct FileImage: Hashable {
  var whole: String
  var body: String
  var fields: [String: String]

  init(_ bytes: [UInt8]) {
    whole = ByteHash(bytes).digits
    body = ByteHash(FileImage.split(bytes).body).digits
    fields = [:]
    for entry in TicketDocument(bytes: bytes).entries where fields[entry.key] == nil {
      fields[entry.key] = ByteHash(String(describing: entry.value).utf8).digits
    }
  }

  /// One line of the record, without the path; nil where it is not of the form.
  init?(record: [Substring]) {
    guard record.count >= 2 else { return nil }
    whole = String(record[0])
    body = String(record[1])
    fields = [:]
    for pair in record.dropFirst(2) {
      guard let sign = pair.lastIndex(of: "=") else { return nil }
      fields[String(column: pair[..<sign])] = String(pair[pair.index(after: sign)...])
    }
  }

  /// The columns of a line of the record.
  var record: [String] {
    [whole, body] + fields.sorted { $0.key < $1.key }.map { "\($0.key.column)=\($0.value)" }
  }

  /// The front matter with its closing line, and what follows.
  static func split(_ bytes: [UInt8]) -> (header: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
    let fence = Array("---".utf8)
    guard bytes.starts(with: fence) else { return (bytes[..<0], bytes[...]) }
    var start = 0
    var isFirst = true
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end].filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x20 }
      if !isFirst, line == fence { return (bytes[..<end], bytes[end...]) }
      isFirst = false
      start = end
    }
    return (bytes[...], bytes[bytes.count...])
  }
}

extension ByteHash {
  /// The hash as a record has it.
  fileprivate var digits: String { String(value, radix: 16) }
}

extension String {
  /// The text of a column of a record, without a tab and without a line feed.
  fileprivate var column: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\t": "\\t"
      case "\n": "\\n"
      default: String(scalar)
      }
    }.joined()
  }

  /// Reads the text of a column.
  fileprivate init(column: Substring) {
    self.init()
    var isEscaped = false
    for scalar in column.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "t"): append("\t")
      case (true, "n"): append("\n")
      default: unicodeScalars.append(scalar)
      }
      isEscaped = false
    }
  }
}
