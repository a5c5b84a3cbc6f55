package import TicketModel

/// One report, ready to be shown in any form: all its words and figures, and nothing of its looks.
package struct ReportSheet: Sendable {
  /// The name by which it is asked for, such as `cycle-time`.
  package var name: String
  /// What people call it.
  package var title: String
  /// What it speaks of: how much, since when, as of when.
  package var subject: String
  /// The figures, a line each.
  package var figures: [String]
  /// The chart; nil where there is nothing to draw.
  package var chart: Chart?
  /// The tables; the first is the one for spreadsheets.
  package var tables: [ReportTable]
  /// What has to be said beside the figures.
  package var notes: [String]
  /// The report for programs.
  package var json: JSONValue
  /// Whether there is nothing to look at: the chart is drawn only where it is asked for alone.
  package var isEmpty: Bool

  /// Makes a sheet.
  package init(
    name: String, title: String, subject: String, figures: [String] = [],
    chart: Chart? = nil, tables: [ReportTable] = [], notes: [String] = [], json: JSONValue,
    isEmpty: Bool = false
  ) {
    self.name = name
    self.title = title
    self.subject = subject
    self.figures = figures
    self.chart = chart
    self.tables = tables
    self.notes = notes
    self.json = json
    self.isEmpty = isEmpty
  }
}

extension ReportSheet {
  /// The chart where there is something to see in it.
  var visibleChart: Chart? {
    isEmpty || tables.allSatisfy(\.rows.isEmpty) ? nil : chart
  }

  /// The first table as comma-separated values, under the keys of the JSON.
  package var csv: String {
    guard let table = tables.first else { return "" }
    return CSVText.document([table.columns.map(\.key)] + table.rows)
  }
}
