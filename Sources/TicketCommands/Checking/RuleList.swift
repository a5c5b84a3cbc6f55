internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketSyntax

/// The rules of a backlog, for people and for programs.
struct RuleList {
  let entries: [RuleEntry]
  let style: TerminalStyle

  /// A line a rule: weight, name, and where it is configured.
  var text: String {
    let names = entries.map { style.sanitized($0.name) }
    let width = names.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    return zip(entries, names).map { entry, name in
      let padding = String(repeating: " ", count: width - DisplayWidth.columns(of: name))
      let severity = entry.severity.rawValue
      let gap = String(repeating: " ", count: 7 - severity.count)
      return style.paint(severity, entry.severity.ink) + gap + "  "
        + style.paint(name, .bold) + padding + "  " + style.sanitized(entry.origin) + "\n"
    }.joined()
  }

  /// `[{"name","severity","builtIn","path","line","column","project","type","summary"}]`.
  var json: JSONValue {
    .array(entries.map(\.json))
  }

  /// Headings, and a rule a row, for a spreadsheet.
  var rows: [[String]] {
    [["name", "severity", "origin", "summary"]]
      + entries.map { [$0.name, $0.severity.rawValue, $0.origin, $0.summary] }
  }
}

extension RuleEntry {
  /// Where it comes from, and for which tickets it is.
  var origin: String {
    let place = place.map { "\($0.path):\($0.location.line)" } ?? "built in"
    let layer = [project.map { "project \($0)" }, type.map { "type \($0)" }].compactMap { $0 }
    return layer.isEmpty ? place : "\(place) (\(layer.joined(separator: ", ")))"
  }

  var json: JSONValue {
    let isBuiltIn = if case .builtIn = kind { true } else { false }
    return [
      "name": .string(name), "severity": .string(severity.rawValue),
      "builtIn": .bool(isBuiltIn), "path": JSONValue(place?.path),
      "line": JSONValue(place?.location.line), "column": JSONValue(place?.location.column),
      "project": JSONValue(project), "type": JSONValue(type), "summary": .string(summary),
    ]
  }
}

extension Severity {
  /// How its word is painted.
  var ink: TerminalStyle.Ink {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .off: .dim
    }
  }
}
