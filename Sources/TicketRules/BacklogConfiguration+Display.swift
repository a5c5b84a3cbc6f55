internal import TicketModel

extension BacklogConfiguration {
  /// The file to name in a hint, also where there is none yet.
  var displayPath: String {
    guard path.isEmpty else { return path }
    return layout.root.isEmpty ? "backlog.yml" : layout.root + "/backlog.yml"
  }
}
