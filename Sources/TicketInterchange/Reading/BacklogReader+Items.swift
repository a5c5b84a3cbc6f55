extension BacklogReader {
  mutating func readItem(
    _ node: OutlineNode, _ ordered: Bool, _ box: Bool?, in scope: ReadingScope
  ) -> ReadingScope {
    if let field = scope.field { return readValue(node, of: field, in: scope) }
    if let draft = scope.draft, isInTicket(scope) {
      if scope.base == nil, scope.part == 0, let key = KeyedText(node.text) {
        return readKeyed(key, node, draft, in: scope)
      }
      return write(node, box, in: scope)
    }
    if scope.isRules { return writeRule(node, in: scope) }
    if scope.isBackground { return write(node, box, in: scope) }
    if let opened = openItem(node, box, in: scope) { return opened }
    if scope.base == nil, let legend = Legend(node.text), rules.take(legend) {
      return writeLegend(node, legend, in: scope)
    }
    refer(node, ordered, in: scope)
    referByTitle(node, in: scope)
    guard let key = KeyedText(node.text), scope.base == nil else {
      return write(node, box, in: scope)
    }
    return readKey(key, node, in: scope)
  }

  /// An item that is a ticket or a container; nil for any other.
  private mutating func openItem(
    _ first: OutlineNode, _ box: Bool?, in scope: ReadingScope
  ) -> ReadingScope? {
    let (node, last) = unwrapped(first)
    let opened = openItem(whole: node, box, in: scope)
    if last > position, let draft = opened?.draft, case .field(draft)? = destinations[node.line] {
      for place in position + 1...last {
        readNodes.insert(place)
        destinations[outline.nodes[place].line] = .field(draft)
      }
    }
    return opened
  }

  /// An item with the lines below it that its sentence was wrapped to, and the place of the last.
  private func unwrapped(_ node: OutlineNode) -> (node: OutlineNode, last: Int) {
    var whole = node
    var last = position
    while last + 1 < outline.nodes.count {
      let next = outline.nodes[last + 1]
      guard next.kind == .text, next.parent == position, next.blanksBefore == 0,
        BacklogReader.isWrapped(whole.text, next.text)
      else { break }
      whole.text += " " + next.text
      last += 1
      if whole.text.utf8.count > 300 { return (node, position) }
    }
    return (whole, last)
  }

  /// Whether a line goes on with the sentence of the one before it.
  private static func isWrapped(_ text: String, _ next: String) -> Bool {
    guard let end = text.last, !".!?:;".contains(end), let first = next.first else { return false }
    return first.isLowercase || (text.utf8.count >= 60 && !first.isUppercase)
  }

  private mutating func openItem(
    whole node: OutlineNode, _ box: Bool?, in scope: ReadingScope
  ) -> ReadingScope? {
    guard admits(box == nil ? .list : .checkbox) || admits(.list) else { return nil }
    if TitleLine.isNamed(node.text, loose: policy.loose) {
      return openTicket(TitleLine(node.text, loose: policy.loose), node, box: box, in: scope)
    }
    guard scope.base == nil else { return nil }
    let container = container(node)
    // Most items of most documents are neither, so that the title is read last.
    guard container != nil || isTicket(node, box, in: scope) else { return nil }
    var title = TitleLine(node.text, loose: policy.loose)
    guard !title.title.isEmpty else { return nil }
    if let container { return openContainer(container, item: node, in: scope) }
    if let number = policy.bareNumbers[position] {
      title = TitleLine(ContainerTitle.withoutNumber(node.text), loose: policy.loose)
      title.local = title.local ?? number
    }
    let isLong = title.title.utf8.count > TitleLine.longestTitle
    guard policy.form == .list || isLong, let (lead, rest) = title.lead else {
      return openTicket(title, node, box: box, in: scope)
    }
    var short = title
    short.title = lead
    let opened = openTicket(short, node, box: box, in: scope)
    if let draft = opened.draft { keep([rest], in: draft, node) }
    return opened
  }

  /// The container that an item without an id opens; nil for none.
  private func container(_ node: OutlineNode) -> ContainerTitle? {
    guard node.hasChildren, let container = ContainerTitle(node.text.trimmed(of: "*_ :")),
      container.label != nil || node.text.hasPrefix("**")
    else { return nil }
    return container
  }

  /// Whether an item without an id is a ticket.
  private func isTicket(_ node: OutlineNode, _ box: Bool?, in scope: ReadingScope) -> Bool {
    if scope.holdsStories { return true }
    switch policy.form {
    case .checkbox: return box != nil
    case .list:
      if KeyedText(node.text)?.concept != nil { return false }
      return options.ticketsFrom == .list || scope.state != nil || scope.priority != nil
        || policy.isListed(position, outline) || scope.draft != nil
    default: return false
    }
  }
}
