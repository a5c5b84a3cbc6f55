internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketStore

extension Workspace {
  /// Writes what a check of the whole backlog finds at rest as its baseline.
  func writeBaseline(_ options: RepairOptions, _ form: FindingFormat) throws(CommandError) {
    let loader = try loader(.workTree)
    let loaded = try loader.loaded()
    try refuse(loaded.findings)
    let path = Baseline.path(besides: place.configurationPath)
    let bytes = try store { () throws(StoreError) in try loader.reader.bytes(path) }
    let old = bytes.map { Baseline.decode($0, path: path) }
    try refuse(old?.findings ?? [])
    let snapshot = loaded.snapshot
    let ruleOptions = RuleRunner.Options(
      hasFile: loader.reader.hasFile
    )
    let findings = RuleRunner(snapshot)
      .judge(today: today(snapshot.configuration), ruleOptions).findings
    try refuse(findings.filter { $0.rule == "configuration" })
    let all = Baseline(findings)
    let new = options.force ? all : old?.baseline.shrunk(to: findings) ?? all
    let change = BaselineChange(
      path: path, old: old?.baseline.entries.count ?? 0, new: new.entries.count,
      left: all.entries.count - new.entries.count)
    let file = FileChange(path: path, old: bytes, new: new.entries.isEmpty ? nil : new.encoded)
    if file.old != file.new { try write([file], subject: change.subject, options.extent) }
    if options.isDryRun, form == .text, file.old != file.new {
      try answer(TextDifference(path: path, old: file.old, new: file.new).text(style))
    }
    try answer(form == .json ? .json : .text, text: change.text, json: change.json)
  }

  /// Writes files through the one way in which a backlog is changed, whatever the rules say of it.
  func write(
    _ files: [FileChange], of ids: [String] = [], subject: String,
    _ extent: ChangeOptions.Extent
  ) throws(CommandError) {
    do throws(StoreError) {
      _ = try writer.perform(ChangeOptions(extent: extent)) { _ in
        Change(files: files) { _ in
          CommitMessage.text(subject, changing: ids)
        }
      }
    } catch {
      throw CommandError(error)
    }
  }
}

/// What became of a baseline.
private struct BaselineChange {
  let path: String
  let old: Int
  let new: Int
  /// How many findings are not in it.
  let left: Int

  var subject: String { "\(path): \(new) known \(new == 1 ? "finding" : "findings")" }

  var text: String {
    let rest =
      left == 0
      ? ""
      : "\(left) new \(left == 1 ? "finding was" : "findings were") not added; --force adds them\n"
    guard new > 0 || old > 0 else { return "Nothing found: no baseline is needed.\n" + rest }
    guard new > 0 else { return "\(path): removed, nothing is known any more.\n" + rest }
    return "\(path): \(new) known \(new == 1 ? "finding" : "findings"), \(old) before.\n" + rest
  }

  var json: JSONValue {
    [
      "path": .string(path), "known": .int(new), "before": .int(old), "notAdded": .int(left),
    ]
  }
}
