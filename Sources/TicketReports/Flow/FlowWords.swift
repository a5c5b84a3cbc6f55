internal import TicketFlow
internal import TicketModel

/// The words and numbers that the reports have in common.
enum FlowWords {
  /// `1 day`, `3 days`.
  static func days(_ count: Int) -> String { counted(count, "day") }

  /// `1 ticket`, `3 tickets`.
  static func tickets(_ count: Int) -> String { counted(count, "ticket") }

  /// A number with its noun.
  static func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// What amounts of work count, as a heading.
  static func heading(_ unit: PlanUnit) -> String { unit == .points ? "Points" : "Tickets" }

  /// An amount of work with what it counts, such as `3 points`.
  static func amount(_ value: Double, _ unit: PlanUnit) -> String {
    let noun = unit == .points ? "point" : "ticket"
    return "\(number(value)) \(noun)\(value == 1 ? "" : "s")"
  }

  /// An amount of work and the tickets that it is in, said once where tickets are counted.
  static func amount(_ value: Double, _ unit: PlanUnit, in tickets: Int) -> String {
    unit == .points
      ? "\(amount(value, unit)) in \(FlowWords.tickets(tickets))" : amount(value, unit)
  }

  /// What has to be said of tickets without an estimate; empty where there is none.
  static func unestimated(_ count: Int, _ unit: PlanUnit, finished: Bool = false) -> [String] {
    if unit == .tickets { return ["no ticket has an estimate: tickets are counted"] }
    let words = "\(tickets(count)) \(finished ? "finished " : "")without an estimate"
    return count == 0 ? [] : ["\(words) \(count == 1 ? "counts" : "count") no points"]
  }

  /// A number with at most one digit behind the point, and none where it is whole.
  static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard abs(tenths) < 1e15 else { return "\(value)" }
    let whole = Int(tenths) / 10
    let rest = abs(Int(tenths)) % 10
    let sign = tenths < 0 && whole == 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  /// A number with all the digits that it has.
  static func exact(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// A mean: with a digit behind the point where it is less than a hundred.
  static func mean(_ value: Double) -> String {
    number(abs(value) < 99.95 ? value : value.rounded())
  }

  /// A signed number, such as `+3`.
  static func signed(_ value: Double) -> String {
    value > 0 ? "+" + number(value) : number(value)
  }

  /// A share in whole percent: never `100 %`, and `0 %` only where it is nothing.
  static func share(_ value: Double) -> String {
    if value > 0.99 { return "> 99 %" }
    if value > 0, value < 0.01 { return "< 1 %" }
    return "\(Int((value * 100).rounded())) %"
  }

  /// A probability in whole percent: never certainty, either way.
  static func probability(_ value: Double) -> String {
    value > 0.99 ? "> 99 %" : value < 0.01 ? "< 1 %" : share(value)
  }

  /// A length of time in the two largest units that it has, such as `3 d 4 h`.
  static func duration(_ seconds: Int64) -> String {
    let parts = [(seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "min")]
    let shown = parts.drop { $0.0 == 0 }.prefix(2).filter { $0.0 > 0 }
    return shown.isEmpty ? "\(seconds) s" : shown.map { "\($0.0) \($0.1)" }.joined(separator: " ")
  }

  /// `as of 2026-01-31 (Europe/Paris)`.
  static func moment(_ asOf: Instant, _ zone: BacklogTimeZone) -> String {
    "as of \(zone.day(of: asOf)) (\(zone.identifier))"
  }
}

extension JSONValue {
  /// The number, or `null` where there is none.
  init(_ number: Double?) {
    self = number.map(JSONValue.double) ?? .null
  }

  /// The keys that every report begins with.
  static func heading(_ asOf: Instant, _ zone: BacklogTimeZone) -> [(String, JSONValue)] {
    [("asOf", .string(asOf.iso8601)), ("timezone", .string(zone.identifier))]
  }

  /// A day as `YYYY-MM-DD`.
  static func day(_ day: CalendarDay) -> JSONValue { .string("\(day)") }

  /// Percentiles by their names.
  static func percentiles(_ percentiles: [Percentile]) -> JSONValue {
    .object(percentiles.map { ($0.name, .int($0.days)) })
  }
}
