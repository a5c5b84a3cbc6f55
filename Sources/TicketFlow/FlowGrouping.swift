internal import TicketModel

/// By what a report's tickets are put in groups.
public enum FlowGrouping: String, Hashable, Sendable, CaseIterable {
  /// By the `type` field.
  case type
  /// By the `owner` field; a ticket of several owners counts in the group of each.
  case owner
  /// By the `sprint` field.
  case sprint
  /// By the project's folder.
  case project

  /// The groups that a ticket counts in; one that has none is in the group of the empty name.
  public func groups(of traits: TicketTraits) -> [String] {
    let names: [String] =
      switch self {
      case .type: [traits.type ?? ""]
      case .owner: traits.owners
      case .sprint: [traits.plan.sprint ?? ""]
      case .project: [traits.project]
      }
    return names.isEmpty ? [""] : names
  }
}
