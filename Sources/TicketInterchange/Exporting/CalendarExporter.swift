import TicketModel

/// The due days as tasks of iCalendar (RFC 5545).
enum CalendarExporter: Exporter {
  static let name = "ics"
  static let summary = "the due days, for a calendar"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tickets//tickets//EN",
      "X-WR-CALNAME:\(escaped(options.title))",
    ]
    for ticket in tickets {
      guard let due = CalendarDay(ticket.first("due")) else { continue }
      lines += task(ticket, due, options)
    }
    lines.append("END:VCALENDAR")
    return lines.map { folded($0) + "\r\n" }.joined()
  }

  private static func task(
    _ ticket: ExportedTicket, _ due: CalendarDay, _ options: ExportOptions
  ) -> [String] {
    var lines = [
      "BEGIN:VTODO", "UID:\(escaped(ticket.id.lowercased()))@tickets",
      "DTSTAMP:\(options.now.iso8601.filter { $0 != "-" && $0 != ":" })",
      "DUE;VALUE=DATE:\(due.description.filter { $0 != "-" })",
      "SUMMARY:\(escaped(ticket.id + " " + ticket.title))", "STATUS:\(status(ticket))",
    ]
    let labels = ticket.ticket.texts("labels").map(escaped)
    if !labels.isEmpty { lines.append("CATEGORIES:\(labels.joined(separator: ","))") }
    if !ticket.body.isEmpty { lines.append("DESCRIPTION:\(escaped(ticket.body))") }
    return lines + ["END:VTODO"]
  }

  private static func status(_ ticket: ExportedTicket) -> String {
    switch ticket.category {
    case .doing: "IN-PROCESS"
    case .done: "COMPLETED"
    case .dropped: "CANCELLED"
    case .todo, nil: "NEEDS-ACTION"
    }
  }

  /// A text as section 3.3.11 has it; other control characters are left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\t"
      case _ where scalar.properties.generalCategory == .control: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Lines of at most 75 bytes, broken between characters (section 3.1).
  private static func folded(_ line: String) -> String {
    var result = ""
    var width = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if width + size > 75 {
        result += "\r\n "
        width = 1
      }
      result.unicodeScalars.append(scalar)
      width += size
    }
    return result
  }
}
