import Testing
import TicketModel
import TicketReports

@Test func listInAPipeIsAlignedAndWhole() {
  let text = TicketListRenderer(style: .plain).text(shelf.listing())
  #expect(
    text == #"""
      P3-101  todo               3  Backend, Product                      Agree on the bounds
      P3-2    in-progress  P0  2.5                                        (no title)
      P3-3    Lost\x07          XL  somebody with a remarkably long name  日本語のとても長い題名 \x1b[2J 👩‍👩‍👧 and then some more of it

      """#)
}

@Test(arguments: 34...160)
func listFitsTheTerminal(_ width: Int) {
  let style = TerminalStyle(color: false, unicode: true, width: width)
  let text = TicketListRenderer(style: style).text(shelf.listing())
  #expect(widest(text) <= width)
  #expect(text.contains("P3-101"))
  #expect(text.hasPrefix("ID"))
}

@Test func theTitleIsTheLastToBeCut() {
  let style = TerminalStyle(color: false, unicode: true, width: 70)
  let lines = TicketListRenderer(style: style).text(
    Shelf([
      "id: A-1\nstatus: todo\nowner: somebody with a long name\ntitle: A title of forty letters, or a few more"
    ]).listing()
  ).split(separator: "\n")
  #expect(lines.last?.hasSuffix("A title of forty letters, or a few more") == true)
  #expect(lines.last?.contains("…") == true)
}

@Test func emptyListIsEmpty() {
  let empty = Shelf([]).listing()
  #expect(TicketListRenderer(style: .plain).text(empty).isEmpty)
  #expect(empty.json == [])
  #expect(empty.ids.isEmpty)
}

@Test func columnsAreThoseAskedFor() throws {
  let fields = try FieldNames(shelf.snapshot).fields("due, ID,project")
  #expect(fields == ["due", "id", "project"])
  let text = TicketListRenderer(style: .plain).text(shelf.listing(fields))
  #expect(text == "            P3-101  p\n2026-01-31  P3-2    p\n            P3-3    p\n")
  #expect(
    shelf.listing(["id", "due"]).json.text(.compact)
      == #"[{"id":"P3-101","due":null},{"id":"P3-2","due":"2026-01-31"},{"id":"P3-3","due":null}]"#)
  #expect(shelf.listing(["id", "estimate"]).rows[1] == ["P3-101", "3"])
}

@Test func aColumnThatNobodyKnowsIsAnErrorWithASuggestion() {
  #expect {
    try FieldNames(shelf.snapshot).fields("id,ownr")
  } throws: { error in
    (error as? FieldNames.Unknown)?.suggestion == "owner"
  }
}

@Test func aFieldThatOnlySomeFileHasMayBeNamed() throws {
  let odd = Shelf(["id: A-1\nmood: good"])
  #expect(try FieldNames(odd.snapshot).field("mood") == "mood")
}

@Test func rowsHaveEveryFieldThatSomeTicketHas() {
  #expect(
    shelf.listing().rows[0] == [
      "id", "title", "status", "category", "project", "path", "priority", "estimate", "owner",
      "sprint", "due",
    ])
  #expect(shelf.listing().rows[1][8] == "Backend, Product")
}

@Test func whatIsOverdueIsRedAndWhatIsUrgentToo() {
  let style = TerminalStyle(color: true, unicode: true, width: 0)
  let text = TicketListRenderer(style: style).text(shelf.listing(["priority", "due"]))
  #expect(text.contains("\u{1b}[1;31mP0\u{1b}[0m"))
  #expect(text.contains("\u{1b}[1;31m2026-01-31\u{1b}[0m"))
}

@Test func behindAJoinedCharacterTheNextColumnIsNamed() {
  let style = TerminalStyle(color: false, unicode: true, width: 80, canPosition: true)
  let family = Shelf(["id: A-1\ntitle: 👩‍👩‍👧", "id: A-2\ntitle: 日本"])
  let lines = TicketListRenderer(style: style).text(family.listing(["title", "id"])).split(
    separator: "\n")
  #expect(lines[1] == "👩‍👩‍👧   \u{1b}[6G  A-1")
  #expect(lines[2] == "日本   A-2")
}

private let mixed = Shelf([
  "id: P-10\nstatus: done\npriority: P1\nestimate: 8\ndue: 2026-03-01\nrisk: fatal\nowner: [Zoe]",
  "id: P-9\nstatus: in-progress\npriority: P0\nestimate: 13\nrisk: tiny\nowner: [ann, Bob]",
  "id: P-100\nstatus: todo\npriority: P2\ndue: 2026-01-15\nrisk: huge",
  "id: P-1\nstatus: todo\nestimate: 2.5\ndue: 2025-12-31\nowner: [Ann]",
])

@Test(arguments: [
  ("id", ["P-1", "P-9", "P-10", "P-100"]), ("-id", ["P-100", "P-10", "P-9", "P-1"]),
  ("status", ["P-1", "P-100", "P-9", "P-10"]), ("-status", ["P-10", "P-9", "P-1", "P-100"]),
  ("priority", ["P-9", "P-10", "P-100", "P-1"]), ("-priority", ["P-100", "P-10", "P-9", "P-1"]),
  ("estimate", ["P-1", "P-10", "P-9", "P-100"]), ("due", ["P-1", "P-100", "P-10", "P-9"]),
  ("risk", ["P-9", "P-100", "P-10", "P-1"]), ("owner", ["P-1", "P-9", "P-10", "P-100"]),
  ("status,-estimate", ["P-1", "P-100", "P-9", "P-10"]),
  ("category, -id", ["P-100", "P-1", "P-9", "P-10"]),
])
func ticketsAreSortedAsPeopleExpect(_ order: String, _ ids: [String]) throws {
  #expect(try mixed.ids(sortedBy: order) == ids)
}

@Test(arguments: [
  (["low", "Critical", "medium", "High"], ["Critical", "High", "medium", "low"]),
  (["Basse", "Haute", "Moyenne"], ["Haute", "Moyenne", "Basse"]),
  (["P10", "P2", "P1"], ["P1", "P2", "P10"]),
])
func prioritiesThatNobodyDeclaredAreRankedByTheirNames(_ given: [String], _ ranked: [String]) throws
{
  let tickets = Shelf(given.enumerated().map { "id: P-\($0)\npriority: \($1)" }).tickets
  let snapshot = BacklogSnapshot(tickets: tickets)
  let sorted = try TicketOrder("priority", FieldNames(snapshot)).sorted(tickets, in: snapshot)
  #expect(sorted.flatMap { $0.texts("priority") } == ranked)
}
