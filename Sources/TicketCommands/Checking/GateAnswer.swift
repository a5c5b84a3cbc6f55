internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketSyntax

/// What `gate` answers, for people and for programs.
struct GateAnswer {
  let selector: String
  let verdict: Gate.Verdict
  let style: TerminalStyle

  /// The verdict in a sentence, then the tickets that block with their reasons.
  var text: String {
    let blocks = verdict.blockers.map { "\n" + text($0) }.joined()
    return "\(sentence)\n\(blocks)"
  }

  private var sentence: String {
    let name = verdict.head.map { "\($0.idText ?? selector) \"\($0.title ?? "")\"" } ?? selector
    let shown = style.paint(style.sanitized(name), .bold)
    let states = [
      "\(verdict.done) done", verdict.dropped > 0 ? "\(verdict.dropped) dropped" : nil,
      verdict.waived > 0 ? "\(verdict.waived) waived" : nil,
    ].compactMap { $0 }.joined(separator: ", ")
    let tickets = "\(verdict.count) \(verdict.count == 1 ? "ticket" : "tickets")"
    guard !verdict.isReady else {
      return "\(shown) is \(style.paint("ready", .green)): \(tickets), \(states)."
    }
    let count = verdict.blockers.count
    let which = count == 1 ? "1 ticket blocks" : "\(count) tickets block"
    return "\(shown) is \(style.paint("not ready", .red)): \(which) it (\(tickets), \(states))."
  }

  private func text(_ blocker: Gate.Blocker) -> String {
    let ticket = blocker.ticket
    let facts = [ticket.texts("priority").first, ticket.status].compactMap { $0 }
    let title = [ticket.idText ?? ticket.path, ticket.title].compactMap { $0 }
      .map(style.sanitized)
    let head = style.paint(title[0], .bold) + (title.count > 1 ? "  \(title[1])" : "")
    let lines = blocker.reasons.flatMap(lines)
    return "\(head)  (\(style.sanitized(facts.joined(separator: ", "))))\n"
      + lines.map { $0 + "\n" }.joined()
  }

  private func lines(_ reason: Finding) -> [String] {
    let place = "\(reason.path):\(reason.location.line):\(reason.location.column)"
    let head =
      "  " + style.paint(style.sanitized(reason.rule) + ":", .red) + " "
      + style.sanitized(reason.message)
    guard reason.rule != Gate.notDone else { return [head] }
    let hint = reason.hint.map { "    " + style.paint("hint:", .cyan) + " " + style.sanitized($0) }
    return [head, "    " + style.sanitized(place)] + [hint].compactMap { $0 }
  }

  /// `{"selector","ready","count","done","dropped","waived","blockers":[{"id",…,"reasons":[…]}]}`.
  var json: JSONValue {
    [
      "selector": .string(selector), "ready": .bool(verdict.isReady),
      "head": JSONValue(verdict.head?.idText), "count": .int(verdict.count),
      "done": .int(verdict.done), "dropped": .int(verdict.dropped),
      "waived": .int(verdict.waived), "blockers": .array(verdict.blockers.map(json)),
    ]
  }

  private func json(_ blocker: Gate.Blocker) -> JSONValue {
    let ticket = blocker.ticket
    return [
      "id": JSONValue(ticket.idText), "title": JSONValue(ticket.title),
      "status": JSONValue(ticket.status), "path": .string(ticket.path),
      "reasons": .array(
        blocker.reasons.map { reason in
          [
            "rule": .string(reason.rule), "message": .string(reason.message),
            "path": .string(reason.path), "line": .int(reason.location.line),
            "column": .int(reason.location.column), "hint": JSONValue(reason.hint),
          ]
        }),
    ]
  }
}
