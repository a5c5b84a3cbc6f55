import TicketModel
import TicketSyntax

/// The configuration that a document proposes for its project.
struct ProjectFile {
  let title: String?
  let rules: RuleProposals
  let drafts: [Draft]
  let configuration: BacklogConfiguration

  /// The file; nil where the document proposes nothing.
  var planned: ImportPlan.PlannedFile? {
    let parts = [workflow, fields, sprints, ruleLines].filter { !$0.isEmpty }
    guard !parts.isEmpty else { return nil }
    var lines = title.map { [ProjectFile.comment($0)] } ?? []
    for part in parts { lines += (lines.isEmpty || part == parts[0] ? [] : [""]) + part }
    let text = lines.joined(separator: "\n") + "\n"
    return ImportPlan.PlannedFile(path: "project.yml", bytes: Array(text.utf8), ticketID: nil)
  }

  /// States that the backlog does not have, and a limit that the document sets.
  private var workflow: [String] {
    var lines = rules.newStates.map { name in
      "  \(ProjectFile.quoted(name)): {category: \(ProjectFile.category(name))}"
    }
    if let limit = rules.limit,
      let state = StateNames(states: configuration.workflow.states)
        .name(.doing)
    {
      lines += sources(.limit).map { "  " + $0 }
      lines.append("  \(ProjectFile.quoted(state)): {category: doing, wip: \(limit)}")
    }
    return lines.isEmpty ? [] : ["workflow:"] + lines
  }

  /// A guess at what a state means, which its owner may correct.
  private static func category(_ name: String) -> String {
    let folded = Folding.fold(name)
    if ["attente", "wait", "test", "valid", "cours", "progress", "deploy"]
      .contains(where: { folded.contains($0) })
    {
      return "doing"
    }
    return ["done", "fini", "livr", "clos"].contains { folded.contains($0) } ? "done" : "todo"
  }

  private var sprints: [String] {
    guard let cadence = rules.cadence else { return [] }
    return sources(.cadence) + [
      "# `first:` is the day on which the first sprint begins, such as 2026-01-05.",
      "sprints: {length: \(cadence)}",
    ]
  }

  private var ruleLines: [String] {
    let all = rules.rules + (definitionOfDone.map { [$0] } ?? [])
    guard !all.isEmpty else { return [] }
    var lines = ["rules:"]
    for rule in all {
      lines += sources(.rule(rule.name)).map { "  " + $0 }
      lines.append("  \(rule.name):")
      lines += rule.lines.map { "    " + $0 }
    }
    return lines
  }

  private var definitionOfDone: RuleProposals.Rule? {
    guard !rules.done.isEmpty else { return nil }
    var lines = ["on: enter done"]
    let types = typesOfTickets
    if !types.isEmpty { lines.append("when: type:\(types.joined(separator: ","))") }
    lines += ["require:", "  - checkboxes: {section: Definition of Done}"]
    let asksReview = rules.done.contains(where: RuleWords.isReview)
    if asksReview { lines.append("  - approved-by: {field: reviewer}") }
    let list = rules.done.joined(separator: "; ")
    lines.append("message: " + ProjectFile.quoted("the Definition of Done is met: " + list))
    lines.append(
      "help: " + ProjectFile.quoted("a section Definition of Done with a ticked box for each"))
    return RuleProposals.Rule(
      name: RuleProposals.doneName, lines: lines, fields: asksReview ? ["reviewer"] : [])
  }

  private var typesOfTickets: [String] {
    var types: [String] = []
    for draft in drafts where !draft.isContainer {
      if let type = draft.type, !types.contains(type), ProjectFile.isWord(type) {
        types.append(type)
      }
    }
    return types
  }

  private static func isWord(_ text: String) -> Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  private func sources(_ topic: RuleProposals.Topic) -> [String] {
    (rules.sources[topic] ?? []).map { ProjectFile.comment($0.trimmed(of: " \t")) }
  }

  /// A comment that no character of the text can end.
  private static func comment(_ text: String) -> String {
    let safe = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.value == 0x2028
        || scalar.value == 0x2029 ? " " : String(scalar)
    }
    return "# " + safe.joined()
  }

  static func quoted(_ text: String) -> String {
    if isWord(text), let first = text.first, first.isLetter, !text.isEmpty { return text }
    let safe = comment(text).dropFirst(2).replacing("\\", with: "\\\\")
      .replacing("\"", with: "\\\"")
    return "\"\(safe)\""
  }
}

