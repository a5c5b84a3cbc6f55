internal import TicketModel
internal import TicketSyntax

/// Reads the rules of a configuration, and notes every mistake at its place.
package struct RuleDecoder {
  let configuration: BacklogConfiguration
  private(set) var rules: [ConfiguredRule] = []
  private(set) var severities: [String: Severity] = [:]
  private(set) var findings: [Finding] = []
  private var path: String

  private static let keys = [
    "on", "when", "require", "message", "help", "severity", "since",
  ]

  init(configuration: BacklogConfiguration) {
    self.configuration = configuration
    path = configuration.rules?.path ?? configuration.path
  }

  mutating func decode() {
    guard let node = configuration.rules else { return }
    guard case .mapping(let entries) = node.content else {
      if node.content != .null {
        mistake(node.location, "rules are a mapping of names to what they ask", nil)
      }
      return
    }
    for entry in entries {
      path = entry.value.path
      decode(entry)
    }
  }

  private mutating func decode(_ entry: ConfigurationNode.Entry) {
    if case .scalar = entry.value.content {
      guard let severity = severity(entry.value) else { return }
      tune(entry, severity)
      return
    }
    guard let map = map(entry.value, keys: Self.keys) else { return }
    let severity = map["severity"].flatMap { self.severity($0) }
    if RuleRegistry.documentation(of: entry.key) != nil {
      tune(entry, severity ?? .error)
      return
    }
    let requirements = requirements(map["require"], entry)
    let triggers = triggers(map["on"])
    let condition = map["when"].flatMap { query($0) }
    guard !requirements.isEmpty, !triggers.isEmpty, (condition == nil) == (map["when"] == nil)
    else { return }
    rules.append(
      ConfiguredRule(
        name: entry.key, severity: severity ?? .error, triggers: triggers, condition: condition,
        requirements: requirements, message: map["message"].flatMap { text($0) },
        help: map["help"].flatMap { text($0) }, since: map["since"].flatMap { day($0) }))
  }

  /// A severity alone, or beside nothing else, tunes a built-in rule.
  private mutating func tune(_ entry: ConfigurationNode.Entry, _ severity: Severity) {
    guard RuleRegistry.documentation(of: entry.key) != nil else {
      let near = Spelling.suggestion(for: entry.key, among: RuleRegistry.names)
      mistake(
        entry.keyLocation, "there is no built-in rule \(entry.key.quoted)",
        near.map { "did you mean `\($0)`?" } ?? "a rule of your own needs `require:`")
      return
    }
    severities[entry.key] = severity
  }

  private mutating func severity(_ node: ConfigurationNode) -> Severity? {
    let names = Severity.allCases.map(\.rawValue)
    guard let text = text(node) else { return nil }
    if let severity = Severity(rawValue: text.lowercased()) { return severity }
    let near = Spelling.suggestion(for: text, among: names).map { "did you mean `\($0)`?" }
    mistake(
      node.location, "\(text.quoted) is not a severity", near ?? "one of \(names.listed())")
    return nil
  }

  private mutating func requirements(
    _ node: ConfigurationNode?, _ entry: ConfigurationNode.Entry
  ) -> [any Requirement] {
    guard let node, node.content != .null else {
      mistake(
        entry.keyLocation, "the rule \(entry.key.quoted) requires nothing",
        "add `require:` with a list of \(RequirementRegistry.kinds.map { $0.name }.listed())")
      return []
    }
    let items = node.items
    if items.isEmpty { mistake(node.location, "the rule requires nothing", nil) }
    return items.reduce(into: []) { $0 += requirements(in: $1) }
  }

  private mutating func requirements(in node: ConfigurationNode) -> [any Requirement] {
    switch node.content {
    case .scalar(let name, _):
      let empty = ConfigurationNode(path: node.path, location: node.location, content: .null)
      return [requirement(name, node.location, empty)].compactMap { $0 }
    case .mapping(let entries):
      var found: [any Requirement] = []
      for entry in entries {
        if let one = requirement(entry.key, entry.keyLocation, entry.value) { found.append(one) }
      }
      return found
    case .null, .sequence:
      mistake(node.location, "a requirement is `kind: what it asks`", nil)
      return []
    }
  }

  private mutating func requirement(
    _ name: String, _ location: SourceLocation, _ node: ConfigurationNode
  ) -> (any Requirement)? {
    guard let kind = RequirementRegistry.kinds.first(where: { $0.name == name }) else {
      let names = RequirementRegistry.kinds.map { $0.name }
      let near = Spelling.suggestion(for: name, among: names).map { "did you mean `\($0)`?" }
      mistake(
        location, "there is no requirement \(name.quoted)",
        near ?? "the requirements are \(names.listed())")
      return nil
    }
    return kind.init(node, &self)
  }

  private mutating func triggers(_ node: ConfigurationNode?) -> [RuleTrigger] {
    guard let node else { return [.always] }
    let items = node.items
    return items.compactMap { trigger($0) }
  }

  private mutating func trigger(_ node: ConfigurationNode) -> RuleTrigger? {
    guard let text = text(node) else { return nil }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let name = words.count > 1 ? words[1].trimmedSpaces : ""
    switch (words.first?.lowercased() ?? "", name.isEmpty) {
    case ("always", true): return .always
    case ("create", true): return .create
    case ("enter", false): return state(name, node).map { .enter($0) }
    case ("leave", false): return state(name, node).map { .leave($0) }
    case ("in", false): return state(name, node).map { .inside($0) }
    default:
      mistake(
        node.location, "\(text.quoted) says no moment",
        "say `enter done`, `leave todo`, `in doing`, `create` or `always`")
      return nil
    }
  }

  private mutating func state(_ name: String, _ node: ConfigurationNode) -> String? {
    let workflow = configuration.workflow
    let categories = StateCategory.allCases.map(\.rawValue)
    if workflow.position(of: name) != nil || categories.contains(name.lowercased()) { return name }
    let names = workflow.states.map(\.name)
    let near = Spelling.suggestion(for: name, among: names + categories)
    mistake(
      node.location, "the workflow has no state \(name.quoted)",
      near.map { "did you mean `\($0)`?" } ?? "the states are \(names.listed())")
    return nil
  }

  private mutating func query(_ node: ConfigurationNode) -> Query? {
    guard let text = text(node) else { return nil }
    do throws(QueryError) {
      return try Query.parse(text, vocabulary: QueryVocabulary(configuration))
    } catch {
      var location = node.location
      if case .scalar(_, let isPlain) = node.content {
        location.column += error.range.lowerBound + (isPlain ? 0 : 1)
      }
      mistake(location, "in `when`: \(error.message)", error.hint)
      return nil
    }
  }

  private mutating func day(_ node: ConfigurationNode) -> CalendarDay? {
    guard let text = text(node) else { return nil }
    if let day = CalendarDay(text) { return day }
    mistake(node.location, "\(text.quoted) is no date", "write it as 2026-01-31")
    return nil
  }
}

