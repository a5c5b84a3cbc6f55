import TicketModel
import TicketSyntax

extension BacklogReader {
  mutating func readHeading(_ node: OutlineNode, _ level: Int, in outer: ReadingScope)
    -> ReadingScope
  {
    var scope = outer
    scope.base = nil
    scope.field = nil
    let title = TitleLine(ContainerTitle.withoutNumber(node.text))
    if title.id != nil, admits(.heading), !scope.isRules {
      return openTicket(title, node, level: level, in: scope)
    }
    let isInTicket = scope.draft.map { !drafts[$0].isContainer } ?? false
    if !isInTicket, let container = ContainerTitle(node.text) {
      return openContainer(container, node, level: level, in: scope)
    }
    let plain = ContainerTitle.withoutNumber(Folding.withoutOrnaments(node.text))
    let concept = KeyedText(plain.trimmed(of: " :*") + ":")?.concept
    if !isInTicket, concept == .rules || scope.isRules {
      scope.isRules = true
      return writeRule(node, in: scope)
    }
    scope.holdsStories = concept == .stories
    scope.type = Vocabulary.ticketType(heading: node.text) ?? scope.type
    guard let draft = scope.draft else { return writeNote(node, in: scope) }
    let depth = min(6, max(2, level - drafts[draft].level + 1))
    let name = concept?.sectionTitle ?? node.text
    let heading = String(repeating: "#", count: depth) + " " + name
    scope.part = drafts[draft].part(heading: heading, concept: concept)
    destinations[node.line] = .body(draft)
    return scope
  }

  private mutating func openContainer(
    _ container: ContainerTitle, _ node: OutlineNode, level: Int, in outer: ReadingScope
  ) -> ReadingScope {
    let key = Draft.ContainerKey(kind: container.kind, label: container.label)
    var scope = ReadingScope(type: outer.type)
    if let known = knownContainer(key, title: container.title) {
      scope.draft = known
      return reopen(container, node, in: scope)
    }
    let id = naming.containerID(container.kind, label: container.label)
    var draft = Draft(
      id: id, title: container.title, line: node.line, parent: outer.draft, level: level)
    draft.container = key
    draft.type = container.kind.type
    for measure in container.measures { draft.take(measure) }
    drafts.append(draft)
    let index = drafts.count - 1
    if let id = TicketID(id) { draftByID[id] = index }
    if container.label != nil { containers[key, default: []].append(index) }
    destinations[node.line] = .field(index)
    scope.draft = index
    return scope
  }

  /// The container that a second heading means: of the same kind and number, and one of the titles
  /// begins with the other.
  private func knownContainer(_ key: Draft.ContainerKey, title: String) -> Int? {
    let folded = Folding.fold(title)
    return containers[key]?.prefix(8).first {
      let known = Folding.fold(drafts[$0].title)
      return known.hasPrefix(folded) || folded.hasPrefix(known)
    }
  }

  /// A second heading of a container that is there already.
  private mutating func reopen(
    _ container: ContainerTitle, _ node: OutlineNode, in outer: ReadingScope
  ) -> ReadingScope {
    guard let known = outer.draft else { return outer }
    var scope = outer
    notice(node, "a second heading of \(drafts[known].id): merged into it")
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
    case .size(let size): set("size", .scalar(size))
    case .priority(let priority): set("priority", .scalar(priority))
    case .duration(let time): set("duration", .scalar(time))
    }
  }
}
