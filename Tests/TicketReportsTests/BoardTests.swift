import Foundation
import Testing
import TicketModel
import TicketReports

private let workflow = Workflow(states: [
  WorkflowState(name: "todo", category: .todo),
  WorkflowState(name: "in-progress", category: .doing, wip: 2),
  WorkflowState(name: "done", category: .done),
  WorkflowState(name: "dropped", category: .dropped),
])

private func shelf(_ headers: [String], workflow: Workflow = workflow) -> Shelf {
  var shelf = Shelf([])
  shelf.configuration.workflow = workflow
  shelf.add(headers)
  return shelf
}

private let small = shelf([
  "id: B-1\ntitle: Agree on the bounds\nstatus: todo\nestimate: 3\nowner: [Backend, Product]",
  "id: B-2\ntitle: Build it\nstatus: in-progress\npriority: P1\nestimate: 2.5\nparent: B-1",
  "id: B-3\ntitle: Show it\nstatus: todo\npriority: P0\ndepends-on: [B-2]\nowner: Product",
  "id: B-4\ntitle: Forget it\nstatus: dropped",
])

private func board(
  _ shelf: Shelf, by field: String? = nil, all: Bool = false, limit: Int? = nil,
  ages: [String: Int] = [:], arrivals: [String: Instant] = [:], uncommitted: Set<String> = []
) -> Board {
  let facts = BoardFacts(
    ages: ages, arrivals: arrivals, uncommitted: uncommitted, today: shelf.today)
  let options = BoardOptions(by: field, showsDropped: all, limit: limit)
  return BoardBuilder(shelf.snapshot, facts, options).board(shelf.tickets)
}

private func ids(_ lane: Board.Lane) -> [[String]] {
  lane.cells.map { $0.compactMap(\.summary.id) }
}

@Test func boardSortsTicketsIntoTheWorkflowTheMostUrgentFirst() {
  let board = board(small)
  #expect(board.columns.map(\.title) == ["todo", "in-progress", "done"])
  #expect(ids(board.lanes[0]) == [["B-3", "B-1"], ["B-2"], []])
  #expect(board.columns.map(\.points) == [3, 2.5, 0])
  #expect(board.columns.map(\.count) == [2, 1, 0])
  #expect(board.hidden == 1)
}

@Test func droppedTicketsAreShownWhereAsked() {
  let board = board(small, all: true)
  #expect(board.columns.map(\.title) == ["todo", "in-progress", "done", "dropped"])
  #expect(ids(board.lanes[0])[3] == ["B-4"])
  #expect(board.hidden == 0)
}

@Test func statesThatTheWorkflowDoesNotHaveShareALastColumn() {
  let board = board(shelf(["id: B-1\nstatus: Lost", "id: B-2\ntitle: none"]))
  #expect(board.columns.last?.title == "(unknown)")
  #expect(ids(board.lanes[0]).last == ["B-1", "B-2"])
}

@Test func boardInAPipeIsALineATicket() {
  #expect(
    BoardRenderer(style: .plain).text(board(small, ages: ["b-2": 4])) == """
      todo 2  3pt
        B-3  todo         P0           Product           Show it              waits for B-2
        B-1  todo               3      Backend, Product  Agree on the bounds

      in-progress 1/2  2.5pt
        B-2  in-progress  P1  2.5  4d                    Build it

      done 0

      dropped 1  not shown: --all shows them

      """)
}

@Test func boardOnATerminalStandsSideBySide() {
  let style = TerminalStyle(color: false, unicode: true, width: 64)
  let board = board(small, ages: ["b-2": 4], uncommitted: ["backlog/p/1.md"])
  #expect(
    BoardRenderer(style: style).text(board) == """
      todo              3pt · 2  in-progress   2.5pt · 1/2  done     0
      ─────────────────────────  ━━━━━━━━━━━━─────────────  ──────────
      ▎B-3                   P0  ▎B-2*         2.5pt 4d P1
      ▎Show it                   ▎Build it
      ▎⊘ waits for B-2
      ▎Product

      ▎B-1                  3pt
      ▎Agree on the bounds
      ▎Backend, Product

      1 dropped, not shown: --all shows them

      """)
}

@Test func anAgeIsNeverCut() {
  let board = board(
    shelf(["id: B-1\nstatus: in-progress\npriority: P0\nestimate: 13\nowner: [Frontend, Zo\u{E9}]"]
    ),
    ages: ["b-1": 1321])
  let style = TerminalStyle(color: false, unicode: true, width: 50)
  #expect(BoardRenderer(style: style).text(board).contains(" 1321d"))
}

