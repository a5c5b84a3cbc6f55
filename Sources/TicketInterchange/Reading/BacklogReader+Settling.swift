import TicketModel
import TicketSyntax

extension BacklogReader {
  /// Decides what only the whole document can: parents named by fields, orders, waves and states.
  mutating func settle() {
    resolveParents()
    resolveReferences()
    for index in drafts.indices {
      settleState(index)
      settleTitle(index)
    }
    rules.takeCadence(of: drafts)
  }

  /// Makes the parent that a field names: a ticket with that id, a container with that title, or an
  /// epic that is made of the name.
  private mutating func resolveParents() {
    var made: [String: Int] = [:]
    for index in drafts.indices {
      guard let name = drafts[index].parentName else { continue }
      if drafts[index].isParentExact {
        _ = drafts[index].set("parent", .scalar(name))
        continue
      }
      let key = Folding.fold(name)
      if let parent = made[key] ?? container(named: name, but: index) {
        made[key] = parent
        drafts[index].parent = parent
        continue
      }
      if let id = TicketID(name), name.contains(where: \.isNumber) {
        _ = drafts[index].set("parent", .scalar("\(id)"))
        continue
      }
      let kind = ContainerKind(type: "epic", letters: "E")
      let id = naming.containerID(kind, label: nil, title: name)
      var epic = Draft(id: id, title: name, line: drafts[index].line, parent: nil)
      epic.node = drafts[index].node
      epic.container = Draft.ContainerKey(kind: kind, label: nil)
      epic.type = kind.type
      epic.isAllocated = true
      drafts.append(epic)
      if let id = TicketID(id) { draftByID[id] = drafts.count - 1 }
      made[key] = drafts.count - 1
      drafts[index].parent = drafts.count - 1
    }
  }

  /// The id stands in for the title of a ticket that has none; of one that is a text the beginning does.
  private mutating func settleTitle(_ index: Int) {
    let draft = drafts[index]
    if draft.title.isEmpty {
      drafts[index].title = draft.id
      notice(line: draft.line, "\(draft.id) has no title: its id stands in for it")
    } else if draft.title.utf8.count > BacklogReader.longestTitle {
      drafts[index].title = String(draft.title.unicodeScalars.prefix(200)).trimmed(of: " ") + "…"
      drafts[index].sections[0].lines.insert(
        BodyLine(
          text: draft.title, line: draft.line, blanksBefore: 1, isItem: false, isVerbatim: false),
        at: 0)
      notice(line: draft.line, "the title of \(draft.id) is too long: the body has all of it")
    }
  }

  /// In bytes, of which an escape may make four.
  private static let longestTitle = 4096

  private func container(named name: String, but child: Int) -> Int? {
    let token = String(name.prefix { $0 != " " && $0 != ":" })
    if let index = draft(id: name) ?? draft(id: token), index != child { return index }
    let isNumber = name.utf8.allSatisfy { "0123456789.".utf8.contains($0) }
    let bare = isNumber ? LocalLabel(letters: "", number: name, type: nil) : nil
    let label = (bare ?? LocalLabel.read(name)?.label).map(naming.id)
    if let label, let index = draft(id: label), index != child { return index }
    if let title = ContainerTitle(name) ?? ContainerTitle(name + " :"), let label = title.label,
      let index = containers[Draft.ContainerKey(kind: title.kind, label: label)]?.first
    {
      return index
    }
    let folded = Folding.fold(name)
    return drafts.firstIndex { $0.isContainer && Folding.fold($0.title) == folded }
  }

  /// Takes the weightiest of the claims, and reports those that say otherwise.
  private mutating func settleState(_ index: Int) {
    let claims = drafts[index].claims
    guard
      let best = claims.enumerated().max(by: {
        ($0.element.weight, -$0.offset) < ($1.element.weight, -$1.offset)
      })?.element
    else {
      inferState(index)
      return
    }
    let name = name(of: best)
    for other in claims where other.weight < best.weight {
      let said = self.name(of: other)
      guard other.word != nil || other.weight == .stated, said != name else {
        if other.weight == .openBox, best.word == .done, best.weight != .openBox {
          notice(
            line: other.line,
            "\(drafts[index].id): \(best.weight.words) says "
              + "\(best.text), its box is open: taken as \(name ?? best.text)")
        }
        continue
      }
      notice(
        line: other.line,
        "\(drafts[index].id): \(best.weight.words) says \(best.text), "
          + "\(other.weight.words) says \(other.text): taken as \(name ?? best.text)")
    }
    if best.word == .blocked {
      _ = drafts[index].set("blocked", .scalar(best.text))
    } else if let name, best.weight != .openBox {
      _ = drafts[index].set("status", .scalar(name))
    } else if best.weight == .openBox {
      inferState(index)
    }
  }

  private mutating func name(of claim: StateClaim) -> String? {
    if claim.weight == .tickedBox { return options.doneStatus ?? states.name(.done) }
    if claim.weight == .openBox || claim.word == .blocked { return nil }
    if claim.isExact, states.has(claim.text) { return claim.text }
    if let name = states.name(claim.text, claim.word) { return name }
    rules.addState(claim.text)
    return claim.text
  }

  /// Work has begun on a ticket that says no state, and has ticked boxes.
  private mutating func inferState(_ index: Int) {
    guard !drafts[index].isContainer, options.initialStatus != nil else { return }
    let boxes = drafts[index].sections.flatMap(\.lines).filter(\.isItem).map { line in
      Substring(line.text).drop { $0 == " " }
    }
    let ticked = boxes.count { $0.hasPrefix("- [x]") || $0.hasPrefix("- [X]") }
    guard ticked > 0, let name = states.name(.doing) else { return }
    let open = boxes.count { $0.hasPrefix("- [ ]") }
    notice(
      line: drafts[index].line,
      "\(drafts[index].id) says no state, and \(ticked) of "
        + "\(ticked + open) boxes are ticked: taken as \(name)")
    _ = drafts[index].set("status", .scalar(name))
  }
}
