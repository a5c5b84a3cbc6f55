#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The machine's clock, and how far its zone is from UTC.
package struct ClockTime: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  package let seconds: Int64
  /// Seconds to add for the time of day here.
  package let offset: Int

  /// The given time.
  package init(seconds: Int64, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }

  /// The time now.
  package static func now() -> ClockTime {
    var seconds = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&seconds, &parts)
    return unsafe ClockTime(seconds: Int64(seconds), offset: parts.tm_gmtoff)
  }

  /// As Git writes it: `1767603600 +0100`.
  package var gitForm: String {
    let minutes = abs(offset) / 60
    let digits = String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst()
    return "\(seconds) \(offset < 0 ? "-" : "+")\(digits)"
  }
}