@Test(arguments: 36...220)
func boardFitsTheTerminal(_ width: Int) {
  let long = shelf(
    [
      "id: B-1\nstatus: todo\ntitle: 日本語のとても長い題名 👩‍👩‍👧 and then some more of it\nowner: [Ann, 日本語の人]",
      "id: VERY-LONG-PROJECT-NAME-10001\nstatus: in-progress\npriority: P0\nestimate: 13",
      "id: B-3\nstatus: todo\nblocked: a reason that goes on and on\ndue: 2020-01-01",
      "id: B-4\nstatus: review\ntitle: Unaufhaltsamkeitsverordnungsausführungsbestimmung",
      "id: B-5\nstatus: Lost\u{7}\ntitle: \"\\e[2J\"", "id: B-6\nstatus: dropped",
    ], workflow: .standard)
  for (field, unicode) in [(nil, true), ("owner", false), ("status", true)] as [(String?, Bool)] {
    let style = TerminalStyle(color: false, unicode: unicode, width: width)
    let text = BoardRenderer(style: style).text(board(long, by: field, all: unicode))
    #expect(widest(text) <= width)
    #expect(text.contains("B-4"))
    if !unicode { #expect(!text.contains("▎") && !text.contains("─") && !text.contains("…")) }
  }
}

@Test(arguments: [4, 10, 24])
func boardKeepsToAHeight(_ height: Int) {
  let many = shelf((1...60).map { "id: B-\($0)\nstatus: todo\ntitle: Number \($0)" })
  let style = TerminalStyle(color: false, unicode: true, width: 80)
  let lines = BoardRenderer(style: style, height: height).lines(board(many))
  #expect(lines.count <= height)
  #expect(lines.contains { $0.contains("more") })
}

@Test func aLongColumnSaysHowManyMoreThereAre() {
  let many = shelf((1...12).map { "id: B-\($0)\nstatus: done\ntitle: Number \($0)" })
  let style = TerminalStyle(color: false, unicode: true, width: 80)
  #expect(BoardRenderer(style: style).text(board(many)).contains("+2 more"))
  #expect(BoardRenderer(style: style).text(board(many, limit: 3)).contains("+9 more"))
  #expect(!BoardRenderer(style: .plain).text(board(many, limit: 3)).contains("more"))
}

@Test func ofTheFinishedTheLatestComeFirst() {
  let done = shelf((1...3).map { "id: B-\($0)\nstatus: done" })
  let arrivals = [
    "b-1": Instant(seconds: 5), "b-2": Instant(seconds: 9), "b-3": Instant(seconds: 7),
  ]
  #expect(ids(board(done, arrivals: arrivals).lanes[0])[2] == ["B-2", "B-3", "B-1"])
}

@Test func lanesPartTheBoardByAField() {
  let board = board(small, by: "owner")
  #expect(board.lanes.map(\.title) == ["owner Backend", "owner Product", "no owner"])
  #expect(ids(board.lanes[1]) == [["B-3", "B-1"], [], []])
  #expect(board.columns.map(\.count) == [2, 1, 0])
  #expect(
    board.json
      == .array(
        ["B-1", "B-3", "B-2"].map { id in
          board.lanes.flatMap(\.cards).first { $0.summary.id == id }?.summary.json ?? .null
        }))
}

@Test func aCardDoesNotRepeatWhatItsLaneSays() {
  let style = TerminalStyle(color: false, unicode: true, width: 100)
  let text = { BoardRenderer(style: style).text(board(small, by: $0)) }
  let owners = text("owner")
  // Once over the lane; the other owner stands on the card of a ticket that two share.
  #expect(owners.components(separatedBy: "Product").count - 1 == 2)
  #expect(owners.contains("+ Product") && owners.contains("+ Backend"))
  #expect(text("priority").components(separatedBy: "P0").count - 1 == 1)
  #expect(text("estimate").components(separatedBy: "2.5").count - 1 == 2)
  #expect(text(nil).components(separatedBy: "Product").count - 1 == 2)
  // A program gets every field all the same.
  #expect(board(small, by: "owner").lanes[1].cards[0].summary.texts("owner") == ["Product"])
}

@Test func aTicketThatStandsOverALaneIsInNone() {
  let board = board(small, by: "parent")
  #expect(board.lanes.map(\.title) == ["B-1  Agree on the bounds (todo)", "no parent"])
  #expect(ids(board.lanes[0]) == [[], ["B-2"], []])
  #expect(ids(board.lanes[1]) == [["B-3"], [], []])
}

@Test func aColumnOverItsLimitIsMarked() {
  let three = shelf((1...3).map { "id: B-\($0)\nstatus: in-progress" })
  let style = TerminalStyle(color: true, unicode: true, width: 80)
  let text = BoardRenderer(style: style).text(board(three))
  #expect(text.contains("\u{1b}[1;31min-progress\u{1b}[0m"))
  #expect(text.contains("3/2!"))
  #expect(board(three).columns[1].isOverLimit)
}

@Test func theLimitCountsTicketsThatAQueryLeavesOut() {
  let three = shelf((1...3).map { "id: B-\($0)\nstatus: in-progress" })
  let facts = BoardFacts(today: three.today)
  let one = BoardBuilder(three.snapshot, facts, BoardOptions()).board([three.tickets[0]])
  #expect(BoardRenderer(style: .plain).text(one).contains("in-progress 1 of 3/2!"))
}

@Test func whatIsInTheWayIsSaid() {
  let cards = board(small).lanes[0].cards
  #expect(cards.map(\.summary.isBlocked) == [true, false, false])
  let style = TerminalStyle(color: false, unicode: true, width: 80)
  #expect(BoardRenderer(style: style).text(board(small)).contains("⊘ waits for B-2"))
}

@Test func programsGetAgeAndBlockedToo() {
  let json = board(small, ages: ["b-2": 4], uncommitted: ["backlog/p/1.md"]).json
  guard case .array(let tickets) = json else {
    Issue.record("not a list")
    return
  }
  #expect(tickets.map { $0["id"] } == ["B-3", "B-1", "B-2"])
  #expect(tickets.map { $0["isBlocked"] } == [true, false, false])
  #expect(tickets[2]["ageDays"] == 4)
  #expect(tickets[2]["modified"] == true)
  #expect(tickets[0]["ageDays"] == nil)
}
