internal import TicketModel
internal import TicketSyntax

/// Writes a day as YYYY-MM-DD where there is no doubt which one is meant.
enum DayFormFix: Fix {
  static let deed = "wrote a day as YYYY-MM-DD"

  static func fixed(_ subject: RuleSubject, in context: RuleContext) -> TicketDocument? {
    guard !subject.isBroken else { return nil }
    var document = subject.ticket.document
    for (name, field) in subject.configuration.fields where field.type == .date {
      let key = subject.ticket.key(of: name)
      guard let text = document[key]?.value.text, CalendarDay(text) == nil,
        let day = DayFormFix.day(text),
        let edited = try? document.setting(key, to: .scalar("\(day)"))
      else { continue }
      document = edited
    }
    return document
  }

  /// The one day that a text can mean: year first, or with a day of the month that is no month; nil
  /// where it may be two days, or none.
  static func day(_ text: String) -> CalendarDay? {
    let parts = text.trimmed.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    guard parts.count == 3, Set(text.filter { "-/.".contains($0) }).count == 1,
      parts.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy { ("0"..."9").contains($0) } })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    if parts[0].count == 4 {
      return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    guard parts[2].count == 4, parts[0].count < 3, parts[1].count < 3 else { return nil }
    let readings = [
      CalendarDay(year: numbers[2], month: numbers[1], day: numbers[0]),
      CalendarDay(year: numbers[2], month: numbers[0], day: numbers[1]),
    ].compactMap { $0 }
    return Set(readings).count == 1 ? readings.first : nil
  }
}
