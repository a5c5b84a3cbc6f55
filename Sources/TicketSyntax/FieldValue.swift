/// A front-matter value as people write it: scalars stay text, so `no`, `1.10` and `2026-02-30` keep
/// their spelling until a declared field gives them a type.
public indirect enum FieldValue: Hashable, Sendable {
  /// Nothing after the colon, or a plain `~` or `null`.
  case null
  /// One scalar, unquoted and unescaped.
  case scalar(String)
  /// A flow or block sequence.
  case list([FieldValue])
  /// A flow or block mapping, in the order written.
  case mapping([Pair])

  /// One entry of a mapping.
  public struct Pair: Hashable, Sendable {
    /// The key, as text.
    public var key: String
    /// The value under the key.
    public var value: FieldValue

    /// Makes an entry of a mapping.
    public init(key: String, value: FieldValue) {
      self.key = key
      self.value = value
    }
  }
}

extension FieldValue {
  /// The text of a scalar; nil for anything else.
  public var text: String? {
    if case .scalar(let text) = self { text } else { nil }
  }

  /// The scalars of a list, or the one scalar as a list of one; empty for null and mappings.
  public var texts: [String] {
    switch self {
    case .null, .mapping: []
    case .scalar(let text): [text]
    case .list(let values): values.flatMap(\.texts)
    }
  }

  /// Whether there is nothing in it: null, an empty text, an empty list or mapping.
  public var isEmpty: Bool {
    switch self {
    case .null: true
    case .scalar(let text): text.isEmpty
    case .list(let values): values.isEmpty
    case .mapping(let pairs): pairs.isEmpty
    }
  }
}
