import Testing

@testable import TicketReports

@Test func aRowWithoutAnythingInItIsAnEmptyLine() {
  let columns = [
    TextTable.Column(heading: "POINTS", alignment: .right), TextTable.Column(heading: "OWNER"),
    TextTable.Column(heading: "EMPTY"),
  ]
  let rows = [["3"], [], ["100", "Ada\u{7}"], ["", "é"], ["", "", ""]].map {
    $0.map { TextTable.Cell($0) }
  }
  let table = TextTable(columns: columns, rows: rows, style: .plain)
  #expect(table.text() == "  3\n\n100  Ada\\x07\n     é\n\n")
  #expect(table.lines() == ["  3", "", "100  Ada\\x07", "     é", ""])
}
