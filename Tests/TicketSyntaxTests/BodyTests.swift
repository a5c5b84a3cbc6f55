import Testing

@testable import TicketSyntax

@Suite struct BodyTests {
  @Test func sectionsHoldWhatIsBelowThem() throws {
    let body = document(
      "---\nid: 1\n---\nintro\n\n# One #\n\n## Acceptance criteria:\n- [ ] a\n- [X] b\n\nTwo\nlines\n---\n"
        + "<!-- note\n\nmore -->\n\n# Three\n"
    ).body
    #expect(body.sections.map(\.title) == ["One", "Acceptance criteria:", "Two lines", "Three"])
    #expect(body.sections.map(\.level) == [1, 2, 2, 1])
    #expect(body.sections.map(\.line) == [6, 8, 12, 19])
    #expect(body.sections.map(\.isEmpty) == [false, false, true, true])
    #expect(body.section(titled: " acceptance CRITERIA ")?.line == 8)
    #expect(
      body.checkboxes.map(\.sections) == [
        ["One", "Acceptance criteria:"], ["One", "Acceptance criteria:"],
      ])
    #expect(body.checkboxes.map(\.isChecked) == [false, true])
    #expect(body.checkboxes.map(\.text) == ["a", "b"])
  }

  /// A body and the texts of its checkboxes, each behind its depth.
  static let bodies: [(String, [String])] = [
    ("- [ ] a\n* [x] b\n+ [X] c\n1. [ ] d\n2) [ ] e\n", ["0a", "0b", "0c", "0d", "0e"]),
    ("- [ ] a\n  - [ ] b\n    1. [ ] c\n- [ ] d\n", ["0a", "1b", "2c", "0d"]),
    ("- [ ] a\n      - [ ] over\n", ["0a", "1over"]),
    ("- a\n\t- [ ] tab\n", ["1tab"]),
    ("> - [ ] quoted\n> > * [ ] deeper\n", ["0quoted", "0deeper"]),
    ("```\n- [ ] code\n```\n- [ ] a\n", ["0a"]),
    ("````\n```\n- [ ] code\n```\n````\n- [ ] a\n", ["0a"]),
    ("~~~ x\n- [ ] code\n```\n~~~~\n- [ ] a\n", ["0a"]),
    ("- item\n  ```\n  - [ ] code\n  ```\n- [ ] a\n", ["0a"]),
    ("- item\n  ```\n  - [ ] code\n- [ ] a\n", ["0a"]),
    ("- ```\n  - [ ] code\n  ```\n- [ ] a\n", ["0a"]),
    ("    - [ ] indented code\n\n- [ ] a\n", ["0a"]),
    ("text\n\n\t- [ ] indented code\n", []),
    ("<!--\n- [ ] hidden\n\n- [ ] too\n-->\n- [ ] a\n", ["0a"]),
    ("<!-- x -->\n- [ ] a\n", ["0a"]),
    ("- [ ] a\r\n- [x] b\r\n", ["0a", "0b"]),
    ("- - [ ] inner\n", ["1inner"]),
    ("- [ ]\n- []\n- [y] no\n- [ ]no\n[ ] no\n-[ ] no\n", ["0"]),
    ("text\n- [ ] a\n", ["0a"]),
    ("`````\nnever closed\n- [ ] code\n", []),
    ("- [ ] a\nlazy\n- [ ] b\n", ["0a", "0b"]),
    ("- [ ] a\n\n\n  - [ ] b\n\nend\n\n    - [ ] code\n", ["0a", "1b"]),
  ]

  @Test(arguments: bodies.indices)
  func checkboxesAreThoseThatAReaderSees(index: Int) throws {
    let (body, expected) = Self.bodies[index]
    let file = document("---\nid: 1\n---\n" + body)
    let boxes = file.body.checkboxes
    #expect(boxes.map { "\($0.depth)\($0.text)" } == expected)
    for box in boxes {
      let toggled = try file.settingCheckbox(box.index, checked: !box.isChecked)
      let different = file.bytes.indices.filter { file.bytes[$0] != toggled.bytes[$0] }
      #expect(different == [box.markOffset])
      #expect(toggled.body.checkboxes[box.index].isChecked == !box.isChecked)
      #expect(try file.settingCheckbox(box.index, checked: box.isChecked).bytes == file.bytes)
      #expect(
        file.location(ofByte: box.markOffset - 1)
          == SourceLocation(line: box.line, column: box.column))
    }
    #expect(throws: EditError.self) { try file.settingCheckbox(boxes.count, checked: true) }
  }

  @Test func linesAreClassified() {
    let text =
      "# A\n\n***\n| a | b |\n|---|---|\n| 1 | 2 |\n\nx | y\n--|--\n1 | 2\n\ntext\n===\n1. one\n   > q\n"
    let kinds = MarkdownScanner(bytes: Array(text.utf8)).lines().map(\.kind)
    #expect(
      kinds.prefix(6) == [
        .heading(level: 1, title: "A"), .blank, .rule, .tableRow(isDelimiter: false),
        .tableRow(isDelimiter: true), .tableRow(isDelimiter: false),
      ])
    #expect(
      kinds[7...9] == [
        .tableRow(isDelimiter: false), .tableRow(isDelimiter: true), .tableRow(isDelimiter: false),
      ])
    #expect(kinds[11] == .heading(level: 1, title: "text"))
    #expect(kinds[12] == .headingContinuation)
    #expect(kinds[14] == .text)
  }

  @Test func deepNestingIsText() {
    let text = String(repeating: "> - ", count: 5000) + "[ ] x\n"
    #expect(MarkdownScanner(bytes: Array(text.utf8)).lines().count == 1)
  }

  @Test func headingsInQuotesListsAndCodeStartNoSection() {
    let body = document("> # q\n\n- # l\n\n```\n# c\n```\n\n    # i\n\n#no\n\n####### seven\n").body
    #expect(body.sections.isEmpty)
  }
}
