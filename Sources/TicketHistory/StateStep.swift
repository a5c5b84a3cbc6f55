internal import TicketModel

/// One step that a commit's message tells of.
struct StateStep: Hashable {
  /// The ticket.
  var id: String
  /// The state before; nil for none.
  var from: String?
  /// The state after; nil for none.
  var to: String?
  /// When.
  var time: Instant

  init(id: String, from: String?, to: String?, time: Instant) {
    self.id = id
    self.from = from
    self.to = to
    self.time = time
  }

  /// The trailer's key.
  static let key = Array("Ticket-State:".utf8)

  /// The steps of a message, in the order written; indented lines count, since `git merge --squash`
  /// indents the messages that it gathers.
  static func steps(in message: String) -> [StateStep] {
    var steps: [StateStep] = []
    for line in message.split(whereSeparator: \.isNewline) {
      guard let step = StateStep(line: line), !steps.contains(step) else { continue }
      steps.append(step)
    }
    return steps
  }

  /// The steps of tickets that a message tells of more than once.
  static func chains(in message: String) -> [StateStep] {
    let steps = steps(in: message)
    return steps.filter { step in
      steps.contains { $0 != step && $0.id.lowercased() == step.id.lowercased() }
    }
  }

  /// Reads `Ticket-State: P3-101 todo -> in-progress 2026-02-03T09:30:00Z`.
  private init?(line: Substring) {
    let text = line.drop { $0 == " " || $0 == "\t" || $0 == "*" }
    guard text.utf8.starts(with: StateStep.key) else { return nil }
    let words = text.dropFirst(StateStep.key.count).split(separator: " ")
    guard words.count >= 4, let arrow = words.firstIndex(of: "->"), arrow >= 2,
      arrow < words.count - 2, let time = words.last.flatMap(StateStep.instant)
    else { return nil }
    id = String(words[0])
    from = StateStep.state(words[1..<arrow])
    to = StateStep.state(words[(arrow + 1)..<(words.count - 1)])
    self.time = time
  }

  private static func state(_ words: ArraySlice<Substring>) -> String? {
    let name = words.joined(separator: " ")
    return name == "-" ? nil : name
  }

  /// Reads `2026-02-03T09:30:00Z`.
  private static func instant(_ text: Substring) -> Instant? {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let day = CalendarDay(parts[0]), parts[1].last == "Z" else {
      return nil
    }
    let clock = parts[1].dropLast().split(separator: ":", omittingEmptySubsequences: false)
    let numbers = clock.compactMap { $0.utf8.count == 2 ? UInt8($0) : nil }
    guard clock.count == 3, numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] < 61
    else { return nil }
    let seconds = Int(numbers[0]) * 3_600 + Int(numbers[1]) * 60 + Int(numbers[2])
    return Instant(seconds: Int64(day.daysSinceEpoch) * 86_400 + Int64(seconds))
  }

  /// The steps as a chain from one state to the other, as written, reversed or by time; nil where they
  /// chain in none of these orders.
  static func chain(_ steps: [StateStep], from: String?, to: String?) -> [StateStep]? {
    let byTime = steps.enumerated()
      .sorted { ($0.element.time.seconds, $0.offset) < ($1.element.time.seconds, $1.offset) }
      .map(\.element)
    return [steps, Array(steps.reversed()), byTime].first { candidate in
      var state = from?.lowercased()
      for step in candidate {
        guard step.from?.lowercased() == state else { return false }
        state = step.to?.lowercased()
      }
      return state == to?.lowercased()
    }
  }
}
