import Testing
import TicketModel
import TicketReports

private let workflow = Workflow(states: [
  WorkflowState(name: "todo", category: .todo),
  WorkflowState(name: "in-progress", category: .doing, wip: 5),
  WorkflowState(name: "done", category: .done),
])

@Test func boardSortsTicketsIntoTheWorkflow() {
  let board = Board(tickets: [build, explore, nasty], workflow: workflow)
  #expect(board.columns.map(\.title) == ["todo", "in-progress", "done", "(unknown)"])
  #expect(
    board.columns.map { $0.tickets.compactMap(\.id) } == [["P3-101"], ["P3-2"], [], ["P3-3"]])
  #expect(board.columns.map(\.points) == [3, 2.5, 0, 0])
}

@Test func boardInAPipeIsStacked() {
  let board = Board(tickets: [build, explore], workflow: workflow)
  #expect(
    BoardRenderer(style: .plain).text(board) == """
      todo 1  3 points
        P3-101  todo  3  Backend, Product  Agree on the bounds

      in-progress 1/5  2.5 points
        P3-2  in-progress*  P0  2.5  (no title)

      done 0

      """)
}

@Test func boardOnATerminalStandsSideBySide() {
  let style = TerminalStyle(color: false, unicode: false, width: 64)
  let board = Board(tickets: [build, explore], workflow: workflow)
  let lines = BoardRenderer(style: style).text(board).split(
    separator: "\n", omittingEmptySubsequences: false)
  #expect(lines[0] == "todo 1                in-progress 1/5       done 0")
  #expect(lines[1] == "3 points              2.5 points")
  #expect(lines[3] == "P3-101 3              P3-2* P0 2.5")
  #expect(lines[4] == "Agree on the bounds   (no title)")
}

@Test(arguments: 34...200)
func boardFitsTheTerminal(_ width: Int) {
  let style = TerminalStyle(color: false, unicode: true, width: width)
  let board = Board(tickets: [build, explore, nasty], workflow: .standard)
  #expect(widest(BoardRenderer(style: style).text(board)) <= width)
}

@Test func columnOverItsLimitIsMarked() {
  let style = TerminalStyle(color: true, unicode: true, width: 0)
  let tight = Workflow(states: [WorkflowState(name: "in-progress", category: .doing, wip: 0)])
  let text = BoardRenderer(style: style).text(Board(tickets: [build], workflow: tight))
  #expect(text.hasPrefix("\u{1b}[1;31min-progress 1/0\u{1b}[0m"))
}

@Test func jsonOfABoardListsTheTicketsByColumn() {
  let board = Board(tickets: [build, explore], workflow: workflow)
  #expect(BoardRenderer.json(board) == .array([explore.json, build.json]))
}
