package import TicketSyntax
import Yams

/// What Yams reads in a front matter, in the words of our own library.
package enum YamsReading {
  /// The fields between the `---` lines; nil where they are no mapping to Yams.
  package static func pairs(_ header: String) -> [FieldValue.Pair]? {
    // Yams reads a short text in another way than a long one.
    let padded = header + "# padding, padding, padding\n"
    guard let parser = try? Parser(yaml: padded, encoding: .utf8),
      let root = try? parser.singleRoot(), case .mapping(let pairs) = value(root)
    else { return nil }
    return pairs
  }

  private static func value(_ node: Node) -> FieldValue {
    switch node {
    case .scalar(let scalar):
      scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        ? .null : .scalar(scalar.string)
    case .sequence(let items): .list(items.map { value($0) })
    case .mapping(let pairs):
      .mapping(pairs.map { FieldValue.Pair(key: $0.key.string ?? "?", value: value($0.value)) })
    case .alias: .scalar("*")
    }
  }
}
