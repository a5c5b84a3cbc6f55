import TicketModel
import TicketSyntax

extension BacklogReader {
  mutating func readHeading(_ node: OutlineNode, _ level: Int, in outer: ReadingScope)
    -> ReadingScope
  {
    var scope = outer
    scope.base = nil
    scope.field = nil
    scope.isOrder = false
    scope.isBackground =
      scope.isBackground || policy.hasStories && Vocabulary.isRequirements(heading: node.text)
    if let opened = openTicket(heading: node, level, in: scope) { return opened }
    if !isInTicket(scope), let container = ContainerTitle(node.text) {
      return openContainer(container, node, level: level, in: scope)
    }
    let plain = ContainerTitle.withoutNumber(Folding.withoutOrnaments(node.text))
    let concept = KeyedText(plain.trimmed(of: " :*") + ":")?.concept
    if !isInTicket(scope) {
      if concept == .rules || scope.isRules {
        scope.isRules = true
        return writeRule(node, in: scope)
      }
      if policy.groups.contains(position), let title = ContainerTitle(group: node.text) {
        return openContainer(title, node, level: level, in: scope)
      }
      take(node, concept, plain, &scope)
    }
    return openPart(node, level, concept, in: scope)
  }

  /// What a heading outside tickets says of the tickets below it.
  private mutating func take(
    _ node: OutlineNode, _ concept: Concept?, _ plain: String, _ scope: inout ReadingScope
  ) {
    scope.holdsStories = concept == .stories
    scope.isOrder = RuleWords.isOrder(plain)
    if node.headingLevel == 1, node.line == outline.nodes.first(where: \.isHeading)?.line { return }
    if let word = policy.state(heading: node.text) {
      scope.state = StateClaim(weight: .section, text: plain, word: word, line: node.line)
    } else if let priority = PriorityWord(heading: node.text) {
      scope.priority = priority.text
    } else if let type = Vocabulary.ticketType(heading: node.text) {
      scope.type = type
    } else if concept == nil, !Vocabulary.isGeneric(heading: node.text),
      !TitleLine.isNamed(plain, loose: policy.loose)
    {
      plainHeadings.insert(position)
    }
  }

  /// A heading that is a part of the body it stands in; a note outside of any.
  private mutating func openPart(
    _ node: OutlineNode, _ level: Int, _ concept: Concept?, in outer: ReadingScope
  ) -> ReadingScope {
    var scope = outer
    guard let draft = scope.draft else { return writeNote(node, in: scope) }
    let depth = min(6, max(2, level - drafts[draft].level + 1))
    let name = concept?.sectionTitle ?? node.text
    let heading = String(repeating: "#", count: depth) + " " + name
    scope.part = drafts[draft].part(heading: heading, concept: concept)
    destinations[node.line] = .body(draft)
    if isInTicket(scope), let concept, concept.isField, node.hasChildren { scope.field = concept }
    return scope
  }

  /// A heading that is a ticket: by its id, or because the document's tickets are headings.
  private mutating func openTicket(
    heading node: OutlineNode, _ level: Int, in scope: ReadingScope
  ) -> ReadingScope? {
    guard admits(.heading), !scope.isRules else { return nil }
    if let matter = FencedMatter(outline, lines, at: position + 1),
      let title = TitleLine(exported: node.text)
    {
      var opened = openTicket(title, node, level: level, in: scope)
      if let draft = opened.draft { take(matter, draft, &opened) }
      return opened
    }
    var title = TitleLine(ContainerTitle.withoutNumber(node.text), loose: policy.loose)
    if policy.ticketHeadings.contains(position), !title.isNamed {
      title.local = ContainerTitle.number(node.text) ?? policy.bareNumbers[position]
    } else if !title.isNamed || (title.id == nil && isInTicket(scope)) {
      return nil
    }
    return openTicket(title, node, level: level, in: scope)
  }

  /// A container that is an item of a list, or a paragraph in bold.
  mutating func openContainer(
    _ container: ContainerTitle, item node: OutlineNode, in scope: ReadingScope
  ) -> ReadingScope {
    openContainer(container, node, level: 1, in: scope)
  }

  private mutating func openContainer(
    _ container: ContainerTitle, _ node: OutlineNode, level: Int, in outer: ReadingScope
  ) -> ReadingScope {
    let key = Draft.ContainerKey(kind: container.kind, label: container.label)
    var scope = outer.inner
    let same = containers[key] ?? []
    if let known = knownContainer(same, title: container.title) {
      scope.draft = known
      return reopen(container, node, in: scope)
    }
    if same.contains(where: { isPart(drafts[$0].title, of: container.title) }) {
      notice(node, "it speaks of several containers at once: kept as a note")
      return writeNote(node, in: outer)
    }
    let id = naming.containerID(container.kind, label: container.label, title: container.title)
    var draft = Draft(
      id: id, title: container.title, line: node.line, parent: outer.draft, level: level)
    draft.container = key
    draft.type = container.kind.type
    draft.node = position
    draft.isAllocated = true
    if let state = container.state {
      draft.claims.append(
        StateClaim(weight: .mark, text: state.rawValue, word: state, line: node.line))
    }
    drafts.append(draft)
    let index = drafts.count - 1
    if let id = TicketID(id) { draftByID[id] = index }
    if container.label != nil { containers[key, default: []].append(index) }
    destinations[node.line] = .field(index)
    addRemainder(container.measures, container.keyed, to: index, node)
    scope.draft = index
    return scope
  }

  /// The container that a second heading means: the only one of the kind and number whose title
  /// begins with it, or is its beginning.
  private func knownContainer(_ same: [Int], title: String) -> Int? {
    let folded = Folding.fold(title)
    let matches = same.filter {
      let known = Folding.fold(drafts[$0].title)
      return known.hasPrefix(folded) || folded.hasPrefix(known)
    }
    return matches.count == 1 || matches.contains { Folding.fold(drafts[$0].title) == folded }
      ? matches.first { Folding.fold(drafts[$0].title) == folded } ?? matches.first : nil
  }

  private func isPart(_ title: String, of whole: String) -> Bool {
    Folding.fold(title).hasPrefix(Folding.fold(whole))
  }

  /// A second heading of a container that is there already.
  private mutating func reopen(
    _ container: ContainerTitle, _ node: OutlineNode, in outer: ReadingScope
  ) -> ReadingScope {
    guard let known = outer.draft else { return outer }
    var scope = outer
    notice(node, "a second heading of \(drafts[known].id): merged into it")
    for measure in container.measures { drafts[known].take(measure) }
    scope.part = drafts[known].part(heading: "## " + node.text, concept: nil)
    destinations[node.line] = .body(known)
    return scope
  }
}

extension Draft {
  /// Sets the field that a measure speaks of.
  @discardableResult
  mutating func take(_ measure: Measure) -> Bool {
    switch measure {
    case .points(let number): set("estimate", .scalar(number))
    case .size(let size): set("estimate", .scalar(size)) || set("size", .scalar(size))
    case .priority(let priority): set("priority", .scalar(priority))
    case .duration(let time): set("duration", .scalar(time))
    }
  }
}
