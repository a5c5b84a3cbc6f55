extension BacklogReader {
  /// A line of a section of rules: a proposal where a check exists for it, else a note.
  mutating func writeRule(_ node: OutlineNode, in outer: ReadingScope) -> ReadingScope {
    var scope = outer
    let key = KeyedText(node.text)
    let isKey = key?.concept == .rules
    let text = isKey ? key?.value ?? "" : node.text
    if isKey || node.isHeading, RuleWords.isDefinitionOfDone(node.text) { scope.isDone = true }
    if text.isEmpty || node.isHeading { return writeNote(node, in: scope) }
    if scope.isDone, isItemOrValue(node, isKey: isKey) {
      for item in isKey ? BacklogReader.criteria(text) : [text] { rules.addDone(item) }
      return writeProposal(node, .rule(RuleProposals.doneName), in: scope)
    }
    if let rule = RuleWords.rule(text) {
      rules.add(rule)
      return writeProposal(node, .rule(rule.name), in: scope)
    }
    if let limit = RuleWords.limit(text) {
      rules.take(limit: limit)
      return writeProposal(node, .limit, in: scope)
    }
    return writeNote(node, in: scope)
  }

  private func isItemOrValue(_ node: OutlineNode, isKey: Bool) -> Bool {
    if case .item = node.kind { return true }
    return isKey
  }

  /// A line that says how long sprints last.
  mutating func writeProposal(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    writeProposal(node, .cadence, in: scope)
  }

  mutating func writeLegend(
    _ node: OutlineNode, _ legend: Legend, in scope: ReadingScope
  ) -> ReadingScope {
    writeProposal(node, .legend(legend.field), in: scope)
  }

  mutating func writeProposal(
    _ node: OutlineNode, _ topic: RuleProposals.Topic, in scope: ReadingScope
  ) -> ReadingScope {
    destinations[node.line] = .rule
    rules.note(lines[node.line], topic)
    return scope
  }

  /// `code + tests green, documentation updated` as two.
  private static func criteria(_ text: String) -> [String] {
    let marks = text.contains(";") ? ";" : ","
    return parts(text, at: marks).map { $0.trimmed(of: " .") }
  }
}
