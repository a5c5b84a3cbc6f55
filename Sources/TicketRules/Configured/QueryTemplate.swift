internal import TicketModel
internal import TicketSyntax

/// A query with `{field}` places that each ticket fills.
package struct QueryTemplate: Sendable {
  /// The query as written.
  package let text: String
  private let template: TextTemplate
  private let vocabulary: QueryVocabulary

  init(_ text: String, vocabulary: QueryVocabulary) {
    self.text = text
    self.vocabulary = vocabulary
    template = TextTemplate(text)
  }

  /// The names of the places.
  var fields: [String] { template.names }

  /// The query for one ticket; nil where a field has no text, or one that no query can hold.
  func filled(for subject: RuleSubject) -> Query? {
    filled { name in
      name == "project" ? subject.ticket.project : subject.ticket.texts(name).first
    }
  }

  func filled(_ value: (String) -> String?) -> Query? {
    let text = template.filledWhole { name in
      guard let text = value(name), !text.isBlank, !text.contains("\""), !text.contains("\\")
      else { return nil }
      return "\"\(text)\""
    }
    return text.flatMap { try? Query.parse($0, vocabulary: vocabulary) }
  }
}

extension RuleReader {
  /// A query with places for fields that are declared; a mistake in it is noted at its own place.
  func queryTemplate(_ node: ConfigurationNode, _ what: String) -> QueryTemplate? {
    guard let text = text(node, what) else { return nil }
    let template = QueryTemplate(text, vocabulary: QueryVocabulary(configuration))
    guard !template.fields.isEmpty else { return query(node, what).map { _ in template } }
    let known = configuration.fieldOrder + ["project"]
    for field in template.fields where !known.contains(field) {
      reportUnknown("field", field, among: known, at: node.location, in: node.path)
      return nil
    }
    let state = configuration.workflow.states.first?.name ?? "todo"
    let isSound =
      template.filled { $0 == "status" ? state : configuration.fields[$0]?.sample ?? "x" } != nil
    if isSound { return template }
    let filled = TextTemplate(text).filled { _ in "x" }
    let sample = ConfigurationNode(
      path: node.path, location: node.location, content: .scalar(filled, isPlain: true))
    if query(sample, what) != nil { return template }
    return nil
  }
}

extension FieldDeclaration {
  /// A value that the field could have.
  fileprivate var sample: String {
    if let first = oneOf?.first { return first }
    return switch type {
    case .number, .integer: "1"
    case .date: "2026-01-31"
    case .boolean: "true"
    case .string, .list, .id: "x"
    }
  }
}
