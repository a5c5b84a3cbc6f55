import TestSupport
import Testing

@testable import TicketSyntax

@Suite struct DiagnosisTests {
  /// A header, the line and column of its fault in the file, and words of the message and the hint.
  static let faults: [(String, Int, Int, String, String)] = [
    ("title: fix: the thing\n", 2, 11, "colon", "`title: \"fix: the thing\"`"),
    ("id: 1\nowner: @ada\n", 3, 8, "@", "`owner: \"@ada\"`"),
    ("title: `x`\n", 2, 8, "`", "`title: \"`x`\"`"),
    ("title: %x\n", 2, 8, "%", "quotes"),
    ("l:\n\t- a\n", 3, 1, "tab", "spaces"),
    ("title: \"never closed\nid: 1\n", 2, 8, "never closed", "`title: \"never closed\"`"),
    ("title: 'x' and y\n", 2, 12, "after the closing quote", "`title: \"'x' and y\"`"),
    ("id: 1\njust words\n", 3, 1, "without `key:`", "key: value"),
    ("status:done\nid: 1\n", 2, 7, "space after the colon", "`status: done`"),
    ("l: [a, b\nid: 1\n", 2, 4, "never closed", "`]`"),
    ("l: - a\n", 2, 4, "list", "- item"),
    ("l:\n  - ok\n  - @ada\n", 4, 5, "@", "`- \"@ada\"`"),
    ("é: 日本 a: b\n", 2, 8, "colon", "quotes"),
    ("a: &x 1\n", 2, 4, "anchors", "quotes"),
    ("a: !x 1\n", 2, 4, "tags", "quotes"),
    ("? [a, b]\n: c\n", 2, 1, "key", "key: value"),
    ("? a\n? b\nc:\n", 2, 1, "key", "key: value"),
    ("id: 1\n? \"a b\"\n: c\n", 3, 1, "key", "key: value"),
    ("? |\n  a\n: - b\n", 2, 1, "key", "key: value"),
    ("a: 1\n...\nb: 2\n", 3, 1, "document marker", "---"),
    ("a: b\u{0}c\n", 2, 5, "U+0000", "delete"),
    ("a: b\u{2028}c\n", 2, 5, "U+2028", "delete"),
    ("a: \(String(repeating: "[", count: 200))\n", 2, 36, "deep", "levels"),
  ]

  @Test(arguments: faults.indices)
  func aBrokenHeaderHasOneDiagnosticWithItsCure(index: Int) throws {
    let (header, line, column, message, hint) = Self.faults[index]
    for (head, ending) in [("---\n", "\n"), ("\u{FEFF}---\r\n", "\r\n")] {
      let file = document(head + header.withEnding(ending) + "---" + ending)
      let diagnostic = try #require(file.diagnostics.first)
      #expect(file.diagnostics.count == 1)
      #expect(diagnostic.rule == "front-matter-syntax")
      #expect(diagnostic.location == SourceLocation(line: line, column: column), "\(diagnostic)")
      #expect(diagnostic.message.contains(message), "\(diagnostic)")
      #expect(diagnostic.hint?.contains(hint) == true, "\(diagnostic)")
    }
  }

  @Test func theLinesThatReadAreKept() {
    let file = document("---\nid: A-1\ntitle: a: b\nlabels: [x]\nstatus: 'todo' # c\n---\n")
    #expect(file.entries.map(\.key) == ["id", "labels", "status"])
    #expect(file.rescue("status") == "todo")
    #expect(file.rescue("title") == "a: b")
    #expect(file.rescue("none") == nil)
  }

  @Test(arguments: [
    "status: todo", "  status: todo", "status: todo # c", "status: \"todo\"", "status: 'todo",
  ])
  func aStatusIsRescuedFromAnyBrokenHeader(line: String) {
    let file = document("---\nid: \"x\n\(line)\nfoo: @bar\n---\n")
    #expect(file.rescue("status") == "todo")
  }

  @Test func anUnclosedHeaderIsReported() {
    let file = document("---\nid: A-1\nstatus: x\n\nbody\n")
    #expect(file.hasFrontMatter)
    #expect(file.entries.map(\.key) == ["id", "status"])
    #expect(file.diagnostics.map(\.rule) == ["front-matter-syntax"])
    #expect(file.diagnostics.first?.location == SourceLocation())
  }

  @Test(arguments: [
    "", "# title\n", "---\n", "---\n\ntext\n", "----\na: b\n----\n", "a\n---\nb: c\n---\n",
  ])
  func aFileWithoutFrontMatterIsFine(file: String) {
    #expect(!document(file).hasFrontMatter)
    #expect(document(file).diagnostics.isEmpty)
  }

  @Test func aKeyThatIsThereTwiceIsReportedAtTheSecond() {
    let file = document("---\nid: 1\nstatus: a\n\"status\": b\n---\n")
    #expect(file.diagnostics.map(\.rule) == ["duplicate-key"])
    #expect(file.diagnostics.first?.location == SourceLocation(line: 4))
    #expect(file["status"]?.value == .scalar("a"))
    #expect(file.entries.count == 3)
  }

  @Test func conflictMarkersAreReported() {
    let body = document(
      "---\nid: 1\n---\nTitle\n=======\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n")
    #expect(body.diagnostics.map(\.rule) == ["conflict-marker"])
    #expect(body.diagnostics.first?.location == SourceLocation(line: 6))
    let header = document("---\nid: 1\n<<<<<<< a\nstatus: x\n=======\nstatus: y\n>>>>>>> b\n---\n")
    #expect(
      Set(header.diagnostics.map(\.rule)).isSuperset(of: ["conflict-marker", "front-matter-syntax"])
    )
    #expect(header.rescue("status") == "x")
  }

  @Test func aBombIsRefused() {
    var header = "a: &a [x, x]\n"
    for (name, last) in zip("bcdefghijkl", "abcdefghijk") {
      header += "\(name): &\(name) [\((0..<9).map { _ in "*\(last)" }.joined(separator: ", "))]\n"
    }
    #expect(document("---\n\(header)---\n").diagnostics.map(\.rule) == ["front-matter-syntax"])
    let deep = "a:\n" + (1..<40).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(document("---\n\(deep)---\n").diagnostics.map(\.rule) == ["front-matter-syntax"])
    let long = document("---\nid: 1\nt: \(String(repeating: "x", count: 70_000))\n---\n")
    #expect(long.diagnostics.first?.message.contains("64 KiB") == true)
  }

  @Test func randomBytesNeverCrash() {
    var random = SeededGenerator(seed: 99)
    let alphabet =
      Array("---\n\r\t :#-[]{}&*!|>'\"%@`,?.ab\\0é".utf8) + [0, 0xFF, 0xC3, 0xE2, 0x80, 0xA8, 0x7F]
    for _ in 0..<4000 {
      var bytes = random.pick([Array("---\n".utf8), Array("---\nid: 1\n".utf8), []])
      for _ in 0..<random.pick([5, 20, 60]) { bytes.append(random.pick(alphabet)) }
      bytes += Array(random.pick(["", "\n---\n", "\n---\n- [ ] x\n```\n"]).utf8)
      let file = TicketDocument(bytes: bytes)
      #expect(file.bytes == bytes)
      #expect(file.diagnostics.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 })
      #expect(file.diagnostics.count { $0.rule == "front-matter-syntax" } <= 1)
      _ = (file.body, file.rescue("id"), file.location(ofByte: bytes.count + 5))
      _ = try? file.setting("id", to: .scalar("x"))
      _ = try? ConfigurationNode.parse(bytes, path: "x")
    }
  }
}
