package import TicketModel
package import TicketSyntax

/// The kinds of values that rules are made of; each gives nil and notes a mistake for any other kind.
extension RuleReader {
  /// One text that is not empty.
  package func text(_ node: ConfigurationNode?, _ what: String) -> String? {
    guard let node else { return nil }
    guard case .scalar(let text, _) = node.content, !text.isBlank else {
      report("\(what) must be a text", at: node)
      return nil
    }
    return text
  }

  /// One text, or a list of texts.
  package func texts(_ node: ConfigurationNode?, _ what: String) -> [String]? {
    guard let node else { return nil }
    guard case .sequence(let nodes) = node.content else {
      return text(node, what).map { [$0] }
    }
    guard !nodes.isEmpty else {
      report("\(what) must not be empty", at: node)
      return nil
    }
    let texts = nodes.compactMap { text($0, what) }
    return texts.count == nodes.count ? texts : nil
  }

  /// `true` or `false`.
  package func flag(_ node: ConfigurationNode?, _ what: String) -> Bool? {
    guard let node else { return nil }
    guard case .scalar(let text, _) = node.content, let flag = FieldType.flag(text) else {
      report("\(what) must be true or false", at: node)
      return nil
    }
    return flag
  }

  /// A whole number, not negative.
  package func count(_ node: ConfigurationNode?, _ what: String) -> Int? {
    guard let node else { return nil }
    guard case .scalar(let text, _) = node.content, let count = Int(text), count >= 0 else {
      report("\(what) must be a whole number", at: node)
      return nil
    }
    return count
  }

  /// A day.
  package func day(_ node: ConfigurationNode?, _ what: String) -> CalendarDay? {
    guard let node else { return nil }
    guard case .scalar(let text, _) = node.content, let day = CalendarDay(text) else {
      report("\(what) must be a day, such as 2026-01-31", at: node)
      return nil
    }
    return day
  }

  /// How much a rule weighs.
  package func severity(_ node: ConfigurationNode?) -> Severity? {
    guard let node, let text = text(node, "severity") else { return nil }
    guard let severity = Severity(rawValue: text) else {
      reportUnknown(
        "severity", text, among: Severity.allCases.map(\.rawValue), at: node.location,
        in: node.path)
      return nil
    }
    return severity
  }

  /// The name of a field that is declared.
  package func field(_ node: ConfigurationNode?) -> String? {
    guard let node, let name = text(node, "a field's name") else { return nil }
    guard configuration.fields[name] != nil else {
      reportUnknown(
        "field", name, among: configuration.fieldOrder, at: node.location, in: node.path)
      return nil
    }
    return name
  }

  /// The names of fields that are declared: one, or a list.
  package func fields(_ node: ConfigurationNode?) -> [String] {
    guard let node, case .sequence(let nodes) = node.content else {
      return field(node).map { [$0] } ?? []
    }
    if nodes.isEmpty { report("a list of fields must not be empty", at: node) }
    return nodes.compactMap { field($0) }
  }

  /// A query in the language of `list`; a mistake in it is noted at its own place.
  package func query(_ node: ConfigurationNode?, _ what: String) -> Query? {
    guard let node, let text = text(node, what) else { return nil }
    do throws(QueryError) {
      return try Query.parse(text, vocabulary: QueryVocabulary(configuration))
    } catch {
      report(
        "\(what): \(error.message)", at: node.place(of: error), in: node.path, hint: error.hint)
      return nil
    }
  }
}

extension ConfigurationNode {
  /// Where a mistake in a query stands in the file: exact for a text on one line.
  fileprivate func place(of error: QueryError) -> SourceLocation {
    guard case .scalar(let text, let isPlain) = content, !text.contains("\n") else {
      return location
    }
    let offset = error.range.lowerBound + (isPlain ? 0 : 1)
    return SourceLocation(line: location.line, column: location.column + offset)
  }
}
