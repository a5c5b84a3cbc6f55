internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketEditor {
  /// Ticks the boxes that link to tickets which are done now, and unticks those of reopened ones;
  /// whatever else was changed in the parents' files stays out of the commit.
  mutating func tickLinkedBoxes() throws(StoreError) {
    var changes: [String: [TicketID: Bool]] = [:]
    for edit in edits {
      guard let id = edit.new.id, let parent = edit.new.texts("parent").first else { continue }
      let workflow = configuration(of: edit.new).workflow
      let was = edit.old?.status.flatMap(workflow.category(of:)) == .done
      let isDone = edit.new.status.flatMap(workflow.category(of:)) == .done
      if edit.old != nil, was != isDone { changes[parent, default: [:]][id] = isDone }
    }
    for (parent, states) in changes.sorted(by: { $0.key < $1.key }) {
      guard let ticket = try finder.ticket(parent),
        !edits.contains(where: { $0.new.path == ticket.path }),
        ticket.document.body.checkboxes.contains(where: { Self.isStale($0, states) })
      else { continue }
      let leaves = leavesOwnEdits
      leavesOwnEdits = try isCommitted(ticket)
      defer { leavesOwnEdits = leaves }
      try edit(ticket, deed: Self.deed(states)) { @Sendable (ticket) throws(EditError) in
        var document = ticket.document
        for box in ticket.document.body.checkboxes where Self.isStale(box, states) {
          document = try document.settingCheckbox(box.index, checked: !box.isChecked)
        }
        return document
      }
    }
  }

  /// `ticked for K-2, unticked for K-3`.
  private static func deed(_ states: [TicketID: Bool]) -> String {
    [(true, "ticked"), (false, "unticked")].compactMap { isDone, word -> String? in
      let ids = states.filter { $0.value == isDone }.keys.map(\.text).sorted()
      return ids.isEmpty ? nil : "\(word) for \(ids.joined(separator: ", "))"
    }.joined(separator: ", ")
  }

  private static func isStale(_ box: Checkbox, _ states: [TicketID: Bool]) -> Bool {
    guard let id = box.linkedTicket, let isDone = states[id] else { return false }
    return box.isChecked != isDone
  }
}
