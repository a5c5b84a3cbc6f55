internal import TicketModel
internal import TicketSyntax

/// The waivers of one ticket, and what is wrong with those that are none.
struct WaiverList: Sendable {
  /// What is wrong with an item.
  struct Fault: Sendable {
    let message: String
    let location: SourceLocation
    let hint: String?
  }

  static let field = "waivers"
  static let keys = ["rule", "reason", "by", "until"]
  private static let form = "write `{rule: …, reason: …, by: …, until: YYYY-MM-DD}`"

  /// Those that can be understood, expired or not.
  private(set) var waivers: [Waiver] = []
  private(set) var faults: [Fault] = []

  /// Reads the field of a ticket: a list of mappings.
  init(_ subject: RuleSubject) {
    guard let value = subject.ticket.value(WaiverList.field), !value.isEmpty else { return }
    switch value {
    case .list(let items): for item in items { read(item, subject) }
    case .null, .scalar, .mapping:
      fault("waivers must be a list", subject, hint: WaiverList.form)
    }
  }

  private mutating func read(_ item: FieldValue, _ subject: RuleSubject) {
    guard case .mapping(let pairs) = item else {
      return fault(
        "a waiver must be a mapping", subject, at: item.text, hint: WaiverList.form)
    }
    let values = Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { a, _ in a })
    if let unknown = pairs.first(where: { !WaiverList.keys.contains($0.key) }) {
      let near = Spelling.suggestion(for: unknown.key, among: WaiverList.keys)
      return fault(
        "a waiver has no \(unknown.key.quoted)", subject, at: unknown.key,
        hint: near.map { "did you mean `\($0)`?" } ?? WaiverList.form)
    }
    let texts = values.compactMapValues { $0.text }.filter { !$0.value.isBlank }
    guard let rule = texts["rule"] else {
      return fault("a waiver names no rule", subject, hint: WaiverList.form)
    }
    let missing = ["reason", "until"].filter { texts[$0] == nil }
    guard missing.isEmpty, let reason = texts["reason"], let until = texts["until"] else {
      return fault(
        "the waiver of \(rule.quoted) lacks \(missing.listed())", subject, at: rule,
        hint: "a waiver says why, and until which day: \(WaiverList.form)")
    }
    guard let day = CalendarDay(until) else {
      return fault(
        "the waiver of \(rule.quoted) ends on \(until.quoted), which is no day", subject,
        at: until, hint: "write `until: YYYY-MM-DD`")
    }
    if let problem = subject.rules.problem(ofWaiving: rule) {
      return fault(problem.message, subject, at: rule, hint: problem.hint)
    }
    waivers.append(
      Waiver(
        rule: rule, reason: reason, by: texts["by"], until: day,
        location: subject.location(of: rule, in: WaiverList.field)))
  }

  private mutating func fault(
    _ message: String, _ subject: RuleSubject, at word: String? = nil, hint: String?
  ) {
    let location =
      word.map { subject.location(of: $0, in: WaiverList.field) }
      ?? subject.ticket.location(of: WaiverList.field)
    faults.append(Fault(message: message, location: location, hint: hint))
  }
}

extension RuleSet {
  /// Why a rule can't be waived; nil where it can.
  fileprivate func problem(ofWaiving rule: String) -> (message: String, hint: String?)? {
    let folded = rule.lowercased()
    if let documentation = RuleRegistry.documentation(of: folded) {
      guard !documentation.isWaivable else { return nil }
      return ("the rule \(rule.quoted) can't be waived", documentation.cure)
    }
    let names = (configured + switchedOff).map(\.name)
    guard !names.contains(where: { $0.lowercased() == folded }) else { return nil }
    let near = Spelling.suggestion(for: rule, among: names + RuleRegistry.names)
    return (
      "there is no rule \(rule.quoted) for this ticket", near.map { "did you mean `\($0)`?" }
    )
  }
}
