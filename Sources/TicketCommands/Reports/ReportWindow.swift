internal import ArgumentParser
internal import TicketModel

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The stretch of time that a report looks at.
struct ReportWindow {
  /// The moment that it answers for.
  let asOf: Instant
  /// Its beginning; nil for none.
  let since: Instant?

  /// Reads `--as-of` and `--since`; a bare day ends the one and begins the other.
  init(_ options: ReportOptions, timezone: BacklogTimeZone, now: Instant) throws {
    asOf = try ReportWindow.moment(options.asOf, "--as-of", timezone.end(of:)) ?? now
    since = try ReportWindow.moment(options.since, "--since", timezone.start(of:))
    guard let since else { return }
    let days = timezone.day(of: asOf).daysSinceEpoch - timezone.day(of: since).daysSinceEpoch
    guard days >= 0 else {
      throw ValidationError("--since lies after the day that the report answers for")
    }
    guard days < 36_525 else {
      throw ValidationError("a report looks back a hundred years at most")
    }
  }

  private static func moment(
    _ text: String?, _ option: String, _ ofDay: (CalendarDay) -> Instant
  ) throws -> Instant? {
    guard let text else { return nil }
    if let day = CalendarDay(text) { return ofDay(day) }
    if text.count > 10, let date = try? Date(text, strategy: .iso8601) {
      return Instant(seconds: Int64(date.timeIntervalSince1970.rounded(.down)))
    }
    throw ValidationError(
      "\(option) takes a day such as 2026-01-31, or a moment such as 2026-01-31T12:00:00Z, "
        + "not \(text)")
  }
}
