internal import Libyaml

/// A node of readable YAML, with its place in the file's bytes.
struct YAMLNode {
  enum Content {
    case scalar(String, YAMLEvent.Style)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  struct Pair {
    /// A scalar.
    let key: YAMLNode
    /// The key's text.
    let name: String
    let value: YAMLNode
  }

  let content: Content
  /// Its first byte.
  let start: Int
  /// Right after its last byte, the comment after it left out.
  let end: Int
}
