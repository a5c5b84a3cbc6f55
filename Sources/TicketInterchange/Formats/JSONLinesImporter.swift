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

  /// What the export adds to the fields of a ticket.
  private static let derived: Set<String> = [
    "category", "project", "path", "events", "clamped", "sections", "checkboxes",
  ]

  private static func record(_ value: JSONValue, at line: Int) -> SourceRecord {
    var record = SourceRecord(lines: line..<line + 1)
    guard case .object(let pairs) = value else {
      record.title = value.text ?? ""
      return record
    }
    for (key, value) in pairs where !derived.contains(key) {
      switch key {
      case "id": record.id = value.text
      case "title": record.title = value.text ?? ""
      case "body": record.body = value.text ?? ""
      default:
        guard value != .null, let text = JSONSource.compact(value) else { continue }
        record.values.append(
          .init(name: key, place: .exact(key, FieldValue(value)), text: text))
      }
    }
    return record
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
