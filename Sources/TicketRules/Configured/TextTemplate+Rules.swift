internal import TicketModel
internal import TicketSyntax

extension TextTemplate {
  /// The text for one ticket: a field that it does not have is `none`.
  func filled(for subject: RuleSubject) -> String {
    filled { subject.text(of: $0) }
  }
}

extension RuleSubject {
  /// What stands for a place in a template.
  fileprivate func text(of name: String) -> String {
    let texts: [String] =
      switch name {
      case "path": [ticket.path]
      case "project": [ticket.project]
      case "from": [earlier?.status].compactMap { $0 }
      case "to": [ticket.status].compactMap { $0 }
      default: ticket.texts(name)
      }
    return texts.isEmpty ? "none" : texts.listed()
  }
}

extension RuleReader {
  /// One text with places, or a list of them.
  func templates(_ node: ConfigurationNode?, _ what: String) -> [TextTemplate] {
    guard let node, case .sequence(let nodes) = node.content else {
      return template(node, what).map { [$0] } ?? []
    }
    if nodes.isEmpty { report("\(what) must not be empty", at: node) }
    return nodes.compactMap { template($0, what) }
  }

  /// A text with places for fields that are declared.
  func template(_ node: ConfigurationNode?, _ what: String) -> TextTemplate? {
    guard let node, let text = text(node, what) else { return nil }
    let template = TextTemplate(text)
    let known = configuration.fieldOrder + ["path", "project", "from", "to"]
    for field in template.names where !known.contains(field) {
      reportUnknown("field", field, among: known, at: node.location, in: node.path)
    }
    return template
  }
}
