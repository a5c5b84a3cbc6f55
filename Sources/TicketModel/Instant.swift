/// A moment, to the second, as Git records it.
public struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64

  /// Makes a moment from seconds since 1970-01-01T00:00:00Z.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Whether one moment is earlier than another.
  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }

  /// The moment in UTC ISO 8601, such as `2026-02-03T09:30:00Z`.
  public var iso8601: String {
    let days = Int(seconds.flooredQuotient(by: 86_400))
    let rest = Int(seconds - Int64(days) * 86_400)
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map(CalendarDay.twoDigits)
    return "\(CalendarDay(daysSinceEpoch: days))T\(clock.joined(separator: ":"))Z"
  }
}

extension Int64 {
  /// The quotient rounded towards minus infinity.
  func flooredQuotient(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
