/// Who wrote a commit.
public struct Person: Hashable, Sendable {
  /// The name, after the mailmap.
  public var name: String
  /// The mail address, after the mailmap.
  public var mail: String

  /// Makes a person.
  public init(name: String, mail: String) {
    self.name = name
    self.mail = mail
  }

  /// The form that Git shows: `Name <mail>`.
  public var signature: String { "\(name) <\(mail)>" }
}

/// A ticket's change of state, as the commits tell it.
public struct TicketEvent: Hashable, Sendable {
  /// How it came about.
  public enum Kind: String, Hashable, Sendable {
    /// A commit whose state differs from the state in every parent.
    case change
    /// A merge that took one side where the last event says otherwise: closes the chain.
    case merge
    /// A step of a squashed commit, read from its `Ticket-State` trailers.
    case trailer
    /// The file was deleted: `to` is nil.
    case deletion
  }

  /// How it came about.
  public var kind: Kind
  /// The state before, as written; nil where the ticket did not exist, or `wasUnknown`.
  public var from: String?
  /// Whether the state before can't be read: `from` is nil then.
  public var wasUnknown: Bool
  /// The state after, as written; nil where the ticket no longer exists.
  public var to: String?
  /// Whether the state after can't be read: broken, or no status at all. `to` is nil then.
  public var isUnknown: Bool
  /// The author date, clamped so that time never runs back within a ticket.
  public var recorded: Instant
  /// The committer date of the first-parent commit that brought it to the ref, clamped likewise.
  public var landed: Instant
  /// The commit's object id, in hexadecimal.
  public var commit: String
  /// Who wrote it.
  public var author: Person

  /// Makes an event.
  public init(
    kind: Kind = .change, from: String?, wasUnknown: Bool = false, to: String?,
    isUnknown: Bool = false, recorded: Instant, landed: Instant, commit: String, author: Person
  ) {
    self.kind = kind
    self.from = from
    self.wasUnknown = wasUnknown
    self.to = to
    self.isUnknown = isUnknown
    self.recorded = recorded
    self.landed = landed
    self.commit = commit
    self.author = author
  }
}

/// All that happened to one ticket, in order.
public struct TicketTimeline: Hashable, Sendable {
  /// The id, as last written.
  public var id: String
  /// The events, ancestors first.
  public var events: [TicketEvent]
  /// How many events had a time clamped, the recorded or the landed one.
  public var clamped: Int
  /// The `created:` day of the front matter at the tip, where there is one.
  public var created: CalendarDay?
  /// The file at the tip, from the repository's root; nil where the ticket is gone.
  public var path: String?

  /// Makes a timeline.
  public init(
    id: String, events: [TicketEvent], clamped: Int = 0, created: CalendarDay? = nil,
    path: String? = nil
  ) {
    self.id = id
    self.events = events
    self.clamped = clamped
    self.created = created
    self.path = path
  }
}
