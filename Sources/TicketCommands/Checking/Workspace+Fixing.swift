internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketStore
internal import TicketSyntax

extension Workspace {
  /// Cures what can be cured without a doubt; with `--dry-run` only shows the difference.
  func fix(_ options: RepairOptions, _ selection: TicketSelection) throws(CommandError) {
    let loader = try loader(.workTree)
    let loaded = try loader.loaded()
    let snapshot = loaded.snapshot
    let runner = RuleRunner(snapshot)
    try refuse(loaded.findings + runner.ruleSets.findings)
    let chosen =
      selection.isEverything ? nil : Set(try selection.named(in: snapshot, self).map(\.path))
    let fixes = runner.fixes(today: today(snapshot.configuration), scope: chosen)
    let files = fixes.map {
      FileChange(path: $0.ticket.path, old: $0.ticket.document.bytes, new: $0.document.bytes)
    }
    if options.isDryRun {
      try answer(
        files.map { TextDifference(path: $0.path, old: $0.old, new: $0.new).text(style) }.joined())
    } else if !files.isEmpty {
      let tickets = "\(files.count) \(files.count == 1 ? "ticket" : "tickets")"
      try write(
        files, of: fixes.map { $0.ticket.idText ?? $0.ticket.path },
        subject: "fix what is safe to fix in \(tickets)", options.extent)
    }
    try say(fixes, isDryRun: options.isDryRun)
  }

  private func say(_ fixes: [TicketFix], isDryRun: Bool) throws(CommandError) {
    let lines = fixes.map { fix in
      "\(fix.ticket.path): \(isDryRun ? "would have " : "")\(fix.deeds.joined(separator: ", "))\n"
    }
    let text = lines.isEmpty ? "nothing to fix\n" : lines.map(style.sanitizedLine).joined()
    try environment.standardError.write(text)
  }
}

extension TerminalStyle {
  /// A line from a file's words, with its end kept.
  fileprivate func sanitizedLine(_ line: String) -> String {
    sanitized(String(line.dropLast())) + "\n"
  }
}
