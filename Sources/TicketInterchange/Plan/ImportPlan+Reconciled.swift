extension ImportPlan {
  /// What the plan would change, given the files that the project's folder holds already.
  ///
  /// Nothing for a file that is as planned. A file that differs is kept, and reported, unless
  /// `theirs` lets the source win.
  package func reconciled(with existing: [String: [UInt8]], theirs: Bool) -> [FileChange] {
    files.compactMap { file in
      guard let old = existing[file.path] else {
        return FileChange(path: file.path, action: .add(file.bytes), ticketID: file.ticketID)
      }
      guard old != file.bytes else { return nil }
      let action: FileChange.Action = theirs ? .update(file.bytes) : .keep(differing: [])
      return FileChange(path: file.path, action: action, ticketID: file.ticketID)
    }
  }
}
