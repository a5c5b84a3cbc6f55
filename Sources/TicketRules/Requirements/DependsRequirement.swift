internal import TicketModel
package import TicketSyntax

/// Every ticket that this one depends on is done.
package struct DependsRequirement: Requirement {
  /// The key under `require`.
  package static let name = "depends"
  /// Whether it looks at more tickets than the one it is asked of.
  package var needsWholeBacklog: Bool { true }

  /// Reads nothing, or `done`.
  package init?(_ node: ConfigurationNode, _ decoder: inout RuleDecoder) {
    guard decoder.isNothing(node, or: "done") else { return nil }
  }

  /// The tickets that are still open.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let open = subject.ticket.texts("depends-on").filter { id in
      context.ticket(id).map { context.category(of: $0) != .done } ?? true
    }
    guard let first = open.first else { return nil }
    return Shortfall(
      "it depends on what is not done: \(open.listed())",
      at: subject.location(of: first, in: "depends-on"), hint: "finish \(open.listed()) first")
  }
}
