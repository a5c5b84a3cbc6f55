internal import TicketModel
package import TicketSyntax

/// Every child of the ticket is done or dropped.
package struct ChildrenRequirement: Requirement {
  /// The key under `require`.
  package static let name = "children"
  /// Whether it looks at more tickets than the one it is asked of.
  package var needsWholeBacklog: Bool { true }

  /// Reads nothing, or `done`.
  package init?(_ node: ConfigurationNode, _ decoder: inout RuleDecoder) {
    guard decoder.isNothing(node, or: "done") else { return nil }
  }

  /// The children that are still open.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let open = context.snapshot.children(of: subject.ticket).filter { child in
      let category = context.category(of: child)
      return category != .done && category != .dropped
    }
    guard !open.isEmpty else { return nil }
    let names = open.compactMap(\.idText).listed()
    return Shortfall("it has children that are not done: \(names)", hint: "finish \(names) first")
  }
}
