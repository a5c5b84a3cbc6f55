/// A commit, read from the raw object; broken headers give empty values, and nothing traps.
package struct RawCommit: Hashable, Sendable {
  /// The tree.
  package var tree: ObjectID
  /// The parents, in order.
  package var parents: [ObjectID]
  /// Who wrote it.
  package var author: RawSignature
  /// Who committed it.
  package var committer: RawSignature
  /// The whole message, with its final newline.
  package var message: String

  /// Reads a commit object's bytes; nil where the tree or a parent isn't an id.
  package init?(parsing bytes: RawSpan) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe RawCommit($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  /// Reads a copy of a commit object's bytes.
  package init?(parsing bytes: [UInt8]) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe RawCommit($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(_ bytes: UnsafeRawBufferPointer) {
    guard let lines = unsafe CommitLines(bytes) else { return nil }
    let encoding = unsafe TextEncoding(named: bytes.part(lines.encoding))
    tree = lines.tree
    parents = lines.parents
    author = unsafe RawSignature(bytes.part(lines.author), encoding: encoding)
    committer = unsafe RawSignature(bytes.part(lines.committer), encoding: encoding)
    message = unsafe encoding.decode(bytes.part(lines.message))
  }

  /// The message's first line.
  package var summary: String {
    String(message.prefix { !$0.isNewline })
  }
}

/// How a commit's text is encoded; git's default is UTF-8.
enum TextEncoding {
  case utf8, latin1

  init(named name: UnsafeRawBufferPointer) {
    let text = unsafe String(decoding: name, as: UTF8.self).lowercased()
    let isLatin1 = ["iso-8859-1", "iso8859-1", "latin-1", "latin1"].contains(text)
    self = isLatin1 ? .latin1 : .utf8
  }

  /// The text; what isn't valid is replaced.
  func decode(_ bytes: UnsafeRawBufferPointer) -> String {
    switch self {
    case .utf8: return unsafe String(decoding: bytes, as: UTF8.self)
    case .latin1:
      var text = String.UnicodeScalarView()
      for index in 0..<bytes.count { text.append(Unicode.Scalar(unsafe bytes[index])) }
      return String(text)
    }
  }
}
