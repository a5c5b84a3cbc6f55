import TicketModel
import TicketSyntax

/// A ticket a line, as the export writes them: fields under their own names, and `body`.
enum JSONLinesImporter: Importer {
  static let name = "jsonl"
  static let summary = "a ticket a line in JSON, as `tickets export --to jsonl` writes them"

  static func recognizes(_ source: ImportSource) -> Bool {
    guard !source.isFolder, source.bytes.firstSolid == UInt8(ascii: "{") else { return false }
    let line = source.bytes.prefix { $0 != 0x0A }
    let first = try? JSONParser.parse(Array(line))
    return first?["id"] != nil && first?["title"] != nil && first?["cards"] == nil
  }

  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan {
    var records: [SourceRecord] = []
    let rows = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() where !row.allSatisfy({ $0 <= 0x20 }) {
      do throws(JSONParser.Failure) {
        records.append(record(try JSONParser.parse(Array(row)), at: index))
      } catch {
        throw ImportError(message: "\(source.name):\(index + 1): \(error.message)", hint: nil)
      }
    }
    return BacklogReader.plan(
      of: records, lines: JSONSource.lines(source), title: nil,
      options: options.named(after: source))
  }

  private static func record(_ value: JSONValue, at line: Int) -> SourceRecord {
    var record = SourceRecord(lines: line..<line + 1)
    guard case .object(let pairs) = value else {
      record.title = value.text ?? ""
      return record
    }
    for (key, value) in pairs {
      switch (key, value) {
      case ("id", _): record.id = value.text
      case ("title", _):
        record.title = value.text ?? ""
        record.isTitleExact = true
      case ("body", .string(let text)): record.body = text
      case ("fields", .object(let others)):
        for (key, value) in others { record.add(exact: key, value) }
      case ("body", _), ("fields", _): record.add(exact: key, value)
      case _ where JSONLinesExporter.reserved.contains(key): continue
      default: record.add(exact: key, value)
      }
    }
    return record
  }
}

extension SourceRecord {
  /// A field with exactly the value that a key of JSON has.
  fileprivate mutating func add(exact key: String, _ value: JSONValue) {
    guard value != .null else { return }
    let text = JSONSource.compact(value) ?? ""
    values.append(Value(name: key, place: .exact(key, FieldValue(value)), text: text))
  }
}

extension FieldValue {
  /// A value of JSON as one of a front matter.
  fileprivate init(_ value: JSONValue) {
    switch value {
    case .null: self = .null
    case .array(let values): self = .list(values.map { FieldValue($0) })
    case .object(let pairs):
      self = .mapping(pairs.map { Pair(key: $0.0, value: FieldValue($0.1)) })
    default: self = .scalar(value.text ?? "")
    }
  }
}
