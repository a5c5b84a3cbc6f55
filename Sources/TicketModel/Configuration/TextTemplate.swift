/// A text in which names between braces stand for values: `feat/{id}-{slug}`.
package struct TextTemplate {
  private let text: String

  /// Makes a template of a text.
  package init(_ text: String) {
    self.text = text
  }

  /// The names between braces, in the order in which they stand.
  package var names: [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }

  /// The text with the values in the places of their names; a value is never looked through.
  package func filled(_ values: [String: String]) -> String {
    let parts = text.split(separator: "{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { filled, part in
      guard let end = part.firstIndex(of: "}"), let value = values[String(part[..<end])] else {
        return filled + "{" + part
      }
      return filled + value + part[part.index(after: end)...]
    }
  }
}
