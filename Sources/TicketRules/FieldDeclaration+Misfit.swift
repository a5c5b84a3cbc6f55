internal import TicketModel
internal import TicketSyntax

extension FieldDeclaration {
  /// What is wrong with a value, and the cure; nil where it fits.
  func misfit(of value: FieldValue) -> (message: String, hint: String?)? {
    if case .mapping = value, type != .list {
      return ("\(type.expectation) is expected, not a mapping", nil)
    }
    if case .list(let values) = value, type != .list, type != .string || oneOf != nil {
      return values.lazy.compactMap { misfit(of: $0) }.first
    }
    for text in value.texts where !accepts(text) { return misfit(of: text) }
    return nil
  }

  private func misfit(of text: String) -> (message: String, hint: String?) {
    guard let oneOf, type.accepts(text) else {
      return ("\(text.quoted) is not \(type.expectation)", "write \(type.expectation)")
    }
    let near = Spelling.suggestion(for: text, among: oneOf).map { "did you mean `\($0)`?" }
    return ("\(text.quoted) is not one of its values", near ?? "its values are \(oneOf.listed())")
  }

  /// A value to show in a hint.
  var placeholder: String { oneOf?.first ?? "…" }
}
