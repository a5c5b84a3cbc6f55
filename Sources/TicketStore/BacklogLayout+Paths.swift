internal import TicketModel

extension BacklogLayout {
  /// Whether a path, from the repository's root, is a ticket's.
  func holdsTicket(at path: String) -> Bool {
    if root.isEmpty { return isTicket(path) }
    return RepositoryPath.relative(path, to: root).map { isTicket($0) } ?? false
  }

  /// The project that a file, from the repository's root, configures; nil where it configures none.
  func project(configuredBy path: String) -> String? {
    guard RepositoryPath.name(path) == "project.yml" else { return nil }
    let folder = RepositoryPath.parent(path)
    return !folder.isEmpty && RepositoryPath.parent(folder) == root
      ? RepositoryPath.name(folder) : nil
  }
}
