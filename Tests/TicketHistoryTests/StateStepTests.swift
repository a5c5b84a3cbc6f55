import Testing
import TicketModel

@testable import TicketHistory

@Test func aStepIsReadFromATrailerAlsoWhereItIsIndented() {
  let steps = StateStep.steps(
    in:
      "x\n\n    Ticket-State: A-1 Last Call -> in-progress 2026-02-03T09:30:00Z\nTicket-State: A-1\n"
  )
  #expect(steps.map(\.from) == ["Last Call"])
  #expect(steps.map(\.to) == ["in-progress"])
  #expect(steps.map(\.time.iso8601) == ["2026-02-03T09:30:00Z"])
}

@Test(arguments: [
  "", "Ticket-State: A-1 a -> b", "Ticket-State: A-1 a b 2026-02-03T09:30:00Z",
  "Ticket-State: A-1 a -> b 2026-02-30T09:30:00Z", "Ticket-State: A-1 a -> b 2026-02-03T24:30:00Z",
  "Ticket-State: A-1 a -> b 2026-02-03T-1:30:00Z", "Ticket-State: -> -> 2026-02-03T09:30:00Z",
])
func anythingElseIsNoStep(line: String) {
  #expect(StateStep.steps(in: line).isEmpty)
}

@Test func aPlainHeaderIsReadAndAnythingElseIsLeftToTheDocument() {
  let keys = ["id", "status", "created"].map { Array($0.utf8) }
  let plain = HeaderScan(
    Array("---\nid: A-1\nlabels: [a, b-c]\nstatus: Last Call\n---\n: [\n".utf8), keys: keys)
  #expect(plain?.text(0) == "A-1")
  #expect(plain?.text(1) == "Last Call")
  #expect(plain?.text(2) == nil)
  let others = [
    "", "---\n", "---\nid: A-1\n", "---\nid: \"A-1\"\n---\n", "---\nid: A-1 # x\n---\n",
    "---\nid: A-1\nid: A-2\n---\n", "---\nid: null\n---\n", "---\ntitle: a: b\n---\n",
    "---\nid: A-1\n  more\n---\n", "---\r\nid: A-1\r\n---\r\n", "---\nid:\n---\n",
    "---\nx: [a, b\n---\n", "---\nx: [a,, b]\n---\n", "---\nid: A-1 \n---\n",
  ]
  for other in others { #expect(HeaderScan(Array(other.utf8), keys: keys) == nil, "\(other)") }
}
