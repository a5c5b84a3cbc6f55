internal import FileAccess
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension Workspace {
  /// The one way in which the backlog is changed.
  var writer: ChangeWriter { ChangeWriter(place: place, git: git, clock: ClockTime.now) }

  /// Makes one commit of what `body` edits, or nothing, and says so.
  func change(
    _ changing: ChangingOptions, subject: ((TicketEditor) -> String)? = nil,
    _ body: (inout TicketEditor) throws(StoreError) -> Void
  ) throws(CommandError) {
    // What the rules refuse is shown as it would have been, and not as it still is.
    var edited: [String: [UInt8]] = [:]
    do throws(StoreError) {
      let configuration = try BacklogLoader(place: place, source: .workTree)
        .soundSettings().configuration
      let extent = changing.extent(commits: configuration.commit.isAutomatic)
      let options = ChangeOptions(
        extent: extent, allowsDetachedHead: changing.allowDetached)
      var report = ChangeReport(
        edits: [], change: nil, commit: nil, extent: extent, now: environment.now)
      let outcome = try writer.perform(options) {
        (tip) throws(StoreError) in
        var editor = try TicketEditor(place, tip: tip, now: environment.now)
        try body(&editor)
        try editor.tickLinkedBoxes()
        (report.edits, report.removed) = (editor.edits, editor.removed)
        for edit in editor.edits { edited[edit.new.path] = edit.landing.document.bytes }
        (report.undone, report.hints) = (editor.undone, editor.hints)
        let subject = changing.subject ?? editor.subject ?? subject?(editor)
        let explanation = editor.explanation
        return try editor.change { edits, moment in
          CommitMessage(configuration: configuration, moment: moment)
            .text(edits, subject: subject, explanation: explanation)
        }
      }
      (report.change, report.commit) = (outcome?.change, outcome?.commit)
      try say(report, changing.output.form)
    } catch {
      let loader = try? BacklogLoader(place: place, source: .workTree)
      throw CommandError(
        error,
        sources: loader.map { SourceLines(of: error.findings, $0.reader, edited: edited) }
          ?? SourceLines())
    }
  }

  private func say(_ report: ChangeReport, _ form: PlainFormat) throws(StoreError) {
    do throws(CommandError) {
      try answer(form, text: report.text(style), json: report.json)
      try environment.standardError.write(report.hints.map(CommandError.line).joined())
    } catch {
      throw StoreError(.environment, error.message ?? "can't write the output")
    }
  }
}

extension BacklogLoader {
  /// The configuration; one with mistakes in it is an error.
  func soundSettings() throws(StoreError) -> ConfigurationSet {
    let settings = try loadSettings()
    try settings.refuseMistakes()
    return settings
  }
}

extension ConfigurationSet {
  /// A configuration that can't be understood can't be obeyed.
  func refuseMistakes() throws(StoreError) {
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw StoreError(.configuration, "the configuration has mistakes", findings: errors)
    }
  }
}
