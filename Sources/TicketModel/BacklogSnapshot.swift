/// A backlog at one moment: all its tickets, and how they are to be read.
public struct BacklogSnapshot: Sendable {
  /// The backlog's configuration.
  public let configuration: BacklogConfiguration
  /// The configurations of the projects that refine it, by the project's folder.
  public let projects: [String: BacklogConfiguration]
  /// The tickets, in the byte order of their paths.
  public let tickets: [Ticket]
  private let index: SnapshotIndex

  /// Makes a snapshot; the tickets may come in any order.
  public init(
    configuration: BacklogConfiguration = .standard,
    projects: [String: BacklogConfiguration] = [:], tickets: [Ticket]
  ) {
    self.init(
      configuration: configuration, projects: projects, ordered: tickets.sortedByPath())
  }

  /// Makes a snapshot of tickets that come in the byte order of their paths.
  package init(
    configuration: BacklogConfiguration, projects: [String: BacklogConfiguration],
    ordered tickets: [Ticket]
  ) {
    self.configuration = configuration
    self.projects = projects
    self.tickets = tickets
    index = SnapshotIndex()
  }

  /// The configuration that a ticket is read with.
  public func configuration(for ticket: Ticket) -> BacklogConfiguration {
    configuration(forProject: ticket.project)
  }

  /// The configuration of a project; the backlog's own where the project has none.
  public func configuration(forProject project: String) -> BacklogConfiguration {
    projects.isEmpty ? configuration : projects[project] ?? configuration
  }

  /// The ticket of an id, without case; of several the first path.
  public subscript(id: String) -> Ticket? {
    index.positions(ofID: id, in: tickets).first.map { tickets[$0] }
  }

  /// All tickets that bear an id, without case, in the order of their paths.
  public func all(id: String) -> [Ticket] {
    index.positions(ofID: id, in: tickets).map { tickets[$0] }
  }

  /// The tickets whose `parent` is this one, in the order of their paths.
  public func children(of ticket: Ticket) -> [Ticket] {
    ticket.idText.map { children(ofID: $0) } ?? []
  }

  /// The tickets whose `parent` is that id, without case, in the order of their paths.
  public func children(ofID id: String) -> [Ticket] {
    index.positions(ofParent: id, in: tickets).map { tickets[$0] }
  }

  /// What a ticket's state means for the flow of work; nil without a state that its workflow knows.
  public func category(of ticket: Ticket) -> StateCategory? {
    guard let status = ticket.status else { return nil }
    guard !projects.isEmpty, let own = projects[ticket.project] else {
      return configuration.workflow.category(of: status)
    }
    return own.workflow.category(of: status)
  }
}

extension [Ticket] {
  fileprivate func sortedByPath() -> [Ticket] {
    let isSorted = zip(self, dropFirst()).allSatisfy { !Self.isLess($1, $0) }
    return isSorted ? self : sorted(by: Self.isLess)
  }

  private static func isLess(_ a: Ticket, _ b: Ticket) -> Bool {
    a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
  }
}
