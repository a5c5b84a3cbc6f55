internal import FileAccess
internal import TicketStore

extension Workspace {
  /// Judges what is staged, in whatever form git keeps its index.
  ///
  /// An index that can't be read here, such as one split between two files, is written out once more
  /// by git, beside the real one, which stays as it is.
  func judgeStaged(
    _ selection: TicketSelection? = nil
  ) throws(CommandError) -> CheckOutcome {
    let path = environment.indexPath(repository)
    do throws(CommandError) {
      return try checkStaged(selection, index: path)
    } catch {
      guard error.status == .environment, let plain = plainIndex(path) else { throw error }
      defer { try? Files.remove(plain) }
      return try checkStaged(selection, index: plain)
    }
  }

  /// A copy of an index in the simplest form; nil where git can't make one.
  private func plainIndex(_ path: String) -> String? {
    let copy = "\(path).tickets"
    try? Files.remove(copy)
    do throws(FileError) {
      try Files.create(copy, try Files.read(path))
    } catch {
      return nil
    }
    let simple = ["core.splitIndex=false", "index.sparse=false", "index.skipHash=false"]
    let result = try? git.run(
      simple.flatMap { ["-c", $0] } + ["update-index", "--no-split-index"],
      adding: ["GIT_INDEX_FILE": copy])
    if result?.status == 0 { return copy }
    try? Files.remove(copy)
    return nil
  }
}
