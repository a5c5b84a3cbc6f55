internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketEditor {
  /// One ticket before and after.
  struct Edit {
    /// As it stands on disk; nil for a new one.
    let old: Ticket?
    /// As it is to stand.
    let new: Ticket
    /// As HEAD has it; nil where it is not committed yet.
    let committed: Ticket?
    /// As the commit is to have it: `new`, but for an edit that leaves the person's own lines out.
    let landing: Ticket
    /// How the stored versions come by the edit, where each has lines of its own.
    var stored: StoredChange?
    /// What was done beside a change of state, such as `set sprint 4`.
    var deed: String?
  }
}

extension TicketEditor.Edit {
  /// The state before: what HEAD says, else what the disk says.
  var from: String? { (committed ?? old)?.status }

  /// Whether disk and HEAD have it already; how lines end on disk is git's affair.
  var isNothing: Bool {
    guard old?.path == new.path, old?.document.bytes == new.document.bytes, let committed,
      committed.path == new.path
    else { return false }
    let (stored, landing) = (committed.document.bytes, landing.document.bytes)
    return stored == landing || stored.withoutCarriageReturns == landing.withoutCarriageReturns
  }

  /// The files that change: two where the ticket gets another place.
  var files: [FileChange] {
    let bytes = new.document.bytes
    guard let old, old.path != new.path else {
      return [
        FileChange(path: new.path, old: self.old?.document.bytes, new: bytes, stored: stored)
      ]
    }
    return [
      FileChange(path: old.path, old: old.document.bytes, new: nil),
      FileChange(path: new.path, old: nil, new: bytes, source: old.path),
    ]
  }
}
