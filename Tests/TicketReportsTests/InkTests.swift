import Foundation
import Testing

@testable import TicketReports

/// The contrast of colours, as the Web Content Accessibility Guidelines 2.2 define it: 4.5 for text, 3
/// for what is drawn.
@Suite struct InkTests {
  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16), "\(colour)")
    let parts = [value >> 16, value >> 8 & 0xff, value & 0xff].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let (one, other) = (try luminance(one), try luminance(other))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  /// The colours of the page, by the names of their variables.
  private func page(_ isLight: Bool) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: ChartStyle.variables(light: isLight).split(separator: ";").map {
        let parts = $0.dropFirst(2).split(separator: ":").map(String.init)
        return (parts[0], parts[1])
      })
  }

  @Test(arguments: [true, false])
  func wordsCanBeRead(isLight: Bool) throws {
    let page = page(isLight)
    for text in ["ink", "soft", "primary"] {
      for ground in ["paper", "shade"] {
        let found = try contrast(try #require(page[text]), try #require(page[ground]))
        #expect(found >= 4.5, "\(text) on \(ground): \(found)")
      }
    }
  }

  @Test(arguments: [true, false])
  func whatIsDrawnCanBeSeen(isLight: Bool) throws {
    let page = page(isLight)
    let paper = try #require(page["paper"])
    for ink in ChartInk.allCases where !ink.isZone {
      let found = try contrast(try #require(page["\(ink)"]), paper)
      #expect(found >= 3, "\(ink): \(found)")
    }
    // A zone is pale: its outline shows where it ends, and the points stand on it.
    for zone in ChartInk.allCases where zone.isZone {
      for mark in ["soft", "primary", "alarm"] {
        let found = try contrast(try #require(page[mark]), try #require(page["\(zone)"]))
        #expect(found >= 3, "\(mark) on \(zone): \(found)")
      }
    }
  }
}
