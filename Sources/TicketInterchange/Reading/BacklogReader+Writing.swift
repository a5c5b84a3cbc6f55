extension BacklogReader {
  /// Keeps a line as it is: in the body that it stands in, as a proposal, or in the notes.
  mutating func write(_ node: OutlineNode, _ box: Bool? = nil, in outer: ReadingScope)
    -> ReadingScope
  {
    if outer.isRules { return writeRule(node, in: outer) }
    let isInTicket = outer.draft.map { !drafts[$0].isContainer } ?? false
    if !isInTicket, rules.takeScale(node.text) { return writeRule(node, in: outer) }
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

  private func criterion(_ node: OutlineNode, _ box: Bool?) -> String {
    (box == true ? "- [x] " : "- [ ] ") + Folding.withoutOrnaments(node.text)
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

  mutating func writeRule(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    destinations[node.line] = .rule
    rules.lines.append(lines[node.line])
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
