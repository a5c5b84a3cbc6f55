import TicketModel
import TicketSyntax

extension BacklogReader {
  /// Begins a ticket, or comes back to one that is there already.
  mutating func openTicket(
    _ title: TitleLine, _ node: OutlineNode, level: Int = 1, box: Bool? = nil,
    in outer: ReadingScope
  ) -> ReadingScope {
    var title = title
    let sign = takeSign(&title)
    let link = title.takeLink()
    var scope = outer.inner
    let named = title.id ?? title.local.map(naming.id)
    let stem = outer.draft.map { drafts[$0].id }
    let id = named ?? naming.ticketID(container: stem, title: title.title)
    guard let ticketID = TicketID(id) else { return write(node, in: outer) }
    if let known = draftByID[ticketID] {
      if let link { keep([link], in: known, node) }
      scope.draft = known
      return comeBack(to: known, title, node, level: level, box: box, from: outer, in: scope)
    }
    if options.knownIDs.contains(ticketID) {
      notice(node, "\(id) is the id of a ticket elsewhere in the backlog")
    }
    var draft = draft(id, title, node, level, in: outer)
    draft.isAllocated = named == nil
    drafts.append(draft)
    let index = drafts.count - 1
    draftByID[ticketID] = index
    destinations[node.line] = .field(index)
    claim(title, node, box: box, to: index)
    addWords(of: title, to: index)
    addRemainder(title.measures, title.keyed, to: index, node)
    if let link { keep([link], in: index, node) }
    if let priority = sign ?? outer.priority, drafts[index].value("priority") == nil {
      _ = drafts[index].set("priority", .scalar(priority))
    }
    scope.draft = index
    return scope
  }

  /// Takes a sign of priority off the end of a title, where a legend says what it means.
  private func takeSign(_ title: inout TitleLine) -> String? {
    guard !policy.signs.isEmpty, let last = title.title.last,
      let sign = last.unicodeScalars.first, let priority = policy.signs[sign]
    else { return nil }
    title.title = String(title.title.dropLast()).trimmed(of: " ")
    return priority
  }

  private func draft(
    _ id: String, _ title: TitleLine, _ node: OutlineNode, _ level: Int, in scope: ReadingScope
  ) -> Draft {
    var draft = Draft(
      id: id, title: title.title, line: node.line, parent: scope.draft, level: level)
    draft.node = position
    draft.type = title.local?.type ?? scope.type
    if title.id != nil, let kind = Vocabulary.container(String(id.prefix { $0.isLetter })) {
      draft.type = kind.type
      draft.container = Draft.ContainerKey(kind: kind, label: nil)
    }
    if let state = scope.state { draft.claims.append(state) }
    if let sprint = sprintLabel(scope.draft) { _ = draft.set("sprint", .scalar(sprint)) }
    return draft
  }

  private mutating func claim(
    _ title: TitleLine, _ node: OutlineNode, box: Bool?, to index: Int
  ) {
    if let word = title.state {
      drafts[index].claims.append(
        StateClaim(weight: .mark, text: word.rawValue, word: word, line: node.line))
    }
    guard let box else { return }
    drafts[index].claims.append(
      StateClaim(
        weight: box ? .tickedBox : .openBox, text: box ? "done" : "todo",
        word: box ? .done : nil, line: node.line))
  }

  /// A ticket that is named again: what is new is added to it.
  private mutating func comeBack(
    to known: Int, _ title: TitleLine, _ node: OutlineNode, level: Int, box: Bool?,
    from outer: ReadingScope, in scope: ReadingScope
  ) -> ReadingScope {
    notice(node, "\(drafts[known].id) is here again: merged into the first")
    claim(title, node, box: box, to: known)
    if let state = outer.state { drafts[known].claims.append(state) }
    if let sprint = sprintLabel(outer.draft) {
      _ = drafts[known].set("sprint", .scalar(sprint))
    }
    if drafts[known].parent == nil, let parent = outer.draft, parent != known,
      drafts[parent].isContainer, !isAncestor(known, of: parent)
    {
      drafts[known].parent = parent
    }
    if node.isHeading { drafts[known].level = level }
    let same =
      title.title.isEmpty
      || Folding.fold(drafts[known].title) == Folding.fold(title.title)
    if drafts[known].title.isEmpty { drafts[known].title = title.title }
    destinations[node.line] = .field(known)
    addWords(of: title, to: known)
    addRemainder(title.measures, title.keyed, to: known, node)
    if !same, drafts[known].title != title.title {
      keep([Folding.withoutOrnaments(node.text)], in: known, node)
    }
    return scope
  }

  private func isAncestor(_ index: Int, of other: Int) -> Bool {
    var next: Int? = other
    while let at = next {
      if at == index { return true }
      next = drafts[at].parent
    }
    return false
  }

  /// Sets what the tuple behind a ticket's id says beside measures.
  private mutating func addWords(of title: TitleLine, to index: Int) {
    for (place, word) in title.words.enumerated() {
      if place > 0 || !drafts[index].set("domain", .scalar(word)) {
        drafts[index].append("labels", [word])
      }
    }
  }

  /// Sets what a line holds beside its title; what can't be a field goes to the body.
  mutating func addRemainder(
    _ measures: [Measure], _ keyed: [KeyedText], to index: Int, _ node: OutlineNode
  ) {
    var rest = measures.filter { !drafts[index].take($0) }.map(\.text)
    rest += keyed.filter { key in
      !(key.concept.map { apply($0, key.value, to: index, at: node.line) } ?? false)
    }.map { "\($0.key): \($0.value)" }
    guard !rest.isEmpty else { return }
    notice(
      node,
      "\(drafts[index].id) says this twice, or not as a field can: the body has "
        + rest.joined(separator: ", "))
    keep(rest, in: index, node)
  }

  /// Keeps texts in a ticket's body, a paragraph each.
  mutating func keep(_ texts: [String], in draft: Int, _ node: OutlineNode) {
    for text in texts {
      drafts[draft].sections[0].lines.append(
        BodyLine(text: text, line: node.line, blanksBefore: 1, isItem: false, isVerbatim: false))
    }
  }

  /// The number of the nearest sprint around.
  private func sprintLabel(_ start: Int?) -> String? {
    var next = start
    while let index = next {
      if let key = drafts[index].container, key.kind.type == "sprint" { return key.label }
      next = drafts[index].parent
    }
    return nil
  }
}

extension Measure {
  /// The word itself.
  var text: String {
    switch self {
    case .points(let text), .size(let text), .priority(let text), .duration(let text): text
    }
  }
}
