internal import FileAccess
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
      before = try self.loader(.commit(tip)).loaded(reusing: snapshot).snapshot
    }
    let chosen =
      selection.isEverything ? nil : try selection.named(in: snapshot, self).map(\.path)
    let judge = Judge(today: today(snapshot.configuration), loader: loader)
    let judgement = try store { () throws(StoreError) in
      try judge.judgement(of: snapshot, before: before, scope: chosen.map { Set($0) })
    }
    let links = chosen == nil ? linkFindings(snapshot.configuration.layout) : []
    return CheckOutcome(
      judgement, loaded.findings + links, tickets: chosen?.count ?? snapshot.tickets.count, loader)
  }

  /// Judges the tickets in the index that Git hands over, as far as a commit of it changes them.
  ///
  /// In the middle of a merge a ticket counts only where it differs from every side.
  func checkStaged(
    _ selection: TicketSelection?, index: String
  ) throws(CommandError) -> CheckOutcome {
    let loader = try loader(.index(index))
    let tips = [standpoint.tip] + mergeHeads.map(Optional.init)
    let sides = try tips.map { tip throws(CommandError) in
      try store { () throws(StoreError) in
        try StagedTickets(loader: loader, index: index, tip: tip)
      }
    }
    let staged = sides[0]
    var changed = staged.changed
    for side in sides.dropFirst() {
      let paths = Set(side.changed.map(\.path))
      changed = changed.filter { paths.contains($0.path) }
    }
    if let selection, !selection.isEverything {
      let candidates = changed
      changed = []
      for ticket in candidates where try selection.covers(ticket, in: staged.after, self) {
        changed.append(ticket)
      }
    }
    let scope = Set(changed.map(\.path))
    let judge = Judge(today: today(staged.after.configuration), loader: loader)
    let judgement = try store { () throws(StoreError) in
      try judge.judgement(of: staged.after, against: sides.map(\.before), scope: scope)
    }
    return CheckOutcome(
      judgement, staged.configurationFindings, tickets: changed.count, loader)
  }

  /// The commits that a merge under way brings in.
  ///
  /// Before `pre-merge-commit` git has written no `MERGE_HEAD` yet, but has named them in variables.
  var mergeHeads: [ObjectID] {
    let path = RepositoryPath.withoutSlash(repository.gitDirectory) + "/MERGE_HEAD"
    let file = (try? Files.readIfPresent(path)).flatMap { $0 } ?? []
    let written = String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline)
      .compactMap { ObjectID(hex: $0) }
    guard written.isEmpty else { return written }
    return environment.variables.keys.filter { $0.hasPrefix("GITHEAD_") }.sorted()
      .compactMap { ObjectID(hex: $0.dropFirst(8)) }.filter(repository.exists)
  }

  /// Judges each commit of a range.
  func check(
    _ range: RevisionRange, _ selection: TicketSelection? = nil
  ) throws(CommandError) -> CheckOutcome {
    if let warning = range.warning { try environment.standardError.write("warning: \(warning)\n") }
    var check = RangeCheck(place: place)
    if let selection, !selection.isEverything {
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
