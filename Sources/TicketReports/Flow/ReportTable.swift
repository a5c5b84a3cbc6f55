/// A table of a report: for people with headings, for spreadsheets with keys.
package struct ReportTable: Hashable, Sendable {
  /// One column.
  package struct Column: Hashable, Sendable {
    /// The name that programs use: that of the JSON.
    package var key: String
    /// The name that people read.
    package var heading: String
    /// Whether it holds numbers, and is aligned by their last digit.
    package var isNumber: Bool
    /// Whether a narrow terminal may leave it out.
    package var isOptional: Bool
    /// What its values are.
    package var unit: Unit

    /// Makes a column; one with a unit holds numbers.
    package init(
      _ key: String, _ heading: String, isNumber: Bool = false, isOptional: Bool = false,
      unit: Unit = .none
    ) {
      self.key = key
      self.heading = heading
      self.isNumber = isNumber || unit != .none
      self.isOptional = isOptional
      self.unit = unit
    }

    /// A value as people read it; one that is no number stays as it is.
    func shown(_ text: String) -> String {
      switch unit {
      case .none: text
      case .seconds: Int64(text).map(FlowWords.duration) ?? text
      case .share: Double(text).map(FlowWords.share) ?? text
      case .points: Double(text).map(FlowWords.number) ?? text
      }
    }
  }

  /// What values are: spreadsheets are given them as they are, people in words.
  package enum Unit: Hashable, Sendable {
    /// Words, or numbers that everybody reads as they are.
    case none
    /// Lengths of time, in seconds.
    case seconds
    /// Shares, from 0 to 1.
    case share
    /// Sums of estimates.
    case points
  }

  /// What text leaves out where there are more rows than it has room for.
  package enum Cut: Hashable, Sendable {
    /// The first rows: the last are the newest.
    case beginning
    /// The last rows: the first matter most.
    case end
    /// All rows: the figures already say what they say.
    case everything
  }

  /// What the rows are, such as `Tickets`.
  package var title: String
  /// The columns.
  package var columns: [Column]
  /// The rows, with a text for each column as it was read: to be made safe by who shows it.
  package var rows: [[String]]
  /// What a terminal leaves out.
  package var cut: Cut

  /// Makes a table.
  package init(
    _ title: String, columns: [Column], rows: [[String]], cut: Cut = .beginning
  ) {
    self.title = title
    self.cut = cut
    self.columns = columns
    self.rows = rows
  }

  /// The table with a column in front that bears one name in every row.
  func prefixed(_ column: Column, _ name: String) -> ReportTable {
    ReportTable(title, columns: [column] + columns, rows: rows.map { [name] + $0 }, cut: cut)
  }
}
