package import TicketModel

/// One report for each group of tickets.
package struct ReportGroups: Sendable {
  /// By what the tickets are grouped, such as `owner`.
  package var grouping: String
  /// The groups' names, empty for tickets that have none, and their reports.
  package var groups: [(name: String, sheet: ReportSheet)]

  /// Makes groups.
  package init(grouping: String, groups: [(name: String, sheet: ReportSheet)]) {
    self.grouping = grouping
    self.groups = groups
  }

  /// The name that people read.
  package func label(_ name: String) -> String {
    name.isEmpty ? "no \(grouping)" : "\(grouping) \(name)"
  }

  /// The groups for programs: each report with its `group` in front.
  package var json: JSONValue {
    [
      "by": .string(grouping),
      "groups": .array(
        groups.map { group in
          guard case .object(let pairs) = group.sheet.json else { return group.sheet.json }
          let name: JSONValue = group.name.isEmpty ? .null : .string(group.name)
          return .object([("group", name)] + pairs)
        }),
    ]
  }

  /// The groups' tables under each other, the group in the first column.
  package var csv: String {
    let column = ReportTable.Column(grouping, grouping)
    let tables = groups.compactMap { $0.sheet.tables.first?.prefixed(column, $0.name) }
    guard let first = tables.first else { return "" }
    return CSVText.document([first.columns.map(\.key)] + tables.flatMap(\.rows))
  }
}
