import TicketModel

/// A day as people write it: `2026-03-01`, `01/03/2026`, `1er mars 2026`, `March 1, 2026`.
struct WrittenDay {
  let day: CalendarDay

  /// Reads a day; nil for what is none, or could be two.
  init?(_ text: String) {
    let plain = Folding.withoutOrnaments(text).trimmed(of: " .")
    if let day = CalendarDay(plain.prefix(10)), WrittenDay.endsDay(plain.dropFirst(10)) {
      self.day = day
    } else if let day = WrittenDay.numeric(plain) ?? WrittenDay.named(plain) {
      self.day = day
    } else {
      return nil
    }
  }

  /// Whether a time of day follows the day.
  static func hasTime(_ text: String) -> Bool { text.dropFirst(10).contains(":") }

  private static func endsDay(_ rest: Substring) -> Bool {
    rest.isEmpty || rest.first == "T" || rest.first == " "
  }

  /// `15/03/2026`, `2026/03/15`: of day and month the one above 12 decides, or that they are equal.
  private static func numeric(_ text: String) -> CalendarDay? {
    let parts = text.split { "/.".contains($0) }.map(String.init)
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    if parts[0].count == 4 {
      return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
    }
    guard parts[2].count == 4 else { return nil }
    let (a, b, year) = (numbers[0], numbers[1], numbers[2])
    if b > 12 { return CalendarDay(year: year, month: a, day: b) }
    guard a > 12 || a == b else { return nil }
    return CalendarDay(year: year, month: b, day: a)
  }

  /// `1er mars 2026`, `15 Jan 2026`, `March 1st, 2026`, `01/Nov/23 9:14 AM`.
  private static func named(_ text: String) -> CalendarDay? {
    let day = text.split(separator: " ").prefix { !$0.contains(":") }.joined(separator: " ")
    let words = Folding.fold(day).split { " ,./-".contains($0) }.map(String.init)
    guard words.count == 3, let written = Int(words[2]) else { return nil }
    let isShort = words[2].count == 2 && day.contains { "/-".contains($0) }
    guard isShort || words[2].count == 4 else { return nil }
    let year = isShort ? 2000 + written : written
    for (day, month) in [(words[0], words[1]), (words[1], words[0])] {
      let digits = day.prefix { $0.isNumber }
      guard let number = Int(digits),
        ["", "er", "st", "nd", "rd", "th"].contains(
          String(day.dropFirst(digits.count))), let place = months[month]
      else { continue }
      return CalendarDay(year: year, month: place, day: number)
    }
    return nil
  }

  private static let months: [String: Int] = {
    let names = [
      "janvier,january,jan,janv", "fevrier,february,feb,fev,fevr", "mars,march,mar",
      "avril,april,apr,avr", "mai,may", "juin,june,jun", "juillet,july,jul,juil",
      "aout,august,aug", "septembre,september,sep,sept", "octobre,october,oct",
      "novembre,november,nov", "decembre,december,dec",
    ]
    var result: [String: Int] = [:]
    for (index, words) in names.enumerated() {
      for word in words.split(separator: ",") { result[String(word)] = index + 1 }
    }
    return result
  }()
}
