import TestSupport
import Testing
import TicketModel
import TicketReports
import TicketSyntax

/// What `show` makes of a body.
private func shown(
  _ body: String, width: Int = 40, color: Bool = false, unicode: Bool = true
) -> String {
  let summary = TicketSummary(id: "M-1", title: "t", status: "todo", category: .todo, path: "m.md")
  let detail = TicketDetail(
    summary: summary, body: body, bodyLine: 1, sections: [], checkboxes: [])
  let style = TerminalStyle(color: color, unicode: unicode, width: width)
  let text = TicketShowRenderer(style: style).text(detail)
  return text.split(separator: "m.md\n\n", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
}

@Test(arguments: [
  ("A line\nand another.", "A line and another.\n"),
  ("One.\n\n\n\nTwo.", "One.\n\nTwo.\n"),
  ("hard  \nbreak\\\nhere", "hard\nbreak\nhere\n"),
  ("日本語の\n続き", "日本語の続き\n"),
  ("# Title\ntext\n## Next", "# Title\ntext\n\n## Next\n"),
  ("Setext\n===\ntext", "# Setext\ntext\n"),
  ("- one\n- two\n  more\n  - three", "• one\n• two more\n  • three\n"),
  ("1. one\n2. two", "1. one\n2. two\n"),
  ("- [ ] open\n- [x] done\n  - [X] deep", "[1] ☐ open\n[2] ☑ done\n      [3] ☑ deep\n"),
  ("- item\n  > quoted\n\n  para", "• item\n  │ quoted\n\n  para\n"),
  ("> quote\n> > deep", "│ quote\n│ │ deep\n"), ("<!-- no\nshow -->\ntext", "text\n"),
  ("```\n- [ ] no\n\tx\n```\n- [ ] yes", "    - [ ] no\n        x\n[1] ☐ yes\n"),
  ("| a | b |\n|---|--:|\n| long | 1 |\n| 日本 | 22 |", "a    │  b\n─────┼───\nlong │  1\n日本 │ 22\n"),
  ("|a|b|\n|-|-|\n|`x|y`|p \\| q|", "a     │ b\n──────┼──────\n`x|y` │ p | q\n"),
  ("---", "────────────────────────────────────────\n"), ("", ""), ("\n \n", ""),
])
func markdownIsSetForATerminal(_ body: String, _ text: String) {
  #expect(shown(body) == text)
}

@Test func longLinesAreWrappedUnderTheirBeginning() {
  #expect(
    shown("- [ ] " + String(repeating: "word ", count: 12), width: 30)
      == """
      [1] ☐ word word word word word
            word word word word word
            word word

      """)
}

@Test func withoutUnicodeMarksAreASCII() {
  let text = shown("- a\n- [x] b\n\n> c\n\n| d | e |\n|---|---|\n| f | g |", unicode: false)
  #expect(text == "- a\n[1] [x] b\n\n> c\n\nd | e\n--+--\nf | g\n")
}

@Test(arguments: [
  ("**b**", "<1>b<>"), ("*i* _i_", "<3>i<> <3>i<>"), ("***bi***", "<1;3>bi<>"), ("~~s~~", "<9>s<>"),
  ("`c * d`", "<35>c * d<>"), ("``a ` b``", "<35>a ` b<>"), ("snake_case_word", "snake_case_word"),
  ("2 * 3 * 4", "2 * 3 * 4"), ("**open", "**open"), ("a*b*c", "a<3>b<>c"), (#"\*no\*"#, "*no*"),
  ("**a *b* c**", "<1>a <><1;3>b<><1> c<>"), ("*a **b** c*", "<3>a <><3;1>b<><3> c<>"),
  ("[t](http://x.y)", "<4>t<><2> (http://x.y)<>"), ("[http://x](http://x)", "<4>http://x<>"),
  ("![alt](a.png)", "<4>alt<><2> (a.png)<>"), ("<https://x.y>", "<4>https://x.y<>"),
  ("[x] not (a link)", "[x] not (a link)"), ("a < b > c", "a < b > c"), ("`open", "`open"),
  ("**`c`**", "<1;35>c<>"),
])
func inlineMarksBecomeInks(_ source: String, _ painted: String) {
  #expect(marks(shown(source, width: 80, color: true)) == painted + "\n")
}

/// A text with its escapes spelt `<1;3>`, and the end of one `<>`.
private func marks(_ text: String) -> String {
  var result = ""
  var isEscape = false
  for scalar in text.unicodeScalars {
    if scalar == "\u{1b}" {
      isEscape = true
      result += "<"
    } else if isEscape {
      if scalar == "m" {
        isEscape = false
        result += ">"
      } else if scalar != "[" {
        result.unicodeScalars.append(scalar)
      }
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result.replacing("<0>", with: "<>")
}

@Test(arguments: 0..<300)
func anyTextFitsAndKeepsItsWords(_ seed: Int) {
  var random = SeededGenerator(seed: UInt64(seed))
  let parts = [
    "word", "日本語", "**bold", "*", "_a_", "`code`", "`", "[l](u)", "- ", "- [ ] ", "1. ", "> ", "# ",
    "\n", "\n\n", "```\n", "| a | b |\n|--|--|\n", "    ", "\t", "👩‍👩‍👧", "\u{1b}[2J", "\\", "<!-- ",
    "-->",
    "e\u{301}", "Unaufhaltsamkeitsverordnungsausführungsbestimmung", "~~", "\r\n", "---\n",
  ]
  let body = (0..<60).compactMap { _ in parts.randomElement(using: &random) }.joined(separator: " ")
  for width in [24, 61, 140] {
    let text = shown(body, width: width, color: false)
    #expect(widest(text) <= max(24, width), "seed \(seed) width \(width)\n\(body)")
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F },
      "seed \(seed)")
    let boxes = TicketDocument(bytes: Array("---\nid: A\n---\n\(body)".utf8)).body.checkboxes
    let last = boxes.isEmpty ? nil : "[\(boxes.count)]"
    #expect(last.map(text.contains) ?? true, "seed \(seed)\n\(body)")
  }
}

@Test func marksThatNeverCloseCostNoMoreThanTheirLength() {
  let many = String(repeating: "*a **b ***c `d ~~e [f ", count: 4_000)
  #expect(shown(many, width: 80, color: true).contains("[f"))
}
