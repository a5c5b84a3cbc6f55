internal import TicketModel
internal import TicketSyntax

/// A text with `{field}` places that each ticket fills; `{{` is a brace.
package struct MessageTemplate: Hashable, Sendable {
  /// A piece of the text.
  enum Part: Hashable, Sendable {
    case text(String)
    case field(String)
  }

  let parts: [Part]

  /// The names of the places, in order.
  var fields: [String] {
    parts.compactMap { if case .field(let name) = $0 { name } else { nil } }
  }

  /// Reads a template; braces that enclose no name stay as they are.
  init(_ text: String) {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "{", rest.first == "{" {
        rest.removeFirst()
        literal.append("{")
      } else if character == "{", let name = MessageTemplate.takeName(&rest) {
        parts += literal.isEmpty ? [.field(name)] : [.text(literal), .field(name)]
        literal = ""
      } else {
        literal.append(character)
      }
    }
    self.parts = literal.isEmpty ? parts : parts + [.text(literal)]
  }

  private static func takeName(_ rest: inout Substring) -> String? {
    guard let end = rest.firstIndex(of: "}") else { return nil }
    let name = rest[..<end]
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) })
    else { return nil }
    rest = rest[rest.index(after: end)...]
    return String(name)
  }

  /// The text for one ticket: a field that it does not have is `none`.
  func filled(for subject: RuleSubject) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let name): subject.text(of: name)
      }
    }.joined()
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
  func templates(_ node: ConfigurationNode?, _ what: String) -> [MessageTemplate] {
    guard let node, case .sequence(let nodes) = node.content else {
      return template(node, what).map { [$0] } ?? []
    }
    if nodes.isEmpty { report("\(what) must not be empty", at: node) }
    return nodes.compactMap { template($0, what) }
  }

  /// A text with places for fields that are declared.
  func template(_ node: ConfigurationNode?, _ what: String) -> MessageTemplate? {
    guard let node, let text = text(node, what) else { return nil }
    let template = MessageTemplate(text)
    let known = configuration.fieldOrder + ["path", "project", "from", "to"]
    for field in template.fields where !known.contains(field) {
      reportUnknown("field", field, among: known, at: node.location, in: node.path)
    }
    return template
  }
}
