import Foundation
import Testing
import TicketModel
import TicketReports
import TicketSyntax

#if canImport(FoundationXML)
  import FoundationXML
#endif

private let odd = Finding(
  rule: "unknown-status", path: "backlog/p 3/é:a,100%.md",
  location: SourceLocation(line: 4, column: 9), message: "no state <\"x\u{1B}\"> & 50%\r\nmore",
  hint: "did you mean done?", ticket: "P3-1")

private let minor = Finding(
  rule: "unknown-field", severity: .warning, path: "backlog/a.md", message: "what is it")

@Suite struct SourceExcerptTests {
  private func text(_ line: String, column: Int, width: Int = 0) -> [String] {
    var finding = odd
    finding.path = "a.md"
    finding.message = "m"
    finding.hint = nil
    finding.location = SourceLocation(line: 1, column: column)
    let style = TerminalStyle(color: false, unicode: false, width: width)
    return FindingRenderer(style: style) { _ in line }.text(finding)
      .split(separator: "\n").dropFirst().map(String.init)
  }

  @Test(arguments: [
    ("status: doen  # soon", 9, "        ^^^^"), ("labels: [a, bcd, e]", 13, "            ^^^"),
    ("title: \"a # b\" # c", 8, "       ^^^^^^^"), ("\tx: y", 5, "    ^"),
    ("title: 日本 x", 8, "       ^^^^^^"), ("", 1, nil), ("abc", 99, "   ^"), ("C#: x", 1, "^^^^^"),
  ])
  func caretsStandUnderWhatIsMeant(line: String, column: Int, carets: String?) {
    let lines = text(line, column: column)
    #expect(lines.count == (carets == nil ? 0 : 2))
    if let carets { #expect(lines.last == "    | " + carets) }
  }

  @Test(arguments: [1, 30, 5_000, 99_990]) func aLongLineIsShownAroundThePlace(column: Int) {
    let line = String(repeating: "abcdefghi ", count: 10_000)
    for width in [0, 40] {
      let lines = text(line, column: column, width: width)
      #expect(lines.allSatisfy { $0.count <= (width == 0 ? 250 : width) }, "\(lines)")
      let caret = lines[1].firstIndex(of: "^").map {
        lines[1].distance(from: lines[1].startIndex, to: $0)
      }
      let shown = caret.map { lines[0][lines[0].index(lines[0].startIndex, offsetBy: $0)] }
      #expect(shown == Array("abcdefghi ")[(column - 1) % 10])
    }
  }
}

@Suite struct GitHubAnnotationsTests {
  @Test func whatWouldEndThePropertyOrTheLineIsEscaped() {
    #expect(
      GitHubAnnotations.text([odd, minor])
        == "::error title=unknown-status,file=backlog/p 3/é%3Aa%2C100%25.md,line=4,col=9::"
        + "no state <\"x\u{1B}\"> & 50%25%0D%0Amore%0Ahint: did you mean done?\n"
        + "::warning title=unknown-field,file=backlog/a.md,line=1,col=1::what is it\n")
  }
}

extension GitHubAnnotationsTests {
  /// Reads a workflow command as the runner does: properties between commas, then what was escaped.
  private func read(_ line: Substring) throws -> [String: String] {
    let parts = line.dropFirst(2).split(separator: "::", maxSplits: 1)
    let head = try #require(parts.first).split(separator: " ", maxSplits: 1)
    var values = ["level": String(head[0]), "message": unescaped(parts[1])]
    for pair in try #require(head.last).split(separator: ",") {
      let sides = pair.split(separator: "=", maxSplits: 1)
      values[String(sides[0])] = unescaped(sides[1])
    }
    return values
  }

  private func unescaped(_ text: Substring) -> String {
    [("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")].reduce(String(text)) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  @Test func theRunnerReadsWhatWasMeant() throws {
    let lines = GitHubAnnotations.text([odd, minor]).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      try read(lines[0]) == [
        "level": "error", "title": odd.rule, "file": odd.path, "line": "4", "col": "9",
        "message": odd.message + "\nhint: did you mean done?",
      ])
    #expect(try read(lines[1])["level"] == "warning")
  }
}

@Suite struct JUnitReportTests {
  /// What a parser of XML sees: a line an element, with its attributes in order.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var words = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let pairs = attributes.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
      elements.append(([name] + pairs).joined(separator: " "))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }
  }

  private func read(_ findings: [Finding]) throws -> Reader {
    let parser = XMLParser(data: Data(JUnitReport.text(findings).utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test func aParserReadsWhatWasMeant() throws {
    let reader = try read([odd, minor])
    #expect(
      reader.elements == [
        "testsuites errors=0 failures=1 name=tickets tests=2",
        "testsuite errors=0 failures=0 name=backlog/a.md tests=1",
        "testcase classname=backlog/a.md file=backlog/a.md line=1 name=unknown-field",
        "system-out",
        "testsuite errors=0 failures=1 name=backlog/p 3/é:a,100%.md tests=1",
        "testcase classname=backlog/p 3/é:a,100%.md file=backlog/p 3/é:a,100%.md line=4"
          + " name=unknown-status",
        "failure message=no state <\"x\u{FFFD}\"> & 50%\r\nmore type=error",
      ])
    #expect(reader.words.contains("hint: did you mean done?"))
  }

  @Test func withoutFindingsOneCasePasses() throws {
    #expect(try read([]).elements.count == 3)
  }
}

@Suite struct SARIFLogTests {
  private let log = SARIFLog(
    rules: [RuleSummary(name: "unknown-status", severity: .error, checks: "c", help: "h")],
    version: "1.2.3")

  @Test func pathsAreRelativeReferencesAndRulesAreDescribed() throws {
    let document = log.json([odd, minor])
    let run = try #require(document["runs"]?[0])
    let rules = run["tool"]?["driver"]?["rules"]
    #expect(rules?[0]?["id"] == "unknown-status")
    #expect(rules?[1]?["id"] == "unknown-field")
    let results = try #require(run["results"])
    #expect(results[1]?["ruleIndex"] == 1)
    #expect(results[1]?["level"] == "warning")
    let place = results[0]?["locations"]?[0]?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"] == "backlog/p%203/%C3%A9%3Aa%2C100%25.md")
    #expect(place?["region"]?["startColumn"] == 9)
  }

  @Test func aFingerprintStaysWhereTheLineMoves() {
    var moved = odd
    moved.location = SourceLocation(line: 40, column: 1)
    var other = odd
    other.message = "else"
    let prints = [[odd], [moved], [other], [odd, odd]].map { findings in
      (0..<findings.count).map {
        log.json(findings)["runs"]?[0]?["results"]?[$0]?["partialFingerprints"]?[
          "ticketsFinding/v1"]
      }
    }
    #expect(prints[0] == prints[1])
    #expect(prints[0] != prints[2])
    #expect(prints[3][0] == prints[0][0])
    #expect(prints[3][0] != prints[3][1])
  }
}

extension JSONValue {
  fileprivate subscript(position: Int) -> JSONValue? {
    guard case .array(let values) = self, values.indices.contains(position) else { return nil }
    return values[position]
  }
}
