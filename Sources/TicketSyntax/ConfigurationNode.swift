/// A tree of a configuration file, in which every node knows its place.
public struct ConfigurationNode: Hashable, Sendable {
  /// What a node holds.
  public indirect enum Content: Hashable, Sendable {
    /// Nothing, or a plain `~` or `null`.
    case null
    /// A scalar as text; `isPlain` where it is written without quotes.
    case scalar(String, isPlain: Bool)
    /// A list.
    case sequence([ConfigurationNode])
    /// A mapping, in the order written.
    case mapping([Entry])
  }

  /// One entry of a mapping.
  public struct Entry: Hashable, Sendable {
    /// The key, as text.
    public var key: String
    /// Where the key stands.
    public var keyLocation: SourceLocation
    /// The value under the key.
    public var value: ConfigurationNode

    /// Makes an entry.
    public init(key: String, keyLocation: SourceLocation, value: ConfigurationNode) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// The file it was read from.
  public var path: String
  /// Where it stands in that file.
  public var location: SourceLocation
  /// What it holds.
  public var content: Content

  /// Makes a node.
  public init(path: String, location: SourceLocation = SourceLocation(), content: Content) {
    self.path = path
    self.location = location
    self.content = content
  }

  /// The value under a key of a mapping; nil for other nodes.
  public subscript(key: String) -> ConfigurationNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// This tree refined by another: mappings merge key by key, anything else is replaced.
  public func merging(_ over: ConfigurationNode) -> ConfigurationNode {
    guard case .mapping(var entries) = content, case .mapping(let others) = over.content else {
      return over
    }
    for other in others {
      if let index = entries.firstIndex(where: { $0.key == other.key }) {
        let merged = entries[index].value.merging(other.value)
        entries[index] = Entry(key: other.key, keyLocation: other.keyLocation, value: merged)
      } else {
        entries.append(other)
      }
    }
    return ConfigurationNode(path: over.path, location: over.location, content: .mapping(entries))
  }
}
