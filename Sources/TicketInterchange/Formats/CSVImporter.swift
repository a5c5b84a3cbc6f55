/// Comma-separated values with a header: Jira's and GitHub's exports, and any other.
enum CSVImporter: Importer {
  static let name = "csv"
  static let summary = "rows below a header, such as Jira's export; --map names columns"

  static func recognizes(_ source: ImportSource) -> Bool {
    guard !source.isFolder, let file = source.files.first else { return false }
    let path = file.path.lowercased()
    if path.hasSuffix(".csv") || path.hasSuffix(".tsv") { return true }
    guard !path.hasSuffix(".md") else { return false }
    let text = SourceText.decoded(file.bytes).utf8
    let separator = CSVRecords.separator(of: text)
    let head = CSVRecords(text.prefix(20_000), separator: separator).rows.prefix(3)
    guard let header = head.first, header.fields.count >= 3, head.count >= 2,
      head.allSatisfy({ $0.fields.count == header.fields.count })
    else { return false }
    return header.fields.count { CSVColumns.concept($0) != nil } >= 2
  }

  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan {
    let text = SourceText.withPlainEnds(SourceText.decoded(source.bytes))
    var notices: [ImportPlan.ImportNotice] = []
    if let message = SourceText.notice(source.bytes) {
      notices.append(.init(line: 1, message: message))
    }
    let records = CSVRecords(text.utf8, separator: CSVRecords.separator(of: text.utf8))
    guard let header = records.rows.first else {
      throw ImportError(message: "\(source.name) is empty", hint: "the first row names the columns")
    }
    if let line = records.unclosed {
      throw ImportError(
        message: "\(source.name):\(line + 1): a quoted field is never closed",
        hint: "close it with a quotation mark, or double the one inside it")
    }
    let columns = try CSVColumns(header.fields, options.columns)
    let lines = SourceText.split(text, at: 0x0A)
    let rows = records.rows.dropFirst()
    for row in rows where row.fields.count > header.fields.count {
      notices.append(
        .init(
          line: row.lines.lowerBound + 1,
          message: "\(row.fields.count) fields below \(header.fields.count) columns: "
            + "the others are in the body"))
    }
    return BacklogReader.plan(
      of: columns.records(rows), lines: lines, title: nil,
      options: options.named(after: source), notices: notices, unplaced: header.lines)
  }
}

extension ImportOptions {
  /// The options with a name for the project where the ids may give none.
  func named(after source: ImportSource) -> ImportOptions {
    var options = self
    let stem = source.name.split(separator: ".").first.map(String.init) ?? source.name
    if options.fallbackName.isEmpty { options.fallbackName = stem }
    return options
  }
}
