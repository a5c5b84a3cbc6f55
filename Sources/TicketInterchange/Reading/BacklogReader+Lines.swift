extension BacklogReader {
  mutating func readLabel(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    if scope.isRules { return writeRule(node, in: scope) }
    if let field = scope.field { return readValue(node, of: field, in: scope) }
    guard let key = KeyedText(node.text) else { return readText(node, in: scope) }
    if !isInTicket(scope), key.isMarked, key.value.isEmpty,
      let word = policy.state(heading: key.key)
    {
      var inner = write(node, in: scope)
      inner.base = nil
      inner.state = StateClaim(weight: .section, text: key.key, word: word, line: node.line)
      return inner
    }
    if !isInTicket(scope), key.isMarked, key.value.isEmpty || key.concept == .parent,
      let container = ContainerTitle(ContainerTitle.withoutNumber(node.text.trimmed(of: "*_ ")))
    {
      return openContainer(container, item: node, in: scope)
    }
    if !isInTicket(scope), let legend = Legend(node.text), rules.take(legend) {
      return writeLegend(node, legend, in: scope)
    }
    return readKey(key, node, in: scope)
  }

  mutating func readText(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    if let field = scope.field { return readValue(node, of: field, in: scope) }
    if let draft = scope.draft, isInTicket(scope), scope.base == nil, scope.part == 0,
      takeSpans(node.text, draft)
    {
      destinations[node.line] = .field(draft)
      return scope
    }
    if !isInTicket(scope), !scope.isRules {
      scope.isOrder ? () : rules.takeCadence(node.text)
      if rules.says(cadence: node.text) { return writeProposal(node, in: scope) }
    }
    return write(node, in: scope)
  }

  /// A key that stands wherever: in a ticket, in a container, or in neither.
  mutating func readKey(_ key: KeyedText, _ node: OutlineNode, in outer: ReadingScope)
    -> ReadingScope
  {
    var scope = outer
    if key.concept == .rules, !isInTicket(scope) {
      scope.isRules = true
      return writeRule(node, in: scope)
    }
    if !isInTicket(scope), scope.draft == nil {
      scope.isOrder = key.value.isEmpty && RuleWords.isOrder(key.key)
      rules.takeCadence(node.text)
      if rules.says(cadence: node.text) { return writeProposal(node, in: scope) }
    }
    if key.concept == .stories, key.value.isEmpty, !isInTicket(scope) {
      scope.holdsStories = true
      guard let draft = scope.draft else { return writeNote(node, in: scope) }
      scope.part = drafts[draft].part(heading: "## " + key.key, concept: .stories)
      destinations[node.line] = .body(draft)
      return scope
    }
    guard let draft = scope.draft else {
      let isOrder = scope.isOrder
      scope = write(node, in: scope)
      scope.isOrder = isOrder
      return scope
    }
    return readKeyed(key, node, draft, in: scope)
  }

  /// A key inside a ticket or a container.
  mutating func readKeyed(
    _ key: KeyedText, _ node: OutlineNode, _ draft: Int, in outer: ReadingScope
  ) -> ReadingScope {
    if let several = KeyedText.several(node.text), takeSeveral(several, draft, node) {
      return outer
    }
    guard let concept = key.concept else { return write(node, in: outer) }
    var scope = outer
    if concept.isField {
      return readField(key, concept, node, draft, in: scope)
    }
    guard concept == .description || concept.sectionTitle != nil else {
      return write(node, in: scope)
    }
    scope.part = 0
    if let title = concept.sectionTitle {
      scope.part = drafts[draft].part(heading: "## " + title, concept: concept)
    }
    destinations[node.line] = .body(draft)
    guard !key.value.isEmpty else { return scope }
    let isBox = concept == .acceptance
    add(
      isBox ? "- [ ] " + Folding.withoutOrnaments(key.value) : key.value, node, isItem: isBox,
      in: scope)
    return scope
  }

  private mutating func takeSeveral(
    _ keys: [KeyedText], _ draft: Int, _ node: OutlineNode
  ) -> Bool {
    var rest: [String] = []
    for key in keys {
      guard let concept = key.concept, apply(concept, key.value, to: draft, at: node.line) else {
        rest.append("\(key.key): \(key.value)")
        continue
      }
    }
    destinations[node.line] = .field(draft)
    keep(rest, in: draft, node)
    return true
  }

  /// A line of nothing but code spans and measures: `` `P1` · 5 pts · `backend` ``.
  private mutating func takeSpans(_ text: String, _ draft: Int) -> Bool {
    guard text.utf8.count <= 200 else { return false }
    let parts = text.split { "·|•,".contains($0) }.flatMap { part -> [String] in
      let word = String(part).trimmed(of: " ")
      return word.hasPrefix("`") && word.contains("` `")
        ? word.split(separator: " ").map(String.init) : [word]
    }
    let measures = parts.map { Measure($0) }
    let areSpans = zip(parts, measures).allSatisfy { part, measure in
      measure != nil || (part.hasPrefix("`") && part.hasSuffix("`") && part.utf8.count > 2)
    }
    guard areSpans, measures.contains(where: { $0 != nil }) else { return false }
    for (part, measure) in zip(parts, measures) {
      if let measure, drafts[draft].take(measure) { continue }
      drafts[draft].append("labels", [part.trimmed(of: "` ")])
    }
    return true
  }

  private mutating func readField(
    _ key: KeyedText, _ concept: Concept, _ node: OutlineNode, _ draft: Int,
    in outer: ReadingScope
  ) -> ReadingScope {
    var scope = outer
    if key.value.isEmpty, node.hasChildren {
      scope.field = concept
      destinations[node.line] = .field(draft)
      return scope
    }
    guard apply(concept, key.value, to: draft, at: node.line) else {
      return write(node, in: scope)
    }
    destinations[node.line] = .field(draft)
    return scope
  }

  /// A line below a key that says a field.
  mutating func readValue(_ node: OutlineNode, of field: Concept, in outer: ReadingScope)
    -> ReadingScope
  {
    var scope = outer
    scope.field = nil
    guard let draft = scope.draft, apply(field, node.text, to: draft, at: node.line) else {
      return write(node, in: scope)
    }
    destinations[node.line] = .field(draft)
    return scope
  }
}
