internal import Foundation
package import TicketModel

/// Moments as people of a zone read them.
package struct LocalTime {
  private let zone: TimeZone?

  /// Makes a clock of a zone.
  package init(_ timezone: BacklogTimeZone) {
    zone = timezone == .utc ? nil : TimeZone(identifier: timezone.identifier)
  }

  /// Day, hour and minute in the zone, such as `2026-02-03 10:30`.
  package func text(_ instant: Instant) -> String {
    let held = min(max(instant.seconds, -62_135_510_400), 253_402_214_400)
    let date = Date(timeIntervalSince1970: Double(held))
    let offset = zone.map { Int64($0.secondsFromGMT(for: date)) } ?? 0
    let local = Instant(seconds: held + offset).iso8601
    return "\(local.prefix(10)) \(local.dropFirst(11).prefix(5))"
  }
}
