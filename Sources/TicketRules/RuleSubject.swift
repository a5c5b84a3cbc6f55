package import TicketModel
package import TicketSyntax

/// One ticket under check, with what is dear to compute kept once it was asked for.
package final class RuleSubject {
  /// The ticket.
  package let ticket: Ticket
  /// The rules that govern it, and the configuration that they stand in.
  package let rules: RuleSet
  /// The same ticket before the change; nil where it is new, or nothing is compared.
  package let earlier: Ticket?
  /// Why it is judged.
  package let occasion: Occasion
  /// The day on which it came into its state, where that is another than the day of the change.
  let day: CalendarDay?

  /// Why a ticket is judged.
  package enum Occasion: Hashable, Sendable {
    /// As a part of a backlog, or of a change of it.
    case change
    /// As if it had come into its state just now.
    case arrival
    /// The same, because another ticket's rule asks for it.
    case assessment
  }

  /// What the syntax layer met in the file.
  package private(set) lazy var diagnostics: [SyntaxDiagnostic] = ticket.diagnostics
  /// The ticket's waivers.
  private(set) lazy var waivers = WaiverList(self)
  /// The body, parsed.
  package private(set) lazy var body: TicketBody = ticket.document.body

  init(
    ticket: Ticket, rules: RuleSet, earlier: Ticket?, occasion: Occasion = .change,
    day: CalendarDay? = nil
  ) {
    self.day = day
    self.ticket = ticket
    self.rules = rules
    self.earlier = earlier
    self.occasion = occasion
  }

  /// The configuration that governs the ticket.
  package var configuration: BacklogConfiguration { rules.configuration }

  /// Whether the header can't be trusted to be whole, so that what is absent is not to blame.
  package var isBroken: Bool {
    !ticket.hasReadablePath
      || diagnostics.contains {
        $0.rule == FrontMatterSyntax.name || $0.rule == ConflictMarker.name
      }
  }

  /// Where the status is said, or the beginning of the file.
  package var statusLocation: SourceLocation { ticket.location(of: "status") }
}
