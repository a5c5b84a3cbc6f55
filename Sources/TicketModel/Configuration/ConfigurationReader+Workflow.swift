internal import TicketSyntax

extension ConfigurationReader {
  /// The workflow of both its sections; the standard one where it has no states to offer.
  mutating func workflow(_ node: ConfigurationNode) -> Workflow {
    var workflow = Workflow.standard
    if let section = node["workflow"] {
      let states = states(section)
      guard !states.isEmpty else { return workflow }
      workflow = Workflow(states: states)
    }
    if let section = node["transitions"] {
      workflow.transitions = transitions(section, workflow)
    }
    return workflow
  }

  private mutating func states(_ node: ConfigurationNode) -> [WorkflowState] {
    let known = findings.count
    let entries = entries(node, of: "workflow")
    if entries.isEmpty, findings.count == known {
      report("the workflow has no state", at: node, hint: "write todo: {category: todo} below it")
    }
    var names: [String: String] = [:]
    return entries.compactMap { entry in
      guard isStateName(entry) else { return nil }
      if let first = names.updateValue(entry.key, forKey: entry.key.lowercased()) {
        report(
          "the state \"\(entry.key)\" is there already as \"\(first)\"", key: entry,
          hint: "states are matched without case")
        return nil
      }
      return state(entry)
    }
  }

  private mutating func isStateName(_ entry: Entry) -> Bool {
    let isPlain = entry.key.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard isPlain, !entry.key.isEmpty, entry.key.trimmed == entry.key,
      !entry.key.contains("->")
    else {
      report(
        "\"\(entry.key)\" can't be the name of a state", key: entry,
        hint: "no control characters, no spaces at the ends and no -> in it")
      return false
    }
    return true
  }

  private mutating func state(_ entry: Entry) -> WorkflowState {
    let name = entry.key
    var state = WorkflowState(name: name, category: Workflow.standard.category(of: name) ?? .todo)
    let known = findings.count
    var hasCategory = false
    for part in entries(entry.value, of: name, knowing: ["category", "wip", "wait"]) {
      switch part.key {
      case "category":
        hasCategory = true
        state.category =
          choice(part.value, of: "category", as: StateCategory.self)
          ?? state.category
      case "wip": state.wip = count(part.value, of: "wip")
      default: state.wait = flag(part.value, of: "wait") ?? false
      }
    }
    if !hasCategory, findings.count == known {
      let words = StateCategory.allCases.map(\.rawValue).joined(separator: ", ")
      report(
        "the state \"\(name)\" has no category", key: entry,
        hint: "write {category: …}, one of: \(words)")
    }
    return state
  }

  private mutating func transitions(
    _ node: ConfigurationNode, _ workflow: Workflow
  ) -> [String: [String]] {
    let names = workflow.states.map(\.name)
    var result: [String: [String]] = [:]
    for entry in entries(node, of: "transitions") {
      let from = entry.key.lowercased()
      if workflow.state(named: from) == nil {
        report(
          "no state is called \"\(entry.key)\"", key: entry, hint: oneOf(names, wrong: entry.key))
      } else if result[from] != nil {
        report("the moves from \"\(entry.key)\" are there already", key: entry)
        continue
      }
      guard let targets = list(entry.value, of: entry.key) else { continue }
      result[from] = targets.compactMap { target in
        guard workflow.state(named: target.text) == nil else { return target.text.lowercased() }
        report(
          "no state is called \"\(target.text)\"", at: target.node,
          hint: oneOf(names, wrong: target.text))
        return nil
      }
    }
    return result
  }
}
