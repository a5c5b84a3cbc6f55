import Foundation
import Testing
import TicketFlow
import TicketModel
import TicketReports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Collects the texts of a drawing with their places.
private final class DrawingReader: NSObject, XMLParserDelegate {
  struct Label {
    var text: String
    var x: Double
    var y: Double
    var style: String
  }

  private(set) var labels: [Label] = []
  private(set) var counts: [String: Int] = [:]
  private var current: Label?

  static func read(_ svg: String) -> DrawingReader? {
    let reader = DrawingReader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    counts[name, default: 0] += 1
    guard name == "text" else { return }
    current = Label(
      text: "", x: Double(attributes["x"] ?? "") ?? 0, y: Double(attributes["y"] ?? "") ?? 0,
      style: attributes["class"] ?? "")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current?.text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "text", let label = current else { return }
    labels.append(label)
    current = nil
  }
}

@Suite struct DrawingTests {
  @Test(arguments: [0, 1, 5, 60, 900])
  func everyDrawingIsWellFormedAndSafe(_ count: Int) throws {
    for sheet in sheets(sampleFlow(count)) {
      guard let chart = sheet.chart else { continue }
      for width in [370.0, 860] {
        let svg = SVGChart(chart, width: width, height: 260).text
        let reader = try #require(DrawingReader.read(svg), "\(sheet.name)")
        #expect(reader.counts["b"] == nil)
        #expect(reader.counts["script"] == nil)
        #expect(!svg.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!svg.unicodeScalars.contains("\u{202e}"))
        #expect(!svg.contains("NaN") && !svg.contains("inf"))
      }
    }
  }

  @Test(arguments: [5, 60, 900], [370.0, 860])
  func labelsBelowTheAxisDoNotCollide(_ count: Int, _ width: Double) throws {
    for sheet in sheets(sampleFlow(count)) {
      guard let chart = sheet.chart else { continue }
      let svg = SVGChart(chart, width: width, height: 260, isAlone: false).text
      let reader = try #require(DrawingReader.read(svg))
      let ticks = reader.labels.filter { $0.style == "tick middle" }
      for (row, labels) in Dictionary(grouping: ticks, by: \.y) {
        let sorted = labels.sorted { $0.x < $1.x }
        for (a, b) in zip(sorted, sorted.dropFirst()) {
          let half = Double(a.text.count + b.text.count) * 3.4
          #expect(b.x - a.x >= half, "\(sheet.name) \(row): \(a.text) \(b.text)")
        }
      }
      #expect(reader.labels.allSatisfy { $0.x >= 0 && $0.x <= width })
    }
  }

  @Test func namesOfLevelsStandApart() throws {
    let chart = CycleTimeReport(sampleFlow(900)).chart
    let reader = try #require(DrawingReader.read(SVGChart(chart).text))
    let heights = reader.labels.filter { $0.style == "tick" }.map(\.y).sorted()
    #expect(heights.count == 4)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 13.9 })
  }

  @Test func pointsOnOneSpotAreOneCircleThatNamesThem() throws {
    let tickets = (1...9).map { index in
      CycleTime(
        id: "T-\(index)", start: Instant(seconds: 0), finish: Instant(seconds: 86_400),
        cycleTimeDays: 2, leadTimeDays: 2)
    }
    let report = CycleTimeReport(
      asOf: Instant(seconds: 86_400 * 3), timezone: .utc, tickets: tickets, excluded: [])
    let svg = SVGChart(report.chart).text
    #expect(DrawingReader.read(svg)?.counts["circle"] == 1)
    #expect(svg.contains("T-6: 2 days") && svg.contains("and 3 more"))
  }

  @Test func aDrawingOfThousandsStaysSmall() throws {
    let chart = CycleTimeReport(sampleFlow(5_000)).chart
    let svg = SVGChart(chart).text
    #expect(svg.utf8.count < 900_000)
    #expect(try #require(DrawingReader.read(svg)?.counts["circle"]) > 500)
  }

  @Test(arguments: [0, 5, 200])
  func thePageIsOneFileThatNeedsNothing(_ count: Int) throws {
    let flow = sampleFlow(count)
    let page = FlowSummary(flow, quality: QualityReport(flow), sprint: sampleSprint)
      .page(title: "Flow of \(awkwardTitle)").html
    let outside = page.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
    #expect(!outside.contains("http:") && !outside.contains("https:"))
    #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("@import"))
    #expect(!page.contains("<b onload"))
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("prefers-color-scheme:dark") && page.contains("@media print"))
    let charts = page.components(separatedBy: "<div class=\"wide\">").count - 1
    let tables = page.components(separatedBy: "<details>").count - 1
    #expect(tables >= charts)
    #expect(count == 0 ? charts == 0 : charts >= 5, "\(charts)")
    let ids = page.components(separatedBy: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
  }
}

@Suite struct TickTests {
  private func labels(_ scale: ChartAxis.Scale, _ width: Double = 860) throws -> [String] {
    let chart = Chart(
      name: "x", title: "x", description: "", x: ChartAxis(scale),
      y: ChartAxis(.numbers(upTo: 1, isWhole: true)), marks: [])
    let reader = try #require(DrawingReader.read(SVGChart(chart, width: width).text))
    return reader.labels.filter { $0.style == "tick middle" }.map(\.text)
  }

  @Test func aWeekIsMarkedByDays() throws {
    #expect(
      try labels(.days(day(0), day(6))) == [
        "1 Jan", "2026", "2 Jan", "3 Jan", "4 Jan", "5 Jan", "6 Jan", "7 Jan",
      ])
  }

  @Test func aQuarterIsMarkedByMondays() throws {
    #expect(try labels(.days(day(0), day(70))).prefix(3) == ["5 Jan", "2026", "12 Jan"])
  }

  @Test func someYearsAreMarkedByMonthsAndThenByYears() throws {
    #expect(try labels(.days(day(0), day(364))).prefix(3) == ["Jan", "2026", "Feb"])
    #expect(try labels(.days(day(0), day(3_650)))[1] == "2027")
  }

  @Test func namesWithoutRoomAreLeftOutAndNotCutToDots() throws {
    let sprints = (1...23).map(String.init)
    #expect(try labels(.names(sprints), 300).contains("11"))
    #expect(try !labels(.names(sprints), 300).contains { $0.contains("…") })
    #expect(try labels(.names(sprints), 860) == sprints)
    let shares = (0..<10).map { "\($0 * 10)–\($0 * 10 + 10)" }
    #expect(try labels(.names(shares), 330) == stride(from: 0, to: 10, by: 2).map { shares[$0] })
  }

  @Test(arguments: [1, 3, 20, 45, 100, 400, 5_000, 30_000], [370.0, 860])
  func anyStretchHasAHandfulOfTicks(_ length: Int, _ width: Double) throws {
    let count = try labels(.days(day(0), day(length)), width).count
    #expect((1...26).contains(count), "\(length) days at \(width)")
  }
}
