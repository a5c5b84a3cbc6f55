import Testing
import TicketModel

@testable import TicketInterchange

/// A calendar says of each due ticket what a reader of RFC 5545 finds in it.
@Suite struct CalendarReadingTests {
  /// The tasks of a calendar by name of property: lines unfolded, texts unescaped.
  private func tasks(_ calendar: String) -> [[String: String]] {
    let unfolded = calendar.replacing("\r\n ", with: "")
    var tasks: [[String: String]] = []
    for line in unfolded.split(separator: "\r\n") {
      guard line != "BEGIN:VTODO" else {
        tasks.append([:])
        continue
      }
      guard let colon = line.firstIndex(of: ":"), !tasks.isEmpty else { continue }
      var text = ""
      var isEscaped = false
      for character in line[line.index(after: colon)...] {
        if isEscaped {
          text += character == "n" ? "\n" : String(character)
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else {
          text.append(character)
        }
      }
      tasks[tasks.count - 1][String(line[..<colon])] = text
    }
    return tasks
  }

  @Test(arguments: Array(UInt64(1)...25))
  func titlesDaysStatesAndTextsAreThere(seed: UInt64) throws {
    var random = try RandomBacklog(seed: seed)
    let tickets = random.tickets(12).map {
      ExportedTicket(ticket: $0, configuration: random.configuration)
    }
    let text = CalendarExporter.text(
      of: tickets, options: ExportOptions(title: "rt", now: Instant(seconds: 1_767_600_000)))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    let due = tickets.filter { CalendarDay($0.first("due")) != nil }
    let found = tasks(text)
    #expect(found.count == due.count)
    for (ticket, task) in zip(due, found) {
      #expect(task["UID"] == ticket.id.lowercased() + "@tickets")
      #expect(task["DUE;VALUE=DATE"] == "20260301")
      #expect(task["SUMMARY"] == "\(ticket.id) \(ticket.title)")
      #expect((task["DESCRIPTION"] ?? "") == ticket.body)
      let states: [StateCategory: String] = [
        .todo: "NEEDS-ACTION", .doing: "IN-PROCESS", .done: "COMPLETED", .dropped: "CANCELLED",
      ]
      #expect(task["STATUS"] == ticket.category.flatMap { states[$0] })
    }
  }
}
