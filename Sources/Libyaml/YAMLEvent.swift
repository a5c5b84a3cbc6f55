/// A place in a text: line and column from 0, the column in Unicode scalars.
package struct YAMLMark: Hashable, Sendable {
  /// The line.
  package let line: Int
  /// The column.
  package let column: Int
}

/// A step of the parser through a text.
package struct YAMLEvent: Sendable {
  /// How a scalar is written.
  package enum Style: Sendable { case plain, quoted, block }

  /// What the parser came to.
  package enum Kind: Sendable {
    case streamStart, documentStart, documentEnd, streamEnd
    case scalar(String, Style)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case alias
  }

  /// What it is.
  package let kind: Kind
  /// Where it begins, an anchor or a tag before it included.
  package let start: YAMLMark
  /// Right after it; after a block it may lie on a later line.
  package let end: YAMLMark
}

/// What no YAML is.
package struct YAMLSyntaxError: Error, Sendable {
  /// What libyaml says of it, in English.
  package let message: String
  /// Where; nil for a character that YAML doesn't allow.
  package let mark: YAMLMark?
}
