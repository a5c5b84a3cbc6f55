import TicketModel
import TicketSyntax

extension BacklogReader {
  /// Sets the field that a key names; false where the value is none of the kind, or another stands.
  mutating func apply(_ concept: Concept, _ value: String, to draft: Int, at line: Int) -> Bool {
    let text = value.trimmed(of: " `*")
    guard !text.isEmpty, text.utf8.count <= 200 else { return false }
    switch concept {
    case .estimate, .duration: return applyMeasure(text, to: draft)
    case .owner: return appendList("owner", BacklogReader.names(text), to: draft)
    case .labels: return applyLabels(BacklogReader.parts(value, at: ",;"), to: draft)
    case .priority: return applyPriority(text, to: draft)
    case .dependsOn: return applyDependencies(text, to: draft)
    case .due, .created:
      return WrittenDay(text).map { set("\(concept)", $0.day.description, in: draft) } ?? false
    case .status: return applyStatus(text, to: draft, at: line)
    case .type: return applyType(text, to: draft)
    case .sprint: return applySprint(text, to: draft)
    case .milestone: return set("milestone", text, in: draft)
    case .domain: return text.utf8.count <= 60 && set("domain", text, in: draft)
    case .parent: return applyParent(text, to: draft)
    case .id: return applyID(text, to: draft)
    case .title: return applyTitle(text, to: draft)
    default: return false
    }
  }

  private mutating func set(_ key: String, _ text: String, in draft: Int) -> Bool {
    drafts[draft].set(key, .scalar(text))
  }

  private mutating func applyType(_ text: String, to draft: Int) -> Bool {
    let word = Folding.withoutOrnaments(text)
    guard !drafts[draft].isContainer, !word.isEmpty, word.utf8.count <= 30 else { return false }
    drafts[draft].type = word.lowercased()
    return true
  }

  private mutating func applyTitle(_ text: String, to draft: Int) -> Bool {
    guard drafts[draft].title.isEmpty else { return drafts[draft].title == text }
    drafts[draft].title = text
    return true
  }

  /// Takes the id that a field gives to a ticket which had none.
  private mutating func applyID(_ text: String, to draft: Int) -> Bool {
    if drafts[draft].id.lowercased() == text.lowercased() { return true }
    guard drafts[draft].isAllocated, let id = TicketID(text), text.contains(where: \.isNumber),
      draftByID[id] == nil, !drafts.contains(where: { $0.parent == draft })
    else { return false }
    if let old = TicketID(drafts[draft].id) { draftByID[old] = nil }
    drafts[draft].id = text
    drafts[draft].isAllocated = false
    draftByID[id] = draft
    return true
  }

  private mutating func applyParent(_ text: String, to draft: Int) -> Bool {
    guard drafts[draft].parentName == nil else { return drafts[draft].parentName == text }
    drafts[draft].parentName = text
    return true
  }

  private mutating func appendList(_ key: String, _ texts: [String], to draft: Int) -> Bool {
    let count = drafts[draft].value(key)?.texts.count ?? 0
    guard !texts.isEmpty, count + texts.count <= 100 else { return false }
    drafts[draft].append(key, texts)
    return true
  }

  /// Labels; one such as `p0-critical` says the priority too.
  private mutating func applyLabels(_ texts: [String], to draft: Int) -> Bool {
    let labels = texts.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
    guard appendList("labels", labels, to: draft) else { return false }
    let priorities = labels.compactMap { label -> String? in
      let head = label.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard case .priority(let text)? = Measure(String(head)) else { return nil }
      return text
    }
    if Set(priorities).count == 1, drafts[draft].value("priority") == nil {
      _ = set("priority", priorities[0], in: draft)
    }
    return true
  }

  private mutating func applyMeasure(_ text: String, to draft: Int) -> Bool {
    let parts = text.split { "(/,".contains($0) }.map { String($0).trimmed(of: " )") }
    guard let first = parts.first, let measure = Measure(text) ?? Measure(first) else {
      return false
    }
    if case .priority = measure { return false }
    guard drafts[draft].take(measure) else { return false }
    guard Measure(text) == nil else { return true }
    let rest = parts.dropFirst()
    return rest.allSatisfy { part in Measure(part).map { drafts[draft].take($0) } ?? false }
  }

