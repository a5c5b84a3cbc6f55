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
    let safe = isFormula(text) ? "'" + text : text
    let isPlain = safe.utf8.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n")
        && byte != UInt8(ascii: "\r")
    }
    return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): Double(text)?.isFinite != true
    default: false
    }
  }
}
