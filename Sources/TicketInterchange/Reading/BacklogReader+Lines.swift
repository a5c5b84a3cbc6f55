extension BacklogReader {
  mutating func readItem(_ node: OutlineNode, _ box: Bool?, in scope: ReadingScope)
    -> ReadingScope
  {
    if let field = scope.field { return readValue(node, of: field, in: scope) }
    if let draft = scope.draft, !drafts[draft].isContainer {
      if scope.base == nil, scope.part == 0, let key = KeyedText(node.text) {
        return readKeyed(key, node, draft, in: scope)
      }
      return write(node, box, in: scope)
    }
    if scope.isRules { return writeRule(node, in: scope) }
    let title = TitleLine(node.text)
    let form: TicketForm = box == nil ? .list : .checkbox
    let isStory = scope.holdsStories && scope.base == nil
    let isAsked = options.ticketsFrom == .checkbox && box != nil
    if admits(form), !title.title.isEmpty, title.id != nil || isStory || isAsked {
      return openTicket(title, node, box: box, in: scope)
    }
    guard let key = KeyedText(node.text), scope.base == nil else {
      return write(node, box, in: scope)
    }
    return readKey(key, node, in: scope)
  }

  mutating func readLabel(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    if scope.isRules { return writeRule(node, in: scope) }
    if let field = scope.field { return readValue(node, of: field, in: scope) }
    guard let key = KeyedText(node.text) else { return readText(node, in: scope) }
    return readKey(key, node, in: scope)
  }

  mutating func readText(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    if let field = scope.field { return readValue(node, of: field, in: scope) }
    return write(node, in: scope)
  }

  /// A key that stands wherever: in a ticket, in a container, or in neither.
  private mutating func readKey(_ key: KeyedText, _ node: OutlineNode, in outer: ReadingScope)
    -> ReadingScope
  {
    var scope = outer
    let isInTicket = scope.draft.map { !drafts[$0].isContainer } ?? false
    if key.concept == .rules, !isInTicket {
      scope.isRules = true
      return writeRule(node, in: scope)
    }
    if key.concept == .stories, key.value.isEmpty, !isInTicket {
      scope.holdsStories = true
      guard let draft = scope.draft else { return writeNote(node, in: scope) }
      scope.part = drafts[draft].part(heading: "## " + key.key, concept: .stories)
      destinations[node.line] = .body(draft)
      return scope
    }
    guard let draft = scope.draft else { return write(node, in: scope) }
    return readKeyed(key, node, draft, in: scope)
  }

  /// A key inside a ticket or a container.
  private mutating func readKeyed(
    _ key: KeyedText, _ node: OutlineNode, _ draft: Int, in outer: ReadingScope
  ) -> ReadingScope {
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
    guard apply(concept, key.value, to: draft) else { return write(node, in: scope) }
    destinations[node.line] = .field(draft)
    return scope
  }

  /// A line below a key that says a field.
  private mutating func readValue(_ node: OutlineNode, of field: Concept, in outer: ReadingScope)
    -> ReadingScope
  {
    var scope = outer
    scope.field = nil
    guard let draft = scope.draft, apply(field, node.text, to: draft) else {
      return write(node, in: scope)
    }
    destinations[node.line] = .field(draft)
    return scope
  }
}
