internal import Libgit2
internal import TicketModel
internal import TicketReports
internal import TicketStore
internal import TicketSyntax

/// What a changing command says of its change.
struct ChangeReport {
  let edits: [TicketEditor.Edit]
  let change: Change?
  let commit: ObjectID?
  let extent: ChangeOptions.Extent
  let now: Instant

  /// A sentence a ticket; the difference where nothing was written.
  func text(_ style: TerminalStyle) -> String {
    guard let change else {
      guard !edits.isEmpty else { return "Nothing to do.\n" }
      return edits.map { edit in
        let state = edit.deed == nil ? edit.new.status.map { "is \($0) already" } : nil
        return "\(name(edit)) \(state ?? "is unchanged"); nothing to do.\n"
      }.joined()
    }
    if extent == .dryRun {
      return change.files.map { file in
        TextDifference(path: file.path, old: file.old, new: file.new).text(style)
      }.joined()
    }
    let sentences = edits.isEmpty ? [files(change)] : edits.map(sentence)
    return sentences.map { style.sanitized($0) + "\n" }.joined()
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

  private func name(_ edit: TicketEditor.Edit) -> String { edit.new.idText ?? edit.new.path }

  /// How many lines of the person's own, not committed before, the commit took along.
  private func ownLines(_ edit: TicketEditor.Edit) -> Int {
    guard let committed = edit.committed, let old = edit.old, edit.stored == nil else { return 0 }
    return TextDifference.changedLines(committed.document.bytes, old.document.bytes)
  }

  /// `{"changes":[{"id","from","to","path"}],"commit"}`.
  var json: JSONValue {
    let changes = edits.map { edit in
      JSONValue.object([
        ("id", JSONValue(edit.new.idText)), ("from", JSONValue(edit.from)),
        ("to", JSONValue(edit.new.status)), ("path", .string(edit.new.path)),
      ])
    }
    return .object([
      ("changes", .array(change == nil ? [] : changes)), ("commit", JSONValue(commit?.hex)),
    ])
  }
}
