/// One `key: value` of a front matter, with its place in the file's bytes.
public struct FrontMatterEntry: Hashable, Sendable {
  /// The key, unquoted.
  public let key: String
  /// The value, as text.
  public let value: FieldValue
  /// The bytes of the key, quotes included.
  public let keyRange: Range<Int>
  /// The bytes of the value as written, without the comment after it; empty where nothing is written.
  public let valueRange: Range<Int>
  /// Where the key stands.
  public let location: SourceLocation
  /// Where the value stands; right after the colon where nothing is written.
  public let valueLocation: SourceLocation

  /// Makes an entry.
  public init(
    key: String, value: FieldValue, keyRange: Range<Int>, valueRange: Range<Int>,
    location: SourceLocation, valueLocation: SourceLocation
  ) {
    self.key = key
    self.value = value
    self.keyRange = keyRange
    self.valueRange = valueRange
    self.location = location
    self.valueLocation = valueLocation
  }
}
