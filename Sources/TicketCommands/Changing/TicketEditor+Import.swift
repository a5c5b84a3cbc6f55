internal import TicketInterchange
internal import TicketModel
internal import TicketStore

/// What an import left as it is.
struct ImportRemainder {
  /// The paths that were changed here, and whose source changed as well.
  var kept: [(path: String, differing: [String])] = []
  /// The paths of tickets that were removed here since.
  var removed: [String] = []
  /// The paths that an earlier import wrote and the source no longer has.
  var orphans: [String] = []

  /// The warnings.
  func text(_ plan: ImportPlan) -> String {
    let changed = kept.map { path, differing in
      "warning: \(path) was changed here and is kept (\(differing.joined(separator: ", "))); "
        + "--theirs overwrites it\n"
    }
    let removed = removed.map {
      "warning: \($0) was removed here and stays so; --theirs brings it back\n"
    }
    let gone = orphans.map { "warning: \($0) is no longer in the source; it is left as it is\n" }
    let notices =
      plan.notices.isEmpty
      ? "" : "note: \(plan.notices.count) choices were made; --dry-run shows them\n"
    return (changed + removed + gone).joined() + notices
  }
}

extension TicketEditor {
  /// Makes the files of an import; gives what was left as it is.
  mutating func bringIn(_ plan: ImportPlan, theirs: Bool) throws(StoreError) -> ImportRemainder {
    let root = finder.settings.configuration.layout.root
    let folder = RepositoryPath.join(root, plan.project.name)
    let record = try bytes(RepositoryPath.join(folder, ImportRecord.path))
    let before = ImportRecord(record ?? [])
    let known = Set(before.paths)
    var places: [String: String] = [:]
    var existing: [String: [UInt8]] = [:]
    existing[ImportRecord.path] = record
    for file in plan.files {
      let path = try place(of: file, in: folder, known: known)
      places[file.path] = path
      existing[file.path] = try bytes(path)
    }
    try refuseDoubles(plan, existing)
    var remainder = ImportRemainder()
    let changes = plan.reconciled(with: existing, theirs: theirs)
    for file in changes {
      let path = places[file.path] ?? RepositoryPath.join(folder, file.path)
      switch file.action {
      case .keep(let differing): remainder.kept.append((path, differing))
      case .leaveOut: remainder.removed.append(path)
      case .add(let bytes), .update(let bytes): try replace(path, with: bytes)
      }
    }
    try takeUpUnfinished(plan, existing, but: Set(changes.map(\.path)), folder)
    let planned = Set(plan.files.map(\.path))
    remainder.orphans = before.paths.filter { !planned.contains($0) }.sorted()
      .map { RepositoryPath.join(folder, $0) }
    return remainder
  }

  /// Where a file is now: a ticket of an earlier import may have been moved since.
  private mutating func place(
    of file: ImportPlan.PlannedFile, in folder: String, known: Set<String>
  ) throws(StoreError) -> String {
    let path = RepositoryPath.join(folder, file.path)
    guard let id = file.ticketID, known.contains(file.path), try bytes(path) == nil else {
      return path
    }
    return try finder.ticket(id)?.path ?? path
  }

  /// Commits too what an import that was cut short has written: its record comes last, so it is the
  /// one that tells.
  private mutating func takeUpUnfinished(
    _ plan: ImportPlan, _ existing: [String: [UInt8]], but changed: Set<String>, _ folder: String
  ) throws(StoreError) {
    let record = RepositoryPath.join(folder, ImportRecord.path)
    guard
      try committedBytes(at: record) != existing[ImportRecord.path]
        || existing[ImportRecord.path] == nil
    else { return }
    for file in plan.files where existing[file.path] == file.bytes {
      try keep(RepositoryPath.join(folder, file.path), as: file.bytes)
    }
    if let bytes = existing[ImportRecord.path], !changed.contains(ImportRecord.path) {
      try keep(record, as: bytes)
    }
  }

  /// An id that another ticket of the backlog has would be there twice.
  private mutating func refuseDoubles(
    _ plan: ImportPlan, _ existing: [String: [UInt8]]
  ) throws(StoreError) {
    let names = Set(try finder.usedIDs().map { $0.lowercased() })
    let doubles = plan.files.compactMap { file in
      existing[file.path] == nil ? file.ticketID : nil
    }.filter { names.contains($0.lowercased()) }
    guard let first = doubles.first else { return }
    let others = doubles.count > 1 ? " and \(doubles.count - 1) more" : ""
    throw StoreError(
      .refused, "\(first)\(others) is in another project of the backlog already",
      hints: ["--project NAME imports into the project that has it"])
  }
}
