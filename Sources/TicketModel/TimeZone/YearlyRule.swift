/// When a zone's clock is changed in each year, as POSIX writes it: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct YearlyRule: Sendable {
  /// The seconds east of UTC out of summer time.
  private let standard: Int64
  private let summer: Summer?

  private struct Summer: Sendable {
    /// The seconds east of UTC.
    let offset: Int64
    let start, end: Change
  }

  /// Reads a rule; nil for what is none.
  init?(_ text: String) {
    var reader = Reader(rest: text[...])
    guard reader.name(), let standard = reader.time() else { return nil }
    self.standard = -standard
    guard reader.name() else {
      guard reader.rest.isEmpty else { return nil }
      summer = nil
      return
    }
    let offset = reader.time().map { -$0 } ?? self.standard + 3600
    guard reader.take(","), let start = reader.change(), reader.take(","),
      let end = reader.change(), reader.rest.isEmpty
    else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// The seconds east of UTC at a moment.
  func offset(at instant: Instant) -> Int64 {
    guard let summer else { return standard }
    let days = (instant.seconds + standard).flooredQuotient(by: 86_400)
    let year = CalendarDay(daysSinceEpoch: Int(days)).civil.year
    guard let start = summer.start.seconds(in: year), let end = summer.end.seconds(in: year) else {
      return standard
    }
    // Each is told by the clock that it ends.
    let begins = start - standard
    let ends = end - summer.offset
    let seconds = instant.seconds
    let isSummer =
      begins < ends
      ? begins <= seconds && seconds < ends : seconds < ends || begins <= seconds
    return isSummer ? summer.offset : standard
  }
}

extension YearlyRule {
  /// The moment of a change by the clock of the place.
  fileprivate struct Change: Sendable {
    enum Day: Sendable {
      /// The day of the year from 1, or from 0 where 29 February counts.
      case ofYear(Int, countsLeapDay: Bool)
      /// The nth of a weekday, Sunday 0, in a month; the fifth is the last.
      case ofMonth(Int, week: Int, weekday: Int)
    }

    let day: Day
    /// Seconds after that day's midnight.
    let time: Int64

    /// Seconds since 1970 by that clock; nil for a year before 1 or after 9999.
    func seconds(in year: Int) -> Int64? {
      date(in: year).map { Int64($0.daysSinceEpoch) * 86_400 + time }
    }

    private func date(in year: Int) -> CalendarDay? {
      switch day {
      case .ofYear(let number, let countsLeapDay):
        guard !countsLeapDay else {
          return CalendarDay(year: year, month: 1, day: 1)?.adding(days: number)
        }
        // From March on, the days are counted from the first of March, the 60th.
        let base = CalendarDay(year: year, month: number >= 60 ? 3 : 1, day: 1)
        return base?.adding(days: number >= 60 ? number - 60 : number - 1)
      case .ofMonth(let month, let week, let weekday):
        guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
        // 1 January 1970 was a Thursday.
        let firstWeekday = ((first.daysSinceEpoch + 4) % 7 + 7) % 7
        let day = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        return CalendarDay(year: year, month: month, day: day) ?? first.adding(days: day - 8)
      }
    }
  }

  private struct Reader {
    var rest: Substring

    mutating func take(_ prefix: String) -> Bool {
      guard rest.hasPrefix(prefix) else { return false }
      rest = rest.dropFirst(prefix.count)
      return true
    }

    /// A zone's abbreviation, such as `CET` or `<+03>`.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: ">") else { return false }
        rest = rest[end...].dropFirst()
        return true
      }
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest = rest.dropFirst(letters.count)
      return letters.count >= 3
    }

    mutating func number() -> Int? {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return digits.count <= 3 ? Int(digits) : nil
    }

    /// Hours, minutes and seconds, in seconds.
    mutating func time() -> Int64? {
      let sign: Int64 = take("-") ? -1 : 1
      if sign > 0 { _ = take("+") }
      guard let hours = number() else { return nil }
      var seconds = hours * 3600
      for unit in [60, 1] where take(":") {
        guard let number = number() else { return nil }
        seconds += number * unit
      }
      return sign * Int64(seconds)
    }

    mutating func change() -> Change? {
      guard let day = day() else { return nil }
      guard take("/") else { return Change(day: day, time: 7200) }
      return time().map { Change(day: day, time: $0) }
    }

    private mutating func day() -> Change.Day? {
      if take("M") {
        guard let month = number(), take("."), let week = number(), take("."),
          let weekday = number(), (1...12).contains(month), (1...5).contains(week),
          (0...6).contains(weekday)
        else { return nil }
        return .ofMonth(month, week: week, weekday: weekday)
      }
      let countsLeapDay = !take("J")
      guard let number = number(), (countsLeapDay ? 0...365 : 1...365).contains(number) else {
        return nil
      }
      return .ofYear(number, countsLeapDay: countsLeapDay)
    }
  }
}
