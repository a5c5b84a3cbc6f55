/// The zone in which a backlog counts its days.
public struct BacklogTimeZone: Hashable, Sendable {
  /// The IANA name, such as `Europe/Paris`.
  public let identifier: String
  private let rules: ZoneRules?

  /// Coordinated Universal Time, where nothing is configured.
  public static let utc = BacklogTimeZone()

  private init() {
    identifier = "UTC"
    rules = nil
  }

  /// Finds a zone by its IANA name; nil where the machine knows none of that name.
  public init?(identifier: String) {
    guard identifier != "UTC" else {
      self = .utc
      return
    }
    guard let bytes = ZoneFolder.file(of: identifier), let rules = ZoneRules(bytes) else {
      return nil
    }
    self.identifier = identifier
    self.rules = rules
  }

  /// Whether two zones are of one name.
  public static func == (a: BacklogTimeZone, b: BacklogTimeZone) -> Bool {
    a.identifier == b.identifier
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }

  /// The names that this machine knows, for suggestions.
  static var knownIdentifiers: [String] { ["UTC"] + ZoneFolder.names() }

  /// The day on which a moment falls here.
  public func day(of instant: Instant) -> CalendarDay {
    CalendarDay(
      daysSinceEpoch: Int((instant.seconds + offset(at: instant)).flooredQuotient(by: 86_400)))
  }

  /// The last second of a day here: what a bare date means as an end.
  public func end(of day: CalendarDay) -> Instant {
    Instant(seconds: start(of: day.adding(days: 1)).seconds - 1)
  }

  /// The first second of a day here, also where the clock is changed at midnight.
  public func start(of day: CalendarDay) -> Instant {
    let local = Int64(day.daysSinceEpoch) * 86_400
    let offsets = [-86_400, 86_400].map { offset(at: Instant(seconds: local + $0)) }
    let candidates = offsets.map { Instant(seconds: local - $0) }.sorted()
    return candidates.first { self.day(of: $0) == day } ?? candidates[1]
  }

  /// The time of the clock here, to the minute: `2026-02-03 10:30`. Years 1 to 9999.
  public func clock(of instant: Instant) -> String {
    let held = Instant(seconds: min(max(instant.seconds, -62_135_510_400), 253_402_214_400))
    let local = held.seconds + offset(at: held)
    let minutes = Int(local - local.flooredQuotient(by: 86_400) * 86_400) / 60
    let clock = [minutes / 60, minutes % 60].map(CalendarDay.twoDigits).joined(separator: ":")
    return "\(day(of: held)) \(clock)"
  }

  private func offset(at instant: Instant) -> Int64 { rules?.offset(at: instant) ?? 0 }
}
