/// What a reader of histories needs of a commit: the header, and who wrote it as undecoded bytes.
package struct CommitGlance: Hashable, Sendable {
  /// What stands before the message.
  package var header: RawCommitHeader
  /// The author's name and address as they stand, and the encoding: equal bytes, equal author.
  package var author: [UInt8]
  /// The message as it stands.
  package var message: [UInt8]
  private var encoding: TextEncoding

  /// Reads a commit object's bytes; nil where the tree or a parent isn't an id.
  package init?(parsing bytes: RawSpan) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe CommitGlance($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(_ bytes: UnsafeRawBufferPointer) {
    guard let lines = unsafe CommitLines(bytes) else { return nil }
    header = unsafe RawCommitHeader(lines, of: bytes)
    let line = unsafe bytes.part(lines.author)
    let end = unsafe line.lastIndex(of: UInt8(ascii: ">")) ?? line.count
    author = unsafe Array(line.part(0..<end)) + Array(bytes.part(lines.encoding))
    encoding = unsafe TextEncoding(named: bytes.part(lines.encoding))
    message = unsafe Array(bytes.part(lines.message))
  }

  /// A part of the message as text; what isn't valid is replaced.
  package func text(_ range: Range<Int>) -> String {
    unsafe message.withUnsafeBytes { unsafe encoding.decode($0.part(range)) }
  }
}
