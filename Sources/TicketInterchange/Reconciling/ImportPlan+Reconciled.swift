import TicketSyntax

extension ImportPlan {
  /// What the plan would change, given the files that the project's folder holds already, by their
  /// paths from that folder and `ImportRecord.path` among them.
  ///
  /// Nothing for a file whose source is as it was at the last import, whatever people made of the
  /// file since. Where source and file both changed, what differs is set field by field; where they
  /// changed the same field, or the body, the file is kept and reported, unless `theirs` lets the
  /// source win. A file that was removed since is left out, unless `theirs`. The last change is the new record, where it changes.
  package func reconciled(with existing: [String: [UInt8]], theirs: Bool) -> [ReconciledFile] {
    let old = existing[ImportRecord.path]
    let before = ImportRecord(old ?? [])
    var after = before
    var changes: [ReconciledFile] = []
    for file in files {
      let image = FileImage(file.bytes)
      let base = before.images[file.path]
      let action = ImportPlan.action(
        file.bytes, image, existing[file.path], base: base, theirs: theirs)
      if let action {
        changes.append(ReconciledFile(path: file.path, action: action, ticketID: file.ticketID))
        if case .keep = action { continue }
      }
      after.images[file.path] = image
    }
    after.remember(allocated)
    let record = after.bytes
    guard !files.isEmpty, record != old else { return changes }
    let action: ReconciledFile.Action = old == nil ? .add(record) : .update(record)
    return changes + [ReconciledFile(path: ImportRecord.path, action: action, ticketID: nil)]
  }

  /// What to do about one file; nil for nothing.
  private static func action(
    _ planned: [UInt8], _ image: FileImage, _ old: [UInt8]?, base: FileImage?, theirs: Bool
  ) -> ReconciledFile.Action? {
    guard let old else { return base == nil || theirs ? .add(planned) : .leaveOut }
    guard old != planned else { return nil }
    if theirs { return .update(planned) }
    let current = FileImage(old)
    guard let base else { return .keep(differing: differences(current, image)) }
    if base == image { return nil }
    if base == current { return .update(planned) }
    return merge(planned, image, into: old, current, base)
  }

  private static func differences(_ a: FileImage, _ b: FileImage) -> [String] {
    let keys = Set(a.fields.keys).union(b.fields.keys).filter { a.fields[$0] != b.fields[$0] }
    return keys.sorted() + (a.body == b.body ? [] : ["body"])
  }

  /// Sets what changed in the source, where the file has not changed in the same place.
  private static func merge(
    _ planned: [UInt8], _ image: FileImage, into old: [UInt8], _ current: FileImage,
    _ base: FileImage
  ) -> ReconciledFile.Action? {
    let changed = differences(base, image).filter { key in
      key == "body" ? current.body != image.body : current.fields[key] != image.fields[key]
    }
    guard !changed.isEmpty else { return nil }
    let conflicts = changed.filter { key in
      key == "body" ? current.body != base.body : current.fields[key] != base.fields[key]
    }
    guard conflicts.isEmpty, let merged = edited(old, changed, as: planned) else {
      return .keep(differing: conflicts.isEmpty ? changed : conflicts)
    }
    return .update(merged)
  }

  private static func edited(_ old: [UInt8], _ keys: [String], as planned: [UInt8]) -> [UInt8]? {
    var document = TicketDocument(bytes: old)
    let source = TicketDocument(bytes: planned)
    for key in keys where key != "body" {
      let next =
        if let entry = source[key] {
          try? document.setting(key, to: entry.value)
        } else {
          try? document.removing(key)
        }
      guard let next else { return nil }
      document = next
    }
    guard keys.contains("body") else { return document.bytes }
    return Array(FileImage.split(document.bytes).header + FileImage.split(planned).body)
  }
}