extension RuleDecoder {
  mutating func mistake(_ location: SourceLocation, _ message: String, _ hint: String?) {
    findings.append(
      Finding(
        rule: "configuration", path: path, location: location, message: message, hint: hint))
  }

  /// The entries of a mapping whose keys are all known; the first of doubled ones.
  mutating func map(
    _ node: ConfigurationNode, keys: [String], allowsNothing: Bool = false
  ) -> [String: ConfigurationNode]? {
    guard case .mapping(let entries) = node.content else {
      if allowsNothing, node.content == .null { return [:] }
      mistake(node.location, "a mapping is expected here", "its keys are \(keys.listed())")
      return nil
    }
    var map: [String: ConfigurationNode] = [:]
    for entry in entries {
      guard keys.contains(entry.key) else {
        let near = Spelling.suggestion(for: entry.key, among: keys)
        mistake(
          entry.keyLocation, "unknown key \(entry.key.quoted)",
          near.map { "did you mean `\($0)`?" } ?? "the keys are \(keys.listed())")
        continue
      }
      map[entry.key] = entry.value
    }
    return map
  }

  mutating func text(_ node: ConfigurationNode) -> String? {
    if case .scalar(let text, _) = node.content { return text }
    mistake(node.location, "a text is expected here", nil)
    return nil
  }

  mutating func texts(_ node: ConfigurationNode) -> [String] {
    guard case .sequence(let items) = node.content else { return text(node).map { [$0] } ?? [] }
    return items.compactMap { text($0) }
  }

  mutating func flag(_ node: ConfigurationNode) -> Bool {
    guard let text = text(node) else { return false }
    if let flag = FieldType.flag(text) { return flag }
    mistake(node.location, "\(text.quoted) is neither true nor false", nil)
    return false
  }

  /// Whether nothing stands there, or the one word that may.
  mutating func isNothing(_ node: ConfigurationNode, or word: String) -> Bool {
    switch node.content {
    case .null: return true
    case .scalar(let text, _) where text.lowercased() == word: return true
    default:
      mistake(node.location, "nothing but `\(word)` may stand here", nil)
      return false
    }
  }

  /// A rule about a field that no ticket can have is a mistake.
  mutating func checkField(_ name: String, _ location: SourceLocation) {
    guard configuration.fields[name] == nil else { return }
    let names = configuration.fieldOrder
    mistake(
      location, "there is no field \(name.quoted)",
      Spelling.suggestion(for: name, among: names).map { "did you mean `\($0)`?" }
        ?? "declare it under `fields:`")
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

extension ConfigurationNode {
  /// The elements of a list, or the one thing as a list of one.
  fileprivate var items: [ConfigurationNode] {
    guard case .sequence(let items) = content else { return [self] }
    return items
  }
}
