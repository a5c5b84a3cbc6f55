public import TicketModel

/// What the file at the tip says of a ticket: what reports show, and what they are grouped by.
public struct TicketTraits: Hashable, Sendable {
  /// The title; nil where there is none.
  public var title: String?
  /// The type, such as `story`.
  public var type: String?
  /// Who owns it.
  public var owners: [String]
  /// The project's folder; empty directly under the backlog's root.
  public var project: String
  /// How it is planned.
  public var plan: TicketPlan
  /// The file, from the repository's root; nil where the ticket is gone.
  public var path: String?

  /// Makes traits.
  public init(
    title: String? = nil, type: String? = nil, owners: [String] = [], project: String = "",
    plan: TicketPlan = TicketPlan(), path: String? = nil
  ) {
    self.title = title
    self.type = type
    self.owners = owners
    self.project = project
    self.plan = plan
    self.path = path
  }
}
