internal import Libgit2
internal import TicketModel
internal import TicketStore

extension Workspace {
  /// Judges every ticket in sight: on disk against HEAD; of an earlier commit nothing moves.
  func checkTree(_ selection: TicketSelection) throws(CommandError) -> CheckOutcome {
    let loader = try loader()
    let loaded = try loader.loaded()
    let snapshot = loaded.snapshot
    var before: BacklogSnapshot?
    if case .workTree = standpoint.source, let tip = standpoint.tip {
      before = try self.loader(.commit(tip)).loaded().snapshot
    }
    let chosen =
      selection.isEverything ? nil : try selection.named(in: snapshot, self).map(\.path)
    let findings = Judge(today: today(snapshot.configuration), reader: loader.reader).findings(
      in: snapshot, before: before, scope: chosen.map { Set($0) })
    let all = CheckOutcome.ordered(loaded.findings + findings)
    return CheckOutcome(
      findings: all, tickets: chosen?.count ?? snapshot.tickets.count,
      sources: SourceLines(of: all, loader.reader))
  }

  /// Judges the tickets in the index that Git hands over, as far as a commit of it changes them.
  func checkStaged(
    _ selection: TicketSelection = TicketSelection()
  ) throws(CommandError) -> CheckOutcome {
    let index = environment.indexPath(repository)
    let loader = try loader(.index(index))
    let staged = try store { () throws(StoreError) in
      try StagedTickets(loader: loader, index: index, tip: standpoint.tip)
    }
    var changed = staged.changed
    if !selection.isEverything {
      changed = []
      for ticket in staged.changed where try selection.covers(ticket, in: staged.after, self) {
        changed.append(ticket)
      }
    }
    let scope = Set(changed.map(\.path))
    let judge = Judge(today: today(staged.after.configuration), reader: loader.reader)
    let needs = judge.needs(staged.after, before: staged.before, scope: scope)
    let after = try needs.needsListing ? loader.loaded().snapshot : staged.after
    let findings = judge.findings(in: after, before: staged.before, scope: scope)
    let all = CheckOutcome.ordered(staged.configurationFindings + findings)
    return CheckOutcome(
      findings: all, tickets: changed.count, sources: SourceLines(of: all, loader.reader))
  }

  /// Judges each commit of a range.
  func check(
    _ range: RevisionRange, _ selection: TicketSelection = TicketSelection()
  ) throws(CommandError) -> CheckOutcome {
    if let warning = range.warning { try environment.standardError.write("warning: \(warning)\n") }
    var check = RangeCheck(place: place)
    if !selection.isEverything {
      check.isWanted = { (ticket, snapshot) throws(CommandError) in
        try selection.covers(ticket, in: snapshot, self)
      }
    }
    for commit in try range.commits(in: repository) { try check.judge(commit) }
    return check.outcome
  }
}

extension CommandEnvironment {
  /// The index that Git hands to a hook, else the repository's own; a relative one is seen from the
  /// root of the work tree, where Git itself stands when it runs a hook.
  func indexPath(_ repository: Repository) -> String {
    guard let path = variables["GIT_INDEX_FILE"], !path.isEmpty else {
      return RepositoryPath.withoutSlash(repository.gitDirectory) + "/index"
    }
    guard !path.hasPrefix("/") else { return path }
    return "\(repository.workDirectory ?? directory)/\(path)"
  }
}
