/// A set of characters, as patterns name them.
struct ScalarSet: Hashable, Sendable {
  var ranges: [ClosedRange<Unicode.Scalar>]
  var isNegated = false

  /// Every character.
  static let all = ScalarSet(ranges: [], isNegated: true)
  /// `\d`.
  static let digits = ScalarSet(ranges: ["0"..."9"])
  /// `\w`: letters of ASCII, digits and the underscore.
  static let word = ScalarSet(ranges: ["0"..."9", "A"..."Z", "a"..."z", "_"..."_"])
  /// `\s`.
  static let space = ScalarSet(ranges: ["\t"..."\r", " "..." ", "\u{A0}"..."\u{A0}"])

  /// One character.
  init(_ scalar: Unicode.Scalar) {
    ranges = [scalar...scalar]
  }

  init(ranges: [ClosedRange<Unicode.Scalar>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
  }

  /// The one character that it names; nil for sets of several.
  var single: Unicode.Scalar? {
    guard !isNegated, ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else {
      return nil
    }
    return ranges[0].lowerBound
  }

  /// All other characters.
  var inverted: ScalarSet { ScalarSet(ranges: ranges, isNegated: !isNegated) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar) } != isNegated
  }
}
