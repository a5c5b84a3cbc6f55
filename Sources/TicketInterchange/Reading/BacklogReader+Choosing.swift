extension BacklogReader {
  /// Reads a document as often as it takes: first for what names itself a ticket; where nothing
  /// does, for the form that looks most like one; then for the headings that hold tickets.
  static func reading(_ source: SourceText, options: ImportOptions) -> BacklogReader {
    let outline = Outline(source.lines)
    var policy = ReadingPolicy(outline)
    policy.form = options.ticketsFrom
    if Vocabulary.isAbout(fileName: options.fileName) {
      policy.readsAsBacklog = false
    } else if Vocabulary.isBacklog(title: options.fileName) {
      policy.readsAsBacklog = true
    }
    if options.ticketsFrom == .heading {
      policy.takeHeadings(outline, atLeast: 0)
      policy.takeBareNumbers(outline)
    }
    let ids = ids(in: outline, policy)
    var reader = BacklogReader(source, outline, policy, ids: ids, options: options)
    var choice: String?
    if options.ticketsFrom == nil, reader.hasNoTickets, let form = policy.choose(outline) {
      choice = form
      reader = BacklogReader(source, outline, policy, ids: ids, options: options)
    }
    policy.groups = reader.groups
    if !policy.groups.isEmpty {
      reader = BacklogReader(source, outline, policy, ids: ids, options: options)
    }
    if let choice, !reader.hasNoTickets { reader.notice(line: 0, choice) }
    return reader
  }

  private var hasNoTickets: Bool { !drafts.contains { !$0.isContainer } }

  /// The headings that hold tickets and say nothing else.
  private var groups: Set<Int> {
    var found: Set<Int> = []
    for draft in drafts where !draft.isContainer {
      var next = outline.nodes[draft.node].parent
      while let index = next {
        if plainHeadings.contains(index) { found.insert(index) }
        next = outline.nodes[index].parent
      }
    }
    if let first = outline.nodes.firstIndex(where: { $0.isHeading }),
      case .heading(level: 1) = outline.nodes[first].kind
    {
      found.remove(first)
    }
    return found
  }
}

extension ReadingPolicy {
  /// Takes what looks most like tickets where nothing has an id; says what, or nil for nothing.
  mutating func choose(_ outline: Outline) -> String? {
    takeHeadings(outline, atLeast: 2)
    takeNumberedHeadings(outline)
    takeStories(outline)
    takeBareNumbers(outline)
    if !ticketHeadings.isEmpty {
      form = .heading
      return "no ids: \(ticketHeadings.count) headings with fields or numbers are read as tickets; "
        + "--tickets-from list, table or checkbox reads it otherwise"
    }
    let boxes = outline.nodes.count { if case .item(_, _?) = $0.kind { true } else { false } }
    if boxes > 0 {
      form = .checkbox
      takeBareNumbers(ofBoxes: outline)
      return "no ids: items with a box are read as tickets; "
        + "--tickets-from heading, list or table reads it otherwise"
    }
    let items = outline.nodes.indices.count { isListed($0, outline) }
    guard items > 0 || readsAsBacklog else { return nil }
    form = .list
    return "no ids: items of lists below states, sprints and the like are read as tickets; "
      + "--tickets-from heading, table or checkbox reads it otherwise"
  }

  /// Whether an item stands right below a heading of a state, a container or a type.
  func isListed(_ index: Int, _ outline: Outline) -> Bool {
    guard case .item = outline.nodes[index].kind, let parent = outline.nodes[index].parent,
      outline.nodes[parent].isHeading || outline.nodes[parent].kind == .label
    else { return false }
    let text = outline.nodes[parent].text.trimmed(of: " *_:")
    if readsAsBacklog, !Vocabulary.isProse(heading: text), Vocabulary.concept(text) == nil {
      return true
    }
    if let word = StateWord(heading: text), word != .review || hasStates { return true }
    return PriorityWord(heading: text) != nil || ContainerTitle(text) != nil
      || Vocabulary.ticketType(heading: text) != nil || Vocabulary.announcesWork(heading: text)
  }

  /// Takes the headings that have fields below them, and their neighbours of the same level.
  mutating func takeHeadings(_ outline: Outline, atLeast: Int) {
    var concepts: [Int: Set<Concept>] = [:]
    for node in outline.nodes {
      guard let parent = node.parent, let concept = fieldConcept(node) else { continue }
      var heading: Int? = parent
      if node.isHeading == false, !outline.nodes[parent].isHeading {
        heading = outline.nodes[parent].parent.flatMap {
          outline.nodes[$0].isHeading && node.kind == .label ? $0 : nil
        }
      }
      if let heading { concepts[heading, default: []].insert(concept) }
    }
    for (index, found) in concepts where outline.nodes[index].isHeading {
      let node = outline.nodes[index]
      let isTicket =
        found.count >= max(1, atLeast)
        && !found.isDisjoint(with: [.priority, .estimate, .owner, .status, .acceptance, .tasks])
      if isTicket, ContainerTitle(node.text) == nil, StateWord(heading: node.text) == nil,
        node.parent != nil || node.isHeading && node.headingLevel > 1
      {
        ticketHeadings.insert(index)
      }
    }
    takeNeighbours(outline)
  }

