import TicketModel

/// A source of JSON: its elements with the lines that they begin on.
enum JSONSource {
  /// The elements of the list at the top.
  static func elements(
    _ source: ImportSource
  ) throws(ImportError) -> [(value: JSONValue, line: Int)] {
    let starts = lineStarts(source.bytes)
    do throws(JSONParser.Failure) {
      return try JSONParser.elements(source.bytes).map { ($0.value, line($0.offset, starts)) }
    } catch {
      throw failure(error, source)
    }
  }

  /// The whole document.
  static func document(_ source: ImportSource) throws(ImportError) -> JSONValue {
    do throws(JSONParser.Failure) {
      return try JSONParser.parse(source.bytes)
    } catch {
      throw failure(error, source)
    }
  }

  static func failure(_ failure: JSONParser.Failure, _ source: ImportSource) -> ImportError {
    let line = line(failure.offset, lineStarts(source.bytes)) + 1
    return ImportError(message: "\(source.name):\(line): \(failure.message)", hint: nil)
  }

  static func lines(_ source: ImportSource) -> [String] { SourceText(source.bytes).lines }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The line, from 0, of a byte.
  private static func line(_ offset: Int, _ starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Any value in one line; nothing for what is empty.
  static func compact(_ value: JSONValue) -> String? {
    switch value {
    case .null, .array([]): nil
    case .object(let pairs) where pairs.isEmpty: nil
    case .string(let text): text
    default: value.text(.compact)
    }
  }
}

extension JSONValue {
  /// The text of a string.
  var string: String? { if case .string(let text) = self { text } else { nil } }

  /// A scalar as text; nil for null, lists and objects.
  var text: String? {
    switch self {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let number): String(number)
    case .bool(let truth): truth ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The elements of a list.
  var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }

  /// The day of an instant such as `2026-01-05T09:30:00Z`.
  var day: String? {
    string.flatMap { CalendarDay($0.prefix(10)) }.map(\.description)
  }
}

extension [UInt8] {
  /// The first byte that is neither white space nor a byte order mark.
  var firstSolid: UInt8? {
    first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
  }
}
