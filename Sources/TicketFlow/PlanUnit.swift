/// What the work of sprints is counted in.
public enum PlanUnit: String, Hashable, Sendable, CaseIterable {
  /// Estimates.
  case points
  /// Tickets: where none of them has an estimate, so that a sum would be an empty 0.
  case tickets

  /// Tickets where there are some and none has an estimate.
  init(of scopes: [SprintScope]) {
    let isEstimated = scopes.contains { $0.tickets > $0.unestimated }
    self = isEstimated || scopes.allSatisfy { $0.tickets == 0 } ? .points : .tickets
  }
}
