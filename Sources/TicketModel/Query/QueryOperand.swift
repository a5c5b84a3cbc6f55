/// A value in a query, read once in each of the ways in which it may be compared.
struct QueryOperand: Hashable, Sendable {
  /// A day, fixed or counted from the day on which the query is asked.
  enum Day: Hashable, Sendable {
    case fixed(CalendarDay)
    case fromToday(Int)
  }

  /// The value as written.
  let text: String
  /// The value without case.
  let folded: String
  let number: Double?
  let day: Day?

  init(_ text: String) {
    self.text = text
    folded = Caseless.fold(text)
    number = FieldType.number(text)
    day = CalendarDay(text).map(Day.fixed) ?? QueryOperand.distance(folded).map(Day.fromToday)
  }

  /// The day that is meant, asked on that day.
  func day(today: CalendarDay) -> CalendarDay? {
    switch day {
    case .fixed(let day): day
    case .fromToday(let days): today.adding(days: days)
    case nil: nil
    }
  }

  /// Days from today: `today`, or a sign, up to five digits, and `d` for days or `w` for weeks.
  private static func distance(_ text: String) -> Int? {
    if text == "today" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-", let unit = text.last,
      unit == "d" || unit == "w"
    else { return nil }
    let digits = text.dropFirst().dropLast()
    guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }),
      let count = Int(digits)
    else { return nil }
    return count * (unit == "w" ? 7 : 1) * (sign == "-" ? -1 : 1)
  }
}
