/// A text with `{name}` places that values fill, such as `feat/{id}-{slug}`; `{{` is a brace.
package struct TextTemplate: Hashable, Sendable {
  /// A piece of the text.
  package enum Part: Hashable, Sendable {
    /// What stands there as it is.
    case text(String)
    /// The name of a place.
    case place(String)
  }

  /// The pieces, in order.
  package let parts: [Part]

  /// Reads a template; braces that enclose no name stay as they are.
  package init(_ text: String) {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "{", rest.first == "{" {
        rest.removeFirst()
        literal.append("{")
      } else if character == "{", let name = TextTemplate.takeName(&rest) {
        parts += literal.isEmpty ? [.place(name)] : [.text(literal), .place(name)]
        literal = ""
      } else {
        literal.append(character)
      }
    }
    self.parts = literal.isEmpty ? parts : parts + [.text(literal)]
  }

  private static func takeName(_ rest: inout Substring) -> String? {
    guard let end = rest.firstIndex(of: "}") else { return nil }
    let name = rest[..<end]
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) })
    else { return nil }
    rest = rest[rest.index(after: end)...]
    return String(name)
  }

  /// The names of the places, in order.
  package var names: [String] {
    parts.compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  /// The text with a value in each place, which is never looked through for places of its own.
  package func filled(_ value: (String) -> String) -> String {
    parts.reduce(into: "") { filled, part in
      switch part {
      case .text(let text): filled += text
      case .place(let name): filled += value(name)
      }
    }
  }

  /// The same; nil where there is no value for some place.
  package func filledWhole(_ value: (String) -> String?) -> String? {
    var filled = ""
    for part in parts {
      switch part {
      case .text(let text): filled += text
      case .place(let name):
        guard let value = value(name) else { return nil }
        filled += value
      }
    }
    return filled
  }
}
