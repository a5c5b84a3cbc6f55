/// How the values of a field stand in a table.
struct TicketColumn: Sendable {
  let field: String
  let column: TextTable.Column

  /// A column that a person asked for: never left out.
  init(asked field: String, isNumber: Bool) {
    self.field = field
    column = TextTable.Column(
      heading: TicketColumn.heading(of: field), alignment: isNumber ? .right : .left,
      minimum: ["id": 8, "status": 12, "title": 12][field] ?? 4,
      comfort: field == "title" ? 24 : nil)
  }

  private init(
    _ field: String, minimum: Int, alignment: DisplayWidth.Alignment = .left,
    isOptional: Bool = true, comfort: Int? = nil
  ) {
    self.field = field
    column = TextTable.Column(
      heading: TicketColumn.heading(of: field), alignment: alignment, minimum: minimum,
      isOptional: isOptional, comfort: comfort)
  }

  /// What a list shows where nobody says what.
  static let standard = [
    TicketColumn("id", minimum: 8, isOptional: false),
    TicketColumn("status", minimum: 12, isOptional: false),
    TicketColumn("priority", minimum: 4),
    TicketColumn("estimate", minimum: 3, alignment: .right),
    TicketColumn("owner", minimum: 10),
    TicketColumn("title", minimum: 12, isOptional: false, comfort: 24),
  ]

  private static func heading(of field: String) -> String {
    switch field {
    case "priority": "PRIO"
    case "estimate": "EST"
    default: field.uppercased()
    }
  }
}