  /// Takes the headings of a backlog that are numbered below others: `### 3. Title`. Those right
  /// below the document's title are its chapters.
  private mutating func takeNumberedHeadings(_ outline: Outline) {
    guard readsAsBacklog else { return }
    let inner = outline.nodes.indices.filter { index in
      guard let parent = outline.nodes[index].parent, outline.nodes[index].isHeading else {
        return false
      }
      return outline.nodes[parent].headingLevel > 1
        || StateWord(heading: outline.nodes[parent].text) != nil
    }
    for (_, level) in Dictionary(grouping: inner, by: { outline.nodes[$0].headingLevel }) {
      let numbered = level.filter {
        ContainerTitle.withoutNumber(outline.nodes[$0].text) != outline.nodes[$0].text
      }
      if numbered.count >= 3, numbered.count * 4 >= level.count * 3 {
        ticketHeadings.formUnion(numbered)
      }
    }
  }

  /// Takes the headings that each have the one sentence of a story below: `As a guest, I want …`.
  private mutating func takeStories(_ outline: Outline) {
    var sentences: [Int: Int] = [:]
    for node in outline.nodes where Vocabulary.isStory(node.text) {
      if case .item = node.kind { continue }
      guard var parent = node.parent else { continue }
      if outline.nodes[parent].kind == .label, let above = outline.nodes[parent].parent {
        parent = above
      }
      sentences[parent, default: 0] += 1
    }
    let headings = sentences.filter { index, count in
      let node = outline.nodes[index]
      return count == 1 && node.headingLevel > 1 && !Vocabulary.isGeneric(heading: node.text)
    }
    if headings.count >= 2 { ticketHeadings.formUnion(headings.keys) }
  }

  /// Takes the numbers of headings such as `### 7. Title` for ids, where each stands once.
  mutating func takeBareNumbers(_ outline: Outline) {
    let numbers = ticketHeadings.compactMap { index in
      ContainerTitle.bareNumber(outline.nodes[index].text).map { (index, $0) }
    }
    takeNumbers(numbers)
  }

  /// Takes the numbers of items such as `- [ ] 7. Title` for ids, where each stands once.
  private mutating func takeBareNumbers(ofBoxes outline: Outline) {
    takeNumbers(
      outline.nodes.enumerated().compactMap { index, node in
        guard case .item(_, _?) = node.kind, node.indent == 0 else { return nil }
        return ContainerTitle.bareNumber(node.text).map { (index, $0) }
      })
  }

  private mutating func takeNumbers(_ numbers: [(Int, LocalLabel)]) {
    guard Set(numbers.map(\.1)).count == numbers.count else { return }
    bareNumbers = Dictionary(uniqueKeysWithValues: numbers)
  }

  /// Headings of the same level below the same heading are tickets too.
  private mutating func takeNeighbours(_ outline: Outline) {
    let parents = Dictionary(
      grouping: ticketHeadings, by: { outline.nodes[$0].parent ?? -1 })
    for index in outline.nodes.indices where outline.nodes[index].isHeading {
      let node = outline.nodes[index]
      guard let tickets = parents[node.parent ?? -1], tickets.count >= 2,
        outline.nodes[tickets[0]].headingLevel == node.headingLevel, node.hasChildren,
        ContainerTitle(node.text) == nil, Vocabulary.concept(node.text) == nil,
        StateWord(heading: node.text) == nil
      else { continue }
      if tickets.contains(where: { outline.nodes[$0].startsLikeOne(node) }) {
        ticketHeadings.insert(index)
      }
    }
  }

  private func fieldConcept(_ node: OutlineNode) -> Concept? {
    switch node.kind {
    case .heading: Vocabulary.concept(node.text.trimmed(of: " :*"))
    case .label, .item, .text: KeyedText(node.text)?.concept
    default: nil
    }
  }
}

extension OutlineNode {
  var isHeading: Bool { if case .heading = kind { true } else { false } }

  var headingLevel: Int { if case .heading(let level) = kind { level } else { 0 } }

  /// Whether two headings are both numbered, or neither is.
  fileprivate func startsLikeOne(_ other: OutlineNode) -> Bool {
    (text.first?.isNumber ?? false) == (other.text.first?.isNumber ?? false)
  }
}
