package import TicketModel

/// A ticket to be taken out, with what a form may want to say of it.
package struct ExportedTicket: Sendable {
  /// The ticket.
  package var ticket: Ticket
  /// How its backlog reads it.
  package var configuration: BacklogConfiguration
  /// What happened to it; nothing where the form doesn't tell.
  package var events: [TicketEvent]

  /// Makes a ticket to be taken out.
  package init(ticket: Ticket, configuration: BacklogConfiguration, events: [TicketEvent] = []) {
    self.ticket = ticket
    self.configuration = configuration
    self.events = events
  }
}

/// What an export says beside the tickets.
package struct ExportOptions: Sendable {
  /// The backlog's name.
  package var title: String
  /// The moment of the export.
  package var now: Instant

  /// Makes options.
  package init(title: String, now: Instant) {
    self.title = title
    self.now = now
  }
}

/// A form that a backlog is taken out in.
package protocol Exporter: Sendable {
  /// What `--to` calls it.
  static var name: String { get }
  /// What it is good for, in a few words.
  static var summary: String { get }
  /// Whether it tells what happened to each ticket.
  static var tellsHistory: Bool { get }
  /// The whole document.
  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String
}

extension Exporter {
  /// Most forms don't.
  package static var tellsHistory: Bool { false }
}

/// Every form that a backlog is taken out in.
package enum Exporters {
  /// The forms.
  package static let all: [any Exporter.Type] = [
    CSVExporter.self, JiraExporter.self, GitHubCSVExporter.self, GitHubExporter.self,
    TrelloExporter.self, JSONLinesExporter.self, MarkdownExporter.self, CalendarExporter.self,
  ]

  /// The form of that name.
  package static func named(_ name: String) -> (any Exporter.Type)? {
    all.first { $0.name == name.lowercased() }
  }
}
