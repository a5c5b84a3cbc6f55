internal import TicketModel
internal import TicketStore

/// The message of a commit that changes tickets: a subject, and a trailer for every change of state.
struct CommitMessage {
  let configuration: BacklogConfiguration
  /// The author date: what the trailers bear.
  let moment: Instant

  /// Subject, explanation and trailers; `subject` stands in for the configured one.
  func text(
    _ edits: [TicketEditor.Edit], subject: String?, explanation: String? = nil
  ) -> String {
    let first = line(subject ?? standardSubject(edits))
    let paragraphs = [first] + (explanation.map { [$0] } ?? [])
    return (paragraphs + [trailers(edits).joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }

  /// A line for every change of state; of other changes one each, or one for many. So every commit
  /// says that `tickets` made it, which `tickets undo` looks for.
  private func trailers(_ edits: [TicketEditor.Edit]) -> [String] {
    let states = edits.compactMap(trailer)
    let others = edits.filter { trailer($0) == nil }.map { line($0.new.idText ?? $0.new.path) }
    if others.count > 20 { return states + ["Ticket-Change: \(others.count) tickets"] }
    if states.isEmpty, others.isEmpty { return ["Ticket-Change: backlog"] }
    return states + others.map { "Ticket-Change: \($0)" }
  }

  private func standardSubject(_ edits: [TicketEditor.Edit]) -> String {
    guard let first = edits.first else { return "Change the backlog" }
    let others = edits.count == 1 ? "" : " and \(edits.count - 1) more"
    guard let deed = first.deed else {
      return filled(configuration.commit.message ?? "{id}: {from} -> {to}", first) + others
    }
    return "\(first.new.idText ?? first.new.path)\(others): \(deed)"
  }

  private func filled(_ template: String, _ edit: TicketEditor.Edit) -> String {
    var text = template
    let values: [(name: String, value: String?)] = [
      ("id", edit.new.idText), ("from", edit.from ?? "new"), ("to", edit.new.status),
      ("title", edit.new.title),
    ]
    for (name, value) in values {
      text = text.replacing("{\(name)}", with: line(value ?? ""))
    }
    return text
  }

  /// `Ticket-State: P3-101 todo -> in-progress 2026-02-03T09:30:00Z`: readable after a squash.
  private func trailer(_ edit: TicketEditor.Edit) -> String? {
    guard let id = edit.new.idText, let to = edit.new.status, let from = edit.from,
      from.lowercased() != to.lowercased()
    else { return nil }
    return "Ticket-State: \(line(id)) \(line(from)) -> \(line(to)) \(moment.iso8601)"
  }

  /// A text on one line: nothing typed or stored can add lines to a message.
  private func line(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline || $0 == "\0" }).joined(separator: " ")
  }
}
