internal import TicketModel
internal import TicketSyntax

/// Why a value does not fit its field.
struct Misfit {
  let message: String
  let hint: String
}

extension FieldDeclaration {
  /// Why a value that is not empty does not fit; nil where it does.
  func misfit(of value: FieldValue) -> Misfit? {
    switch value {
    case .null:
      return nil
    case .mapping:
      return Misfit(message: "a mapping is not \(type.expectation)", hint: "write \(expectation)")
    case .list where type != .list:
      return Misfit(message: "a list is not \(type.expectation)", hint: "write \(expectation)")
    case .scalar, .list:
      return value.texts.first { !accepts($0) }.map(misfit(ofText:))
    }
  }

  /// What may stand in the place of a value, in a hint.
  var placeholder: String { oneOf?.first ?? "…" }

  private var expectation: String {
    oneOf.map { "one of \($0.listed())" } ?? type.expectation
  }

  private func misfit(ofText text: String) -> Misfit {
    guard type.accepts(text), let oneOf else {
      return Misfit(
        message: "\(text.quoted) is not \(type.expectation)", hint: "write \(expectation)")
    }
    let near = Spelling.suggestion(for: text, among: oneOf)
    return Misfit(
      message: "\(text.quoted) is not one of \(oneOf.listed())",
      hint: near.map { "did you mean `\($0)`?" } ?? "write \(expectation)")
  }
}
