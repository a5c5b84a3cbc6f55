import TicketModel
import TicketSyntax

extension BacklogReader {
  /// Begins a ticket, or comes back to one that is there already.
  mutating func openTicket(
    _ title: TitleLine, _ node: OutlineNode, level: Int = 1, box: Bool? = nil,
    in outer: ReadingScope
  ) -> ReadingScope {
    var scope = ReadingScope(type: outer.type)
    let id = title.id ?? naming.ticketID(container: outer.draft.map { drafts[$0].id })
    guard let ticketID = TicketID(id) else { return write(node, in: outer) }
    if let known = draftByID[ticketID] {
      notice(node, "\(drafts[known].id) is here again: merged into the first")
      scope.draft = known
      return write(node, in: scope)
    }
    if options.knownIDs.contains(ticketID) {
      notice(node, "\(id) is the id of a ticket elsewhere in the backlog")
    }
    drafts.append(draft(id, title, node, level, box, in: outer))
    let index = drafts.count - 1
    draftByID[ticketID] = index
    destinations[node.line] = .field(index)
    addRemainder(of: title, to: index, node)
    scope.draft = index
    return scope
  }

  private func draft(
    _ id: String, _ title: TitleLine, _ node: OutlineNode, _ level: Int, _ box: Bool?,
    in scope: ReadingScope
  ) -> Draft {
    var draft = Draft(
      id: id, title: title.title, line: node.line, parent: scope.draft, level: level)
    draft.type = scope.type
    if let kind = Vocabulary.container(String(id.prefix { $0.isLetter })) {
      draft.type = kind.type
      draft.container = Draft.ContainerKey(kind: kind, label: nil)
    }
    if box == true, let done = options.doneStatus { _ = draft.set("status", .scalar(done)) }
    if let sprint = sprintLabel(scope.draft) { _ = draft.set("sprint", .scalar(sprint)) }
    return draft
  }

  /// Sets what a ticket's line holds beside its title; what can't be a field goes to the body.
  private mutating func addRemainder(of title: TitleLine, to index: Int, _ node: OutlineNode) {
    var rest = title.measures.filter { !drafts[index].take($0) }.map(\.text)
    rest += title.keyed.filter { key in
      !(key.concept.map { apply($0, key.value, to: index) } ?? false)
    }.map { "\($0.key): \($0.value)" }
    for (place, word) in title.words.enumerated() {
      if place > 0 || !drafts[index].set("domain", .scalar(word)) {
        drafts[index].append("labels", [word])
      }
    }
    for text in rest {
      notice(node, "\(drafts[index].id) says this twice; the second is in the body: \(text)")
      drafts[index].sections[0].lines.append(
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
