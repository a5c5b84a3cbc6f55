/// Reads the block structure of a Markdown text, line by line.
public struct MarkdownScanner: Sendable {
  let bytes: [UInt8]
  let range: Range<Int>
  let firstLine: Int

  /// Prepares to read `range` of the bytes (all by default), which begins with line `firstLine`.
  public init(bytes: [UInt8], range: Range<Int>? = nil, firstLine: Int = 1) {
    self.bytes = bytes
    self.range = (range ?? bytes.indices).clamped(to: bytes.indices)
    self.firstLine = firstLine
  }

  /// The lines in order; an empty text has none.
  public func lines() -> [MarkdownLine] { [] }
}
