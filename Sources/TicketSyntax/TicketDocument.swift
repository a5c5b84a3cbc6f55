/// One ticket file, read without loss: whatever the bytes, they stay as they are.
public struct TicketDocument: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]
  let header: FrontMatter

  /// Reads the front matter; never fails.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    header = FrontMatter(bytes: bytes)
  }

  /// Whether the file begins with a front matter, readable or not.
  public var hasFrontMatter: Bool { header.block != nil }

  /// The fields in the order written, the second of two with one key included; of a broken front
  /// matter those that still read.
  public var entries: [FrontMatterEntry] { header.entries }

  /// What can't be read as meant, in the file's order: `front-matter-syntax` (at most one),
  /// `duplicate-key`, `invalid-encoding`, `conflict-marker`. Looks through the whole file.
  public var diagnostics: [SyntaxDiagnostic] {
    let file = FileDiagnosis.diagnostics(of: bytes)
    guard !file.isEmpty || !header.diagnostics.isEmpty else { return [] }
    return (header.diagnostics + file).sorted { $0.location < $1.location }
  }

  /// The file's line ending, `\n` or `\r\n`: that of its first line.
  public var lineEnding: String {
    let next = bytes.nextLine(after: 0, end: bytes.count)
    return next >= 2 && bytes[next - 1] == .newline && bytes[next - 2] == .carriageReturn
      ? "\r\n" : "\n"
  }

  /// The first field of that key.
  public subscript(key: String) -> FrontMatterEntry? { header.entry(key) }

  /// The value of the first field of that key: cheaper than the whole entry.
  public func value(_ key: String) -> FieldValue? { header.value(key) }

  /// The keys in the order written, the second of two equal ones included.
  public var keys: [String] { header.keys }

  /// The first byte below the front matter; without one, below the byte order mark.
  var bodyStart: Int {
    header.block?.bodyStart ?? (bytes.hasBytes([UInt8].byteOrderMark, at: 0) ? 3 : 0)
  }

  /// The body. It is read on each ask: keep it if you need it twice.
  public var body: TicketBody { TicketBody(bytes: bytes, start: bodyStart) }

  /// The line and column of a byte; one beyond the end counts as the end.
  public func location(ofByte offset: Int) -> SourceLocation {
    Places.location(of: offset, in: bytes)
  }

  /// The text of a field, even where the YAML is broken: then a line `key: value` of the front matter
  /// is enough, indented or not. Nil for lists and nothing.
  public func rescue(_ key: String) -> String? {
    if let entry = self[key] { return entry.value.text }
    guard header.isBroken, let block = header.block else { return nil }
    let end = min(block.content.upperBound, block.content.lowerBound + FrontMatter.maximumLength)
    return RescuedLine.value(of: key, in: bytes, range: block.content.lowerBound..<end)
  }
}
