import Testing
import TicketModel

struct CalendarTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
    ("2026-01-05", 20_458), ("2038-01-19", 24_855), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896), ("1900-03-01", -25_508),
  ])
  func knownDaysAreCountedFromTheEpoch(text: String, days: Int) throws {
    let day = try #require(CalendarDay(text))
    #expect(day.daysSinceEpoch == days)
    #expect(CalendarDay(daysSinceEpoch: days).description == text)
  }

  @Test(arguments: [
    "2026-02-29", "2024-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
    "0000-01-01",
    "2026-1-05", "26-01-05", "2026/01/05", "2026-01-05 ", "", "2026-01-0a", "+026-01-05",
  ])
  func aDayThatIsNotThereIsNotRead(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    var expected = try #require(CalendarDay("1899-12-31")).daysSinceEpoch
    for year in 1900..<2300 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDay(year: year, month: month, day: day) else { continue }
          expected += 1
          guard date.daysSinceEpoch == expected, date.civil == (year, month, day) else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
        }
      }
    }
    #expect(expected == CalendarDay("2299-12-31")?.daysSinceEpoch)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (1_770_111_000, "2026-02-03T09:30:00Z"),
  ])
  func aMomentIsShownInUTC(seconds: Int64, text: String) {
    #expect(Instant(seconds: seconds).iso8601 == text)
  }
}

struct BacklogTimeZoneTests {
  @Test(arguments: [
    "", "Paris", "Europe/Pari", "Mars/Olympus", "../../etc/passwd", "Europe/../Europe/Paris", "/",
  ])
  func anUnknownZoneIsNil(name: String) {
    #expect(BacklogTimeZone(identifier: name) == nil)
  }

  @Test func daysInUTCBeginAtMidnight() throws {
    let day = try #require(CalendarDay("2026-03-29"))
    #expect(BacklogTimeZone.utc.start(of: day).iso8601 == "2026-03-29T00:00:00Z")
    #expect(BacklogTimeZone.utc.end(of: day).iso8601 == "2026-03-29T23:59:59Z")
    #expect(BacklogTimeZone.utc.day(of: Instant(seconds: -1)).description == "1969-12-31")
  }

  @Test(arguments: [
    ("2026-01-05", "2026-01-04T23:00:00Z", "2026-01-05T22:59:59Z"),
    ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z"),
    ("2026-07-01", "2026-06-30T22:00:00Z", "2026-07-01T21:59:59Z"),
    ("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z"),
  ])
  func parisDaysHave23To25HoursWhereTheClockIsChanged(
    text: String, start: String, end: String
  ) throws {
    let zone = try #require(BacklogTimeZone(identifier: "Europe/Paris"))
    let day = try #require(CalendarDay(text))
    #expect(zone.start(of: day).iso8601 == start)
    #expect(zone.end(of: day).iso8601 == end)
    #expect(zone.day(of: zone.start(of: day)) == day)
    #expect(zone.day(of: zone.end(of: day)) == day)
  }

  @Test func aDayWhoseMidnightIsSkippedStillHasABeginning() throws {
    let zone = try #require(BacklogTimeZone(identifier: "America/Sao_Paulo"))
    let day = try #require(CalendarDay("2018-11-04"))
    #expect(zone.day(of: zone.start(of: day)) == day)
    #expect(zone.day(of: Instant(seconds: zone.start(of: day).seconds - 1)) < day)
  }
}
