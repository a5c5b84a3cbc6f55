internal import TicketModel
internal import TicketReports
internal import TicketRules

/// What `rules explain` prints of a name: a rule, in each layer that says something of it, or a kind of
/// requirement.
struct RuleExplanation {
  let entries: [RuleEntry]
  let kind: RequirementDocumentation?
  let style: TerminalStyle

  /// Blocks of a heading and indented lines.
  var text: String {
    let parts = entries.map(text) + [kind.map(text)].compactMap { $0 }
    return parts.joined(separator: "\n")
  }

  private func text(_ entry: RuleEntry) -> String {
    let severity = style.paint(entry.severity.rawValue, entry.severity.ink)
    let head =
      "\(style.paint(style.sanitized(entry.name), .bold))  \(severity)  \(entry.origin)\n\n"
    switch entry.kind {
    case .builtIn(let documentation): return head + text(documentation)
    case .configured(let rule): return head + text(rule)
    }
  }

  private func text(_ rule: RuleDocumentation) -> String {
    block("Checks", [rule.checks]) + block("Why", [rule.why])
      + block("Example", lines(rule.example.description), isCode: true)
      + block("Instead", lines(rule.instead.description), isCode: true)
      + block("Cure", [rule.cure] + (rule.isWaivable ? [] : ["It can't be waived."]))
  }

  private func text(_ rule: ConfiguredRule) -> String {
    let kinds = RequirementRegistry.all.map { $0.documentation }
    let demands = rule.demands.flatMap { demand in
      let what = kinds.first { $0.name == demand.kind }?.checks
      return ["- \(demand.kind)\(demand.text.isEmpty ? "" : ": \(demand.text)")"]
        + [what.map { "  \($0)" }].compactMap { $0 }
    }
    return block("Looks", rule.triggers.map(words))
      + block("For", [rule.when.map { "tickets that match \($0.text)" } ?? "every ticket"])
      + block("Requires", demands)
      + block("Says", [rule.messageText].compactMap { $0 })
      + block("Since", [rule.since.map { "\($0): what moved earlier is exempt" }].compactMap { $0 })
      + block("Cure", [rule.help ?? "Do what it requires, or leave the ticket where it was."])
  }

  private func text(_ kind: RequirementDocumentation) -> String {
    "\(style.paint(kind.name, .bold))  a kind of requirement\n\n"
      + block("Checks", [kind.checks])
      + block("Example", ["require:", "  - \(kind.example)"], isCode: true)
  }

  /// A moment in words.
  private func words(_ trigger: RuleTrigger) -> String {
    switch trigger {
    case .always: "at every check"
    case .create: "when a ticket is new"
    case .enter(let target): "when a ticket comes into \(target.words)"
    case .leave(let target): "when a ticket goes out of \(target.words)"
    case .inside(let target): "while a ticket is in \(target.words)"
    }
  }

  private func lines(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  private func block(_ heading: String, _ lines: [String], isCode: Bool = false) -> String {
    guard !lines.isEmpty else { return "" }
    let width = style.isTerminal ? max(30, style.width - 2) : 78
    let shown = isCode ? lines : lines.flatMap { folded($0, width: width) }
    return style.paint(heading, .cyan) + "\n"
      + shown.map { $0.isEmpty ? "\n" : "  \(style.sanitized($0))\n" }.joined() + "\n"
  }

  /// A line broken at blanks; what follows keeps its indentation.
  private func folded(_ line: String, width: Int) -> [String] {
    let indent = String(line.prefix { $0 == " " || $0 == "-" }.map { _ in " " })
    var result: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      let next = current.isEmpty ? String(word) : current + " " + word
      if DisplayWidth.columns(of: next) + indent.count > width, !current.isEmpty {
        result.append(current)
        current = indent + word
      } else {
        current = next
      }
    }
    let first = line.prefix { $0 == " " }
    let all = result + [current]
    return [first + all[0]] + all.dropFirst()
  }

  /// The same for programs.
  var json: JSONValue {
    .array(
      entries.map { entry in
        guard case .object(let pairs) = entry.json else { return entry.json }
        return .object(pairs + details(entry))
      } + [kind.map(json)].compactMap { $0 })
  }

  private func details(_ entry: RuleEntry) -> [(String, JSONValue)] {
    switch entry.kind {
    case .builtIn(let rule):
      [
        ("checks", .string(rule.checks)), ("why", .string(rule.why)),
        ("example", .string(rule.example.description)),
        ("instead", .string(rule.instead.description)), ("cure", .string(rule.cure)),
        ("waivable", .bool(rule.isWaivable)),
      ]
    case .configured(let rule):
      [
        ("on", .array(rule.triggers.map { .string($0.description) })),
        ("when", JSONValue(rule.when?.text)),
        (
          "require",
          .array(rule.demands.map { ["kind": .string($0.kind), "value": .string($0.text)] })
        ),
        ("message", JSONValue(rule.messageText)), ("help", JSONValue(rule.help)),
        ("since", JSONValue(rule.since?.description)),
      ]
    }
  }

  private func json(_ kind: RequirementDocumentation) -> JSONValue {
    [
      "name": .string(kind.name), "requirement": true, "checks": .string(kind.checks),
      "example": .string(kind.example),
    ]
  }
}

extension StateTarget {
  /// The state or states in words.
  fileprivate var words: String {
    switch self {
    case .state(let name): "\"\(name)\""
    case .category(let category): "a state of \(category.rawValue)"
    }
  }
}
