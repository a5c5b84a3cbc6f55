import Testing
import TicketModel

struct TicketIDTests {
  @Test(arguments: [
    "KEY-12", "BE-VERT-001", "P3-TD-01", "TASK-12.3", "a", "A1", "EIP-1559", "C5.1",
  ])
  func anIdOfTheFormIsRead(text: String) {
    #expect(TicketID(text)?.text == text)
  }

  @Test(arguments: [
    "", "1", "-A", ".A", "A-", "A.", "A..B", "A-.B", "A B", "A/B", "../A", "É-1", "A\n", "A_1",
    "A\0",
    String(repeating: "a", count: 101),
  ])
  func anythingElseIsNoId(text: String) {
    #expect(TicketID(text) == nil)
  }

  @Test func theLongestIdHasAHundredBytes() {
    #expect(TicketID(String(repeating: "a", count: 100)) != nil)
  }

  @Test func caseDoesNotCount() {
    #expect(TicketID("be-vert-001") == TicketID("BE-VERT-001"))
    #expect(Set([TicketID("a-1"), TicketID("A-1")]).count == 1)
  }

  @Test func idsStandInNaturalOrder() {
    let ids = ["P3-10", "p3-2", "P3-1", "P10-1", "P3-2.10", "P3-2.9"].compactMap { TicketID($0) }
    let sorted = ids.sorted().map(\.text)
    #expect(sorted == ["P3-1", "p3-2", "P3-2.9", "P3-2.10", "P3-10", "P10-1"])
  }
}