  private mutating func applyPriority(_ text: String, to draft: Int) -> Bool {
    let word = Folding.withoutOrnaments(text).trimmed(of: " *`")
    guard !word.isEmpty, word.utf8.count <= 40 else { return false }
    if case .priority(let short)? = Measure(word) { return set("priority", short, in: draft) }
    let head = word.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let after = word.dropFirst(head.count).drop { $0 == " " }
    if case .priority(let short)? = Measure(String(head)), let sign = after.first,
      "-–—(:/".contains(sign)
    {
      return set("priority", short, in: draft)
    }
    return set("priority", word, in: draft)
  }

  private mutating func applyDependencies(_ text: String, to draft: Int) -> Bool {
    let none = ["none", "aucune", "aucun", "-", "—", "n/a", "nothing", "no", "non"]
    guard !none.contains(Folding.fold(text)) else { return false }
    let parts = BacklogReader.parts(text, at: ",;+&").flatMap {
      $0.replacing(" et ", with: ",").replacing(" and ", with: ",").split(separator: ",")
        .map { String($0).trimmed(of: " `*") }
    }
    let ids = parts.compactMap { part -> String? in
      let plain = OutlineTable.plain(part)
      if plain.contains(where: \.isNumber), TicketID(plain) != nil { return plain }
      if !naming.hasNames || lines.isEmpty || outline.nodes.isEmpty,
        TicketID("X-" + plain) != nil, plain.first?.isNumber ?? false
      {
        return naming.id(of: LocalLabel(letters: "", number: plain, type: nil))
      }
      let line = TitleLine(plain + " ", loose: policy.loose)
      guard line.title.isEmpty else { return nil }
      return line.id ?? line.local.map(naming.id)
    }
    let own = drafts[draft].id.lowercased()
    guard !ids.isEmpty, ids.count == parts.count, !ids.contains(where: { $0.lowercased() == own })
    else { return false }
    return appendList("depends-on", ids, to: draft)
  }

  private mutating func applyStatus(_ text: String, to draft: Int, at line: Int) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let word = StateWord(text)
    let name = Folding.withoutOrnaments(text)
    let isName = name.first?.isLetter ?? false && name.count > 1 && !name.contains(",")
    guard word != nil || (isName && name.utf8.count <= 30) else {
      return claimState(before: ",", of: text, to: draft, at: line)
    }
    let claim = StateClaim(
      weight: .stated, text: name.isEmpty ? text : name, word: word, line: line)
    if let other = drafts[draft].claims.first(where: { $0.weight == .stated }),
      states.name(other.text, other.word) ?? other.text
        != states.name(claim.text, claim.word) ?? claim.text
    {
      return false
    }
    drafts[draft].claims.append(claim)
    return true
  }

  /// Takes the state at the head of a longer text, which stays where it is.
  private mutating func claimState(
    before mark: Character, of text: String, to draft: Int, at line: Int
  ) -> Bool {
    let head = String(text.prefix { $0 != mark })
    if head.utf8.count < text.utf8.count, let word = StateWord(head) {
      drafts[draft].claims.append(
        StateClaim(weight: .stated, text: word.rawValue, word: word, line: line))
    }
    return false
  }

  private mutating func applySprint(_ text: String, to draft: Int) -> Bool {
    guard let container = ContainerTitle(text), container.kind.type == "sprint",
      let label = container.label
    else { return set("sprint", text, in: draft) }
    return set("sprint", label, in: draft)
  }

  /// `PO/Legal, QA` as three names; `N/A` as one.
  private static func names(_ text: String) -> [String] {
    text == "N/A" ? [text] : parts(text, at: ",;/&+")
  }

  static func parts(_ text: String, at marks: String) -> [String] {
    text.split { marks.contains($0) }.map { String($0).trimmed(of: " `*") }.filter { !$0.isEmpty }
  }
}
