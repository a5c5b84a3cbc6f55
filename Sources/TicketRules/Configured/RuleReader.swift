package import TicketModel
package import TicketSyntax

/// Reads rules out of a configuration, and collects the mistakes in them with their places.
package final class RuleReader {
  /// The configuration that the rules stand in: its fields and states are what rules may name.
  package let configuration: BacklogConfiguration
  /// The mistakes met so far.
  package private(set) var findings: [Finding] = []

  init(_ configuration: BacklogConfiguration) {
    self.configuration = configuration
  }

  /// Notes a mistake at a place of a file.
  package func report(
    _ message: String, at location: SourceLocation, in path: String, hint: String? = nil
  ) {
    findings.append(
      Finding(
        rule: "configuration", path: path, location: location, message: message, hint: hint))
  }

  /// Notes a mistake at a value.
  package func report(_ message: String, at node: ConfigurationNode, hint: String? = nil) {
    report(message, at: node.location, in: node.path, hint: hint)
  }

  /// Notes a word that is none of those known.
  package func reportUnknown(
    _ kind: String, _ word: String, among known: [String], at location: SourceLocation,
    in path: String
  ) {
    let near = Spelling.suggestion(for: word, among: known)
    let all = "known are \(known.listed(upTo: 24))"
    report(
      "unknown \(kind) \(word.quoted)", at: location, in: path,
      hint: near.map { "did you mean `\($0)`? \(all)" } ?? all)
  }

  /// The entries of a mapping; none, and a mistake, where it is something else.
  package func entries(of node: ConfigurationNode?, what: String) -> [ConfigurationNode.Entry] {
    switch node?.content {
    case nil, .null:
      return []
    case .mapping(let entries):
      return entries
    case .scalar, .sequence:
      if let node { report("\(what) must be a mapping", at: node) }
      return []
    }
  }

  /// The values of a mapping by key; a key that is not among the known ones is a mistake.
  package func values(
    of node: ConfigurationNode, what: String, known: [String]
  ) -> [String: ConfigurationNode] {
    var values: [String: ConfigurationNode] = [:]
    for entry in entries(of: node, what: what) {
      guard known.contains(entry.key) else {
        reportUnknown(
          "key", entry.key, among: known, at: entry.keyLocation, in: entry.value.path)
        continue
      }
      values[entry.key] = entry.value
    }
    return values
  }
}
