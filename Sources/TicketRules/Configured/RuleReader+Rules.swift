internal import TicketModel
internal import TicketSyntax

extension RuleReader {
  private static let keys = [
    "on", "when", "require", "message", "help", "severity", "since",
  ]

  /// The severity that an entry gives a built-in rule: a word, or a mapping with `severity`.
  func tuning(_ entry: ConfigurationNode.Entry) -> RuleTuning? {
    var node: ConfigurationNode? = entry.value
    if case .mapping = entry.value.content {
      node = values(of: entry.value, what: entry.key, known: ["severity"])["severity"]
    }
    return severity(node).map {
      RuleTuning(severity: $0, path: node?.path ?? "", location: entry.keyLocation)
    }
  }

  /// A configured rule; nil where it says too little to be one.
  ///
  /// `bases` are what the rule is in the layers below, the nearest first.
  func rule(
    _ entry: ConfigurationNode.Entry, bases: [ConfigurationNode]
  ) -> ConfiguredRule? {
    guard isRuleName(entry) else { return nil }
    switch entry.value.content {
    case .mapping:
      return rule(entry.key, entry.value, at: entry.keyLocation)
    case .scalar:
      return rule(entry, wordOver: bases)
    case .null, .sequence:
      report("the rule \(entry.key.quoted) must be a mapping", at: entry.value)
      return nil
    }
  }

  private func isRuleName(_ entry: ConfigurationNode.Entry) -> Bool {
    let isSound =
      !entry.key.isBlank && entry.key != "configuration" && entry.key.count <= 100
      && entry.key.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !isSound else { return true }
    report(
      "no rule can be called \(entry.key.quoted)", at: entry.keyLocation, in: entry.value.path,
      hint: "name the offence in a few words, such as `unproven-fix`")
    return false
  }

  /// A rule of which only the severity is said: one that a layer below configures.
  private func rule(
    _ entry: ConfigurationNode.Entry, wordOver bases: [ConfigurationNode]
  ) -> ConfiguredRule? {
    let base = bases.first { if case .mapping = $0.content { true } else { false } }
    guard let base else {
      reportUnknown(
        "rule", entry.key, among: RuleRegistry.names, at: entry.keyLocation, in: entry.value.path)
      return nil
    }
    guard let severity = severity(entry.value) else { return nil }
    var rule = rule(entry.key, base, at: entry.keyLocation)
    rule?.severity = severity
    rule?.path = entry.value.path
    return rule
  }

  private func rule(
    _ name: String, _ node: ConfigurationNode, at location: SourceLocation
  ) -> ConfiguredRule? {
    let mistakes = findings.count
    let values = values(of: node, what: "the rule \(name.quoted)", known: RuleReader.keys)
    let rule = ConfiguredRule(
      name: name, location: location, path: node.path,
      triggers: values["on"].map(triggers) ?? [.always],
      when: query(values["when"], "when"),
      requirements: requirements(values["require"], of: name, at: location, in: node.path),
      demands: values["require"]?.demands ?? [], messageText: values["message"]?.flow,
      message: template(values["message"], "message"), help: text(values["help"], "help"),
      severity: severity(values["severity"]) ?? .error, since: day(values["since"], "since"))
    return findings.count == mistakes ? rule : nil
  }

  private func requirements(
    _ node: ConfigurationNode?, of name: String, at location: SourceLocation, in path: String
  ) -> [any Requirement] {
    let hint = "list what must hold, such as `require: [checkboxes: {}]`"
    guard let node, node.content != .null else {
      report("the rule \(name.quoted) requires nothing", at: location, in: path, hint: hint)
      return []
    }
    let nodes = if case .sequence(let nodes) = node.content { nodes } else { [node] }
    if nodes.isEmpty { report("the rule \(name.quoted) requires nothing", at: node, hint: hint) }
    return nodes.flatMap(requirements(of:))
  }

  /// The requirements of one item: `name: {…}`, or a name alone.
  private func requirements(of node: ConfigurationNode) -> [any Requirement] {
    switch node.content {
    case .scalar(let name, _):
      let nothing = ConfigurationNode(path: node.path, location: node.location, content: .null)
      return requirement(name, nothing, at: node.location).map { [$0] } ?? []
    case .mapping(let entries) where !entries.isEmpty:
      return entries.compactMap { requirement($0.key, $0.value, at: $0.keyLocation) }
    case .null, .sequence, .mapping:
      report("a requirement must be a mapping, such as `checkboxes: {}`", at: node)
      return []
    }
  }

  private func requirement(
    _ name: String, _ node: ConfigurationNode, at location: SourceLocation
  ) -> (any Requirement)? {
    guard let type = RequirementRegistry.byName[name] else {
      reportUnknown(
        "requirement", name, among: RequirementRegistry.names, at: location, in: node.path)
      return nil
    }
    return type.read(node, self)
  }
}

extension ConfigurationNode {
  /// The requirements as written.
  fileprivate var demands: [(kind: String, text: String)] {
    switch content {
    case .null: []
    case .scalar(let kind, _): [(kind, "")]
    case .sequence(let items): items.flatMap(\.demands)
    case .mapping(let entries): entries.map { ($0.key, $0.value.flow) }
    }
  }

  /// The value on one line, without the quotes that it may have had.
  fileprivate var flow: String {
    switch content {
    case .null: ""
    case .scalar(let text, _): text
    case .sequence(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ") + "}"
    }
  }
}
