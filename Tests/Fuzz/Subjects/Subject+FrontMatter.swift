import TicketSyntax

extension Subject {
  /// A whole file: read without loss, changed in one place only, and read as Yams reads it.
  static let frontMatter = Subject(name: "front-matter") { (bytes) throws(Violation) in
    let document = TicketDocument(bytes: bytes)
    try holdsTogether(document)
    try readsAsYams(document)
    try isRewritten(document)
    let text = String(document.body.text.prefix(200))
    let values: [FieldValue] = [
      .scalar("changed"), .scalar(text), .null,
      .list(text.split(separator: "\n").prefix(5).map { .scalar(String($0)) }),
    ]
    for key in Set(document.keys.prefix(6) + ["none"]) {
      for value in values { try isSet(document, key, value) }
      try isRemoved(document, key)
    }
  }

  private static func holdsTogether(_ document: TicketDocument) throws(Violation) {
    let entries = document.entries
    let lines = document.bytes.count { $0 == UInt8(ascii: "\n") } + 1
    try hold(document.keys == entries.map(\.key), "keys \(document.keys) of \(entries)")
    // A key of bytes that are no text is shown, and can't be asked for.
    for entry in entries where !entry.key.unicodeScalars.contains("\u{FFFD}") {
      let first = entries.first { $0.key == entry.key }
      try hold(document[entry.key] == first, "\(entry.key) alone and among all")
      try hold(document.value(entry.key) == first?.value, "the value of \(entry.key) alone")
      try hold(
        entry.keyRange.lowerBound <= entry.keyRange.upperBound
          && entry.valueRange.upperBound <= document.bytes.count, "the place of \(entry)")
    }
    for diagnostic in document.diagnostics {
      try hold(1...lines ~= diagnostic.location.line, "\(diagnostic) in \(lines) lines")
    }
  }

  /// A field that is set reads back, and nothing else has changed.
  private static func isSet(
    _ document: TicketDocument, _ key: String, _ value: FieldValue
  ) throws(Violation) {
    let edited: TicketDocument
    do {
      edited = try document.setting(key, to: value)
    } catch {
      let isPlain = value == .scalar("changed") && document[key] != nil
      let isSound = document.diagnostics.isEmpty && !error.message.contains("braces")
      return try hold(!(isPlain && isSound), "\(key) can't be set: \(error.message)")
    }
    let found = edited.entries.first { $0.key == key }
    try hold(found?.value == value, "\(key) set to \(value) is \(edited.entries)")
    try isSame(document, edited, except: key)
    guard let entry = document[key] else { return }
    let head = document.bytes[..<entry.keyRange.upperBound]
    try hold(edited.bytes.starts(with: head), "what stands before the value of \(key)")
  }

  private static func isRemoved(_ document: TicketDocument, _ key: String) throws(Violation) {
    guard let edited = try? document.removing(key) else { return }
    try hold(edited[key] == nil, "\(key) removed")
    try isSame(document, edited, except: key)
  }

  private static func isSame(
    _ old: TicketDocument, _ new: TicketDocument, except key: String
  ) throws(Violation) {
    let pairs = [old, new].map { document in
      document.entries.filter { $0.key != key }.map { Pair(key: $0.key, value: $0.value) }
    }
    try hold(pairs[0] == pairs[1], "\(pairs[0]) are \(pairs[1]) after a change of \(key)")
    try hold(old.body.text == new.body.text, "the body after a change of \(key)")
  }

  private typealias Pair = FieldValue.Pair

  /// What was read, written anew and read again is the same.
  private static func isRewritten(_ document: TicketDocument) throws(Violation) {
    let fields = document.entries.map { (key: $0.key, value: $0.value) }
    guard document.diagnostics.isEmpty else { return }
    let written = FrontMatterWriter.document(
      fields: fields, body: document.body.text, lineEnding: document.lineEnding)
    let again = TicketDocument(bytes: written)
    let pairs = [document, again].map { $0.entries.map { Pair(key: $0.key, value: $0.value) } }
    try hold(pairs[0] == pairs[1], "\(pairs[0]) written and read are \(pairs[1])")
  }

  /// Where a front matter reads without a fault, Yams reads the same.
  private static func readsAsYams(_ document: TicketDocument) throws(Violation) {
    guard document.hasFrontMatter, document.diagnostics.isEmpty else { return }
    let whole = String(decoding: document.bytes, as: UTF8.self)
    let text = whole.unicodeScalars.drop { $0 == "\u{FEFF}" }
    let lines = String(text).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    let header = lines.dropFirst().prefix { line in
      !(line.hasPrefix("---") && line.dropFirst(3).allSatisfy { " \t\r".contains($0) })
    }
    let own = document.entries.map { Pair(key: $0.key, value: $0.value) }
    let theirs = YamsReading.pairs(header.joined(separator: "\n") + "\n")
    try hold(theirs == nil || own == theirs, "\(own) are \(String(describing: theirs)) to Yams")
  }
}
