/// Rows of texts as comma-separated values: RFC 4180, lines ended by CR and LF.
///
/// A field that a spreadsheet would take for a formula is given an apostrophe in front, as OWASP's
/// "CSV Injection" page asks; plain numbers such as `-3.5` are no formulas.
public enum CSVText {
  /// One document; each row has as many fields as it has texts.
  public static func document(_ rows: some Sequence<[String]>) -> String {
    rows.map { row in row.map(field).joined(separator: ",") + "\r\n" }.joined()
  }

  static func field(_ text: String) -> String {
    let safe = isFormula(text) || isNeutralized(text) ? "'" + text : text
    let isPlain = safe.utf8.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
    }
    return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  /// Whether a text begins as a formula does that was made harmless: an apostrophe before its sign.
  package static func isNeutralized(_ text: String) -> Bool {
    let rest = text.utf8.drop { $0 == UInt8(ascii: "'") }
    guard rest.startIndex > text.utf8.startIndex, let sign = rest.first else { return false }
    return "=@+-\t\r".utf8.contains(sign)
  }

  private static func isFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): Double(text)?.isFinite != true
    default: false
    }
  }
}
