extension BacklogReader {
  /// Keeps a line as it is: in the body that it stands in, as a proposal, or in the notes.
  mutating func write(_ node: OutlineNode, _ box: Bool? = nil, in outer: ReadingScope)
    -> ReadingScope
  {
    if outer.isRules { return writeRule(node, in: outer) }
    if !isInTicket(outer), rules.takeScale(node.text) {
      return writeProposal(node, .scale, in: outer)
    }
    guard let draft = outer.draft else { return writeNote(node, in: outer) }
    var scope = outer
    let concept = drafts[draft].sections[scope.part].concept
    destinations[node.line] = .body(draft)
    var text = dedented(node, by: scope.base ?? node.indent)
    var isItem = false
    if case .item(_, let box) = node.kind {
      isItem = true
      if concept == .acceptance, scope.base == nil { text = criterion(node, box) }
    }
    add(text, node, isItem: isItem, in: scope)
    scope.base = scope.base ?? node.indent
    if case .label = node.kind { scope.base = nil }
    return scope
  }

  /// A criterion as a box; the later steps of a scenario hang below its first.
  private func criterion(_ node: OutlineNode, _ box: Bool?) -> String {
    let text = Folding.withoutOrnaments(node.text)
    let word = Folding.fold(String(text.prefix { $0 != " " })).trimmed(of: "*_:`")
    let steps: Set<String> = ["when", "then", "and", "but", "quand", "lorsque", "alors", "et"]
    if box == nil, steps.contains(word) { return "  - " + text }
    return (box == true ? "- [x] " : "- [ ] ") + text
  }

  mutating func add(_ text: String, _ node: OutlineNode, isItem: Bool, in scope: ReadingScope) {
    guard let draft = scope.draft else { return }
    drafts[draft].sections[scope.part].lines.append(
      BodyLine(
        text: text, line: node.line, blanksBefore: node.blanksBefore, isItem: isItem,
        isVerbatim: node.kind == .verbatim))
  }

  mutating func writeNote(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    destinations[node.line] = .note
    if node.kind == .separator, notes.isEmpty { return scope }
    var isItem = false
    if case .item = node.kind { isItem = true }
    notes.append(
      BodyLine(
        text: lines[node.line], line: node.line, blanksBefore: node.blanksBefore, isItem: isItem,
        isVerbatim: node.kind == .verbatim))
    return scope
  }

  /// The whole line without the indentation of the block that it stands in.
  private func dedented(_ node: OutlineNode, by base: Int) -> String {
    var column = 0
    let rest = lines[node.line].utf8.drop { byte in
      guard column < base, byte == 0x20 || byte == 0x09 else { return false }
      column += byte == 0x09 ? 4 - column % 4 : 1
      return true
    }
    return String(Substring(rest))
  }
}
