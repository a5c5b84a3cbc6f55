import Testing

@testable import TicketInterchange

@Test func anEmptySourceGivesNoTickets() {
  #expect(ImportPlan(source: []).tickets.isEmpty)
}
