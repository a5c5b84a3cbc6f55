internal import TicketModel
internal import TicketSyntax

extension RuleReader {
  private static let words = ["enter", "leave", "in", "create", "always"]

  /// The moments of `on:`: one, or a list of them.
  func triggers(_ node: ConfigurationNode) -> [RuleTrigger] {
    guard case .sequence(let nodes) = node.content else { return triggers(of: node) }
    if nodes.isEmpty { report("on must not be empty", at: node) }
    return nodes.flatMap(triggers(of:))
  }

  /// A state or a category: a state's name wins, and `category:NAME` says the category.
  func target(_ name: String, at location: SourceLocation, in path: String) -> StateTarget? {
    let prefix = "category:"
    if name.hasPrefix(prefix),
      let category = StateCategory(rawValue: String(name.dropFirst(prefix.count)).lowercased())
    {
      return .category(category)
    }
    let workflow = configuration.workflow
    if let state = workflow.state(named: name) { return .state(state.name) }
    if let category = StateCategory(rawValue: name.lowercased()) { return .category(category) }
    let known = workflow.states.map(\.name)
    let categories = StateCategory.allCases.map(\.rawValue).filter { !known.contains($0) }
    reportUnknown("state", name, among: known + categories, at: location, in: path)
    return nil
  }

  private func triggers(of node: ConfigurationNode) -> [RuleTrigger] {
    guard let text = text(node, "on") else { return [] }
    let word = text.prefix { !$0.isWhitespace }
    let rest = text.dropFirst(word.count)
    switch word {
    case "always" where rest.isBlank: return [.always]
    case "create" where rest.isBlank: return [.create]
    case "enter": return targets(rest, of: node, text).map { .enter($0) }
    case "leave": return targets(rest, of: node, text).map { .leave($0) }
    case "in": return targets(rest, of: node, text).map { .inside($0) }
    default: break
    }
    let near = Spelling.suggestion(for: String(word), among: RuleReader.words)
    report(
      "on does not know \(text.quoted)", at: node,
      hint: (near.map { "did you mean `\($0)`? " } ?? "")
        + "write `enter STATE`, `leave STATE`, `in STATE`, `create` or `always`")
    return []
  }

  /// The states named after the word, with commas between them; each mistake at its own place.
  private func targets(
    _ rest: Substring, of node: ConfigurationNode, _ text: String
  ) -> [StateTarget] {
    guard !rest.isBlank else {
      report("on: \(text.quoted) needs a state", at: node, hint: "write `\(text) STATE`")
      return []
    }
    let whole = rest.trimmed
    let isOneName = configuration.workflow.state(named: String(whole)) != nil
    let names = isOneName ? [whole] : whole.split(separator: ",", omittingEmptySubsequences: false)
    let isPlain = if case .scalar(_, let isPlain) = node.content { isPlain } else { true }
    return names.compactMap { part in
      let name = part.trimmed
      let skipped = text.unicodeScalars[..<name.startIndex].count + (isPlain ? 0 : 1)
      let location = SourceLocation(
        line: node.location.line, column: node.location.column + skipped)
      guard !name.isEmpty else {
        report("on: a state is missing at a comma", at: location, in: node.path)
        return nil
      }
      return target(String(name), at: location, in: node.path)
    }
  }
}