// The fields.
extension ProjectFile {
  private var fields: [String] {
    let names = [
      "type", "priority", "estimate", "size", "domain", "order", "wave", "duration",
      "release", "phase", "iteration",
    ]
    let needed = rules.rules.flatMap(\.fields) + (definitionOfDone?.fields ?? [])
    let lines =
      names.flatMap(declaration) + Set(needed).sorted().map { "  \($0): {type: list}" }
      + others(but: names + needed)
    return lines.isEmpty ? [] : ["fields:"] + lines
  }

  /// Declarations of fields that a service has and the backlog does not know.
  private func others(but known: [String]) -> [String] {
    var isList: [String: Bool] = [:]
    for draft in drafts {
      for (name, value) in draft.fields
      where configuration.fields[name] == nil && !known.contains(name) && ProjectFile.isKey(name) {
        if case .list = value { isList[name] = true } else { isList[name, default: false] = false }
      }
    }
    return isList.sorted { $0.key < $1.key }.map { name, isList in
      "  \(name): {type: \(isList ? "list" : "string")}"
    }
  }

  private static func isKey(_ text: String) -> Bool {
    (text.utf8.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false)
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
  }

  /// How a field is declared; nothing where the backlog's own declaration will do.
  private func declaration(_ name: String) -> [String] {
    let legend = rules.legends[name] ?? []
    let used = values(name)
    let comments = (sources(.legend(name)) + (name == "estimate" ? sources(.scale) : []))
      .map { "  " + $0 }
    if name == "estimate", keepsToScale {
      let values = rules.scale.map(String.init).joined(separator: ", ")
      return comments + ["  estimate: {one-of: [\(values)]}"]
    }
    guard !used.isEmpty || !legend.isEmpty else { return comments }
    if name == "duration" || used.count > 15 {
      return isFine(name, used) ? comments : comments + ["  \(name): {type: string}"]
    }
    if ["order", "wave", "phase", "iteration"].contains(name) {
      let areNumbers = used.allSatisfy { Int($0) != nil }
      return comments + ["  \(name): {type: \(areNumbers ? "integer" : "string")}"]
    }
    if name == "type" {
      return used.allSatisfy(ProjectFile.isWord) && configuration.fields["type"]?.oneOf == nil
        ? ["  type: {one-of: [\(used.joined(separator: ", "))]}"] : typeAnyway(used)
    }
    if legend.isEmpty, isFine(name, used) { return comments }
    let areNumbers = used.allSatisfy { FieldType.number($0) != nil }
    if name == "estimate", areNumbers, legend.isEmpty {
      return comments + ["  estimate: {type: number}"]
    }
    let extra = used.filter { value in !legend.contains { $0.lowercased() == value.lowercased() } }
    let all = ProjectFile.sorted(legend + extra, name).map(ProjectFile.quoted)
    let type = name == "estimate" && !areNumbers ? "type: string, " : ""
    return comments + ["  \(name): {\(type)one-of: [\(all.joined(separator: ", "))]}"]
  }

  private func typeAnyway(_ used: [String]) -> [String] {
    isFine("type", used)
      ? [] : ["  type: {one-of: [\(used.map(ProjectFile.quoted).joined(separator: ", "))]}"]
  }

  /// Whether the backlog's own declaration, in more words than its type, accepts every value.
  private func isFine(_ name: String, _ used: [String]) -> Bool {
    guard let declared = configuration.fields[name] else { return false }
    return used.allSatisfy(declared.accepts)
  }

  /// Whether a scale is proposed, and every estimate is on it.
  var keepsToScale: Bool {
    !rules.scale.isEmpty
      && values("estimate").allSatisfy { Int($0).map(rules.scale.contains) ?? false }
  }

  private func values(_ name: String) -> [String] {
    var seen: Set<String> = []
    return drafts.compactMap { name == "type" ? $0.type : $0.value(name)?.text }
      .filter { seen.insert($0.lowercased()).inserted }
  }

  private static func sorted(_ values: [String], _ name: String) -> [String] {
    let sizes = ["XXS", "XS", "S", "M", "L", "XL", "XXL"]
    func rank(_ value: String) -> Int {
      sizes.firstIndex(of: value) ?? PriorityWord.rank(value) ?? 99
    }
    guard name == "estimate" || name == "priority" || name == "size" else { return values }
    return values.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    .map(\.element)
  }
}
