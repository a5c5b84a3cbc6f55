import Testing
import TicketModel
import TicketReports
import TicketSyntax

@Test func controlCharactersOfFilesNeverReachTheTerminal() {
  let style = TerminalStyle(color: false, unicode: true, width: 200)
  let facts = BoardFacts(today: shelf.today)
  let board = BoardBuilder(shelf.snapshot, facts, BoardOptions()).board(shelf.tickets)
  for text in [
    TicketListRenderer(style: style).text(shelf.listing()), BoardRenderer(style: style).text(board),
  ] {
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
  }
}

@Test func jsonOfATicketHasTypedFieldsAndNoKeyTwice() {
  #expect(
    JSONValue.array([explore.json, build.json]).text(.compact)
      == #"[{"id":"P3-101","title":"Agree on the bounds","status":"todo","category":"todo","#
      + #""project":"p3","path":"backlog/p3/P3-101.md","estimate":3,"owner":["Backend","Product"],"#
      + #""sprint":"1","due":null},"#
      + #"{"id":"P3-2","title":null,"status":"in-progress","category":"doing","project":"p3","#
      + #""path":"backlog/p3/P3-2.md","priority":"P0","estimate":2.5,"blocked":true,"modified":true}]"#
  )
}

@Test(arguments: [
  ("3", JSONValue.int(3)), ("2.50", .double(2.5)), ("XL", "XL"), ("nan", "nan"), ("0x10", "0x10"),
  ("1e999", "1e999"), ("", ""),
])
func scalarOfANumberFieldIsANumberWhereItIsOne(_ text: String, _ value: JSONValue) {
  #expect(TicketSummary.Field("estimate", .scalar(text), kind: .number).json == value)
}

private let detail = TicketDetail(
  summary: explore,
  body:
    "\nWhy.\n\n```\n- [ ] not one\n```\n\n## Acceptance criteria\n\n- [x] first\n- [ ] not one\n",
  bodyLine: 10, sections: [.init(title: "Acceptance criteria", level: 2, line: 17)],
  checkboxes: [
    .init(number: 1, text: "first", isChecked: true, section: "Acceptance criteria", line: 19),
    .init(number: 2, text: "not one", isChecked: false, section: "Acceptance criteria", line: 20),
  ])

@Test func showInAPipeHasTheBodyAsItIsWritten() {
  #expect(
    TicketShowRenderer(style: .plain).text(detail) == """
      P3-101  Agree on the bounds
      status    todo
      estimate  3
      owner     Backend, Product
      sprint    1
      due
      file      backlog/p3/P3-101.md

      Why.

      ```
      - [ ] not one
      ```

      ## Acceptance criteria

      - [x] first
      - [ ] not one

      """)
}

@Test func showOnATerminalNumbersTheCheckboxes() {
  let style = TerminalStyle(color: false, unicode: true, width: 60)
  let text = TicketShowRenderer(style: style).text(detail)
  #expect(text.contains("[1] ☑ first\n[2] ☐ not one\n"))
  #expect(text.contains("    - [ ] not one"))
}

@Test func showHasTheRelatives() {
  let family = Shelf([
    "id: F-1\ntitle: Parent\nstatus: todo",
    "id: F-2\ntitle: Self\nparent: f-1\ndepends-on: [F-3, X-9]",
    "id: F-3\ntitle: First\nstatus: done", "id: F-10\nparent: F-2\nstatus: todo",
    "id: F-9\nparent: F-2\nstatus: done", "id: F-5\ntitle: Then\ndepends-on: f-2",
  ])
  let detail = TicketDetail(family.tickets[1], in: family.snapshot)
  #expect(
    TicketShowRenderer(style: .plain).text(detail).hasPrefix(
      """
      F-2  Self
      status      (none)
      parent      F-1  Parent  (todo)
      depends-on  F-3  First  (done)
                  X-9  (no such ticket)
      children    F-9  (done)
                  F-10  (todo)
      needed by   F-5  Then  (none)
      """))
  let json = TicketShowRenderer.json(detail)
  #expect(json["children"] == .array(detail.children.map(\.json)))
  #expect(detail.children.map(\.id) == ["F-9", "F-10"])
}

@Test func aBodyKeepsItsLineEndsAndLosesWhatDrivesATerminal() {
  var odd = detail
  odd.body = "a\r\n\tb\u{1b}[2J\u{202e}\r\nc\rd"
  #expect(
    TicketShowRenderer(style: .plain).text(odd).hasSuffix(
      "\n\na\r\n\tb\\x1b[2J\\u202e\r\nc\\x0dd\n"))
}

@Test func jsonOfShowHasBodySectionsAndCheckboxes() throws {
  let json = TicketShowRenderer.json(detail)
  #expect(json["id"] == "P3-101")
  #expect(json["body"] == .string(detail.body))
  #expect(json["sections"] == [["title": "Acceptance criteria", "level": 2, "line": 17]])
  #expect(
    json["checkboxes"] == [
      [
        "number": 1, "text": "first", "checked": true, "section": "Acceptance criteria",
        "line": 19,
      ],
      [
        "number": 2, "text": "not one", "checked": false, "section": "Acceptance criteria",
        "line": 20,
      ],
    ])
}
