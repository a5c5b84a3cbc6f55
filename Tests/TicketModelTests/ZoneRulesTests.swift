import Foundation
import TestSupport
import Testing

@testable import TicketModel

/// The zones of this machine, beside what its C library makes of the same files.
struct ZoneRulesTests {
  /// Zones of all kinds: with summer time north and south, without, of half hours, of Ireland's and
  /// Morocco's winter time, with changes of a day.
  @Test(arguments: [
    "Europe/Paris", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/St_Johns",
    "America/Argentina/Buenos_Aires", "Australia/Lord_Howe", "Asia/Kolkata", "Asia/Tokyo",
    "Africa/Casablanca", "Pacific/Apia", "Pacific/Chatham", "America/Nuuk", "Asia/Gaza",
    "Antarctica/Troll", "Etc/GMT+5",
  ])
  func dayAndClockAreTheSystems(name: String) throws {
    let own = try #require(BacklogTimeZone(identifier: name))
    var random = SeededGenerator(seed: 7)
    // From 1970 to 2037: what lies further is computed by rules that not all readers have.
    let moments = (0..<4000).map { _ in Int64.random(in: 0..<2_145_916_800, using: &random) }
    let theirs = try ProcessResult.run(
      ["perl", "-MPOSIX", "-ne", #"print strftime("%Y-%m-%d %H:%M\n", localtime $_)"#],
      directory: "/", environment: ["TZ": name, "PATH": "/usr/bin:/bin"],
      input: moments.map { "\($0)\n" }.joined()
    ).output.split(separator: "\n")
    #expect(theirs.count == moments.count)
    for (seconds, clock) in zip(moments, theirs) {
      #expect(own.clock(of: Instant(seconds: seconds)) == clock, "\(seconds)")
    }
  }

  @Test func everyZoneOfTheMachineIsRead() {
    let names = BacklogTimeZone.knownIdentifiers
    #expect(names.count > 300)
    for name in names { #expect(BacklogTimeZone(identifier: name) != nil, "\(name)") }
  }

  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T00:59:59Z", 3600),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T01:00:00Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T00:59:59Z", 7200),
    ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T01:00:00Z", 3600),
    ("<-03>3", "2040-07-01T00:00:00Z", -10_800),
    ("IST-5:30", "2040-07-01T00:00:00Z", 19_800),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2041-01-01T00:00:00Z", 39_600),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", "2041-07-01T00:00:00Z", 36_000),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", "2040-12-25T00:00:00Z", 0),
    ("XXX0YYY,J60,J300", "2040-03-01T01:59:59Z", 0),
    ("XXX0YYY,J60,J300", "2040-03-01T02:00:00Z", 3600),
    ("XXX0YYY,59,300", "2040-02-29T02:00:00Z", 3600),
    ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2040-03-24T00:00:00Z", 10_800),
  ])
  func aRuleSaysWhenTheClockIsChanged(text: String, moment: String, offset: Int64) throws {
    let rule = try #require(YearlyRule(text))
    let date = try Date(moment, strategy: .iso8601)
    #expect(rule.offset(at: Instant(seconds: Int64(date.timeIntervalSince1970))) == offset)
  }

  @Test(arguments: [
    "", "CET", "C1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-9999",
  ])
  func whatIsNoRuleIsNil(text: String) {
    #expect(YearlyRule(text) == nil)
  }

  @Test func damagedFilesAreRefusedOrReadAndNeverTrap() throws {
    let whole = [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Paris")))
    #expect(ZoneRules(whole) != nil)
    #expect(ZoneRules(Array(whole.prefix(100))) == nil)
    var random = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        // The counts stand in the first bytes, so that half of the damage is done there.
        let reach = Bool.random(using: &random) ? 120 : bytes.count
        bytes[Int.random(in: 0..<reach, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let rules = ZoneRules(bytes)
      for seconds in [1_700_000_000, -9_000_000_000_000, 9_000_000_000_000] as [Int64] {
        _ = rules?.offset(at: Instant(seconds: seconds))
      }
    }
  }
}
