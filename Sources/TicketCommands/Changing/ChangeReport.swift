internal import Libgit2
internal import TicketModel
internal import TicketReports
internal import TicketStore
internal import TicketSyntax

/// What a changing command says of its change.
struct ChangeReport {
  var edits: [TicketEditor.Edit]
  /// The tickets whose files go.
  var removed: [Ticket] = []
  /// The commit that is taken back; nil where none is.
  var undone: TicketCommit?
  /// What the person may want to think over.
  var hints: [String] = []
  var change: Change?
  var commit: ObjectID?
  let extent: ChangeOptions.Extent
  let now: Instant

  /// A sentence a ticket; the difference where nothing was written.
  func text(_ style: TerminalStyle) -> String {
    guard let change else {
      guard !edits.isEmpty else { return "Nothing to do.\n" }
      return edits.map { style.sanitized(idle($0)) + "\n" }.joined()
    }
    if extent == .dryRun {
      return change.files.map { file in
        TextDifference(path: file.path, old: file.old, new: file.new).text(style)
      }.joined()
    }
    var sentences =
      edits.map { $0.isNothing ? idle($0) : sentence($0) }
      + removed.map { "\(name($0)): removed (\(place))" }
    if sentences.isEmpty { sentences = [files(change)] }
    if let undone { sentences.insert("Undone: \(undone.name)", at: 0) }
    return sentences.map { style.sanitized($0) + "\n" }.joined()
  }

  private func idle(_ edit: TicketEditor.Edit) -> String {
    let state = edit.deed == nil ? edit.new.status.map { "is \($0) already" } : nil
    return "\(name(edit)) \(state ?? "is unchanged"); nothing to do."
  }

  private func sentence(_ edit: TicketEditor.Edit) -> String {
    let own = ownLines(edit)
    let along =
      own == 0 || commit == nil
      ? "" : ", with \(own) changed \(own == 1 ? "line" : "lines") of your own"
    return "\(name(edit)): \(step(edit)) (\(place)\(along))"
  }

  private var place: String {
    if let commit { return "committed as \(commit.hex.prefix(7))" }
    return extent == .stage ? "staged, not committed" : "written, not committed"
  }

  private func files(_ change: Change) -> String {
    let names = change.files.map(\.path)
    let what = names.count > 3 ? "\(names.count) files" : names.joined(separator: ", ")
    let subject = change.message(now).prefix { !$0.isNewline }
    return "\(subject): \(what) (\(place))"
  }

  private func step(_ edit: TicketEditor.Edit) -> String {
    let to = edit.new.status ?? "no state"
    guard let from = edit.from else { return "created in \(to), \(edit.new.path)" }
    let steps = (from == to ? [] : ["\(from) -> \(to)"]) + (edit.deed.map { [$0] } ?? [])
    return steps.isEmpty ? "changed" : steps.joined(separator: ", ")
  }

  private func name(_ edit: TicketEditor.Edit) -> String { name(edit.new) }

  private func name(_ ticket: Ticket) -> String { ticket.idText ?? ticket.path }

  /// How many lines of the person's own, not committed before, the commit took along; how they end is
  /// git's affair.
  private func ownLines(_ edit: TicketEditor.Edit) -> Int {
    guard let committed = edit.committed, let old = edit.old, edit.stored == nil else { return 0 }
    return TextDifference.changedLines(
      committed.document.bytes.withoutCarriageReturns, old.document.bytes.withoutCarriageReturns)
  }

  /// `{"changes":[{"id","from","to","path"}],"commit"}`, with `undone` where a commit is taken back.
  var json: JSONValue {
    let changed = edits.filter { !$0.isNothing }.map {
      json($0.new, from: $0.from, to: $0.new.status)
    }
    let gone = removed.map { json($0, from: $0.status, to: nil) }
    let changes = JSONValue.array(change == nil ? [] : changed + gone)
    let undone = undone.map { [("undone", JSONValue.string($0.id.hex))] } ?? []
    return .object([("changes", changes), ("commit", JSONValue(commit?.hex))] + undone)
  }

  private func json(_ ticket: Ticket, from: String?, to: String?) -> JSONValue {
    [
      "id": JSONValue(ticket.idText), "from": JSONValue(from), "to": JSONValue(to),
      "path": .string(ticket.path),
    ]
  }
}

extension [UInt8] {
  /// The bytes with lines that end as in the repository, whatever the work tree's end with.
  var withoutCarriageReturns: [UInt8] { filter { $0 != UInt8(ascii: "\r") } }
}
