/// What is wrong with a pattern.
package struct PatternError: Error, Hashable, Sendable {
  /// The fault: lower case, no full stop.
  package let message: String

  init(_ message: String) {
    self.message = message
  }
}
