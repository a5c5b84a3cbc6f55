/// Something that takes any bytes, and what must hold of it whatever they are.
package struct Subject: Sendable {
  /// What the fuzzer and the folder of its corpus call it.
  package let name: String
  /// Reads the bytes, and throws where something does not hold.
  package let check: @Sendable ([UInt8]) throws(Violation) -> Void

  /// All subjects.
  package static let all = [
    frontMatter, body, query, configuration, markdown, table, json, folder,
  ]
}

/// Something that must hold, and does not.
package struct Violation: Error, CustomStringConvertible {
  /// What it is, and of what.
  package let description: String
}

/// Throws where a condition does not hold.
func hold(_ condition: Bool, _ description: @autoclosure () -> String) throws(Violation) {
  guard !condition else { return }
  throw Violation(description: description())
}
