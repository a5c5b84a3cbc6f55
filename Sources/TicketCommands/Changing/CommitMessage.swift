internal import TicketModel

/// The message of a commit that changes tickets: a subject, and a trailer for every change of state.
struct CommitMessage {
  let configuration: BacklogConfiguration
  /// The author date: what the trailers bear.
  let moment: Instant

  /// Subject, explanation and trailers; `subject` stands in for the configured one.
  func text(
    _ edits: [TicketEditor.Edit], subject: String?, explanation: String? = nil
  ) -> String {
    let first = CommitMessage.line(subject ?? standardSubject(edits))
    let others = edits.filter { trailer($0) == nil }.map { $0.new.idText ?? $0.new.path }
    let states = edits.compactMap(trailer)
    let trailers = others.isEmpty && !states.isEmpty ? [] : CommitMessage.trailers(others)
    let paragraphs = [first] + (explanation.map { [$0] } ?? [])
    return (paragraphs + [(states + trailers).joined(separator: "\n")]).joined(separator: "\n\n")
      + "\n"
  }

  /// The message of a change that moves no ticket to another state.
  static func text(_ subject: String, changing ids: [String]) -> String {
    "\(line(subject))\n\n\(trailers(ids).joined(separator: "\n"))\n"
  }

  /// A line for each ticket, or one for many or for none. So every commit says that `tickets` made
  /// it, which `tickets undo` looks for.
  private static func trailers(_ ids: [String]) -> [String] {
    let names =
      ids.count > 20 ? ["\(ids.count) tickets"] : ids.isEmpty ? ["backlog"] : ids.map(line)
    return names.map { "Ticket-Change: \($0)" }
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
    TextTemplate(template).filled { name in
      switch name {
      case "id": CommitMessage.line(edit.new.idText ?? "")
      case "from": CommitMessage.line(edit.from ?? "new")
      case "to": CommitMessage.line(edit.new.status ?? "")
      case "title": CommitMessage.line(edit.new.title ?? "")
      default: "{\(name)}"
      }
    }
  }

  /// `Ticket-State: P3-101 todo -> in-progress 2026-02-03T09:30:00Z`: readable after a squash.
  private func trailer(_ edit: TicketEditor.Edit) -> String? {
    guard let id = edit.new.idText, let to = edit.new.status, let from = edit.from,
      from.lowercased() != to.lowercased()
    else { return nil }
    let words = [id, from, "->", to, moment.iso8601].map(CommitMessage.line)
    return "Ticket-State: \(words.joined(separator: " "))"
  }

  /// A text on one line: nothing typed or stored can add lines to a message.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: { $0.isNewline || $0 == "\0" }).joined(separator: " ")
  }
}
