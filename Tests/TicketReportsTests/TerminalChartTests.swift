import Testing
import TicketFlow
import TicketReports

@Suite struct TerminalChartTests {
  @Test(arguments: [80, 200], [true, false])
  func everyReportFitsTheTerminal(_ width: Int, _ unicode: Bool) {
    let style = TerminalStyle(color: false, unicode: unicode, width: width)
    for count in [0, 1, 5, 60, 400] {
      for sheet in sheets(sampleFlow(count)) {
        let chart = sheet.chart.map { TerminalChart($0, style: style).lines } ?? []
        #expect(widest(SheetText(style: style).text(sheet)) <= width, "\(sheet.name) \(count)")
        if !unicode {
          #expect(chart.joined().unicodeScalars.allSatisfy { $0.isASCII }, "\(sheet.name)")
        }
      }
    }
  }

  @Test func aPipeGetsNoChart() {
    let text = SheetText(style: .plain).text(WIPReport(sampleFlow(20)).sheet)
    #expect(!text.contains("┤") && !text.contains("|"))
    #expect(text.contains("2026-01-03"))
  }

  @Test func barsAreDrawnToTheEighth() {
    let chart = Chart(
      name: "x", title: "x", description: "", x: ChartAxis(.names(["a", "b"])),
      y: ChartAxis(.numbers(upTo: 2, isWhole: true)),
      marks: [
        .boxes([
          ChartBox(x: 0...1, y: 0...2, ink: .primary, label: "a"),
          ChartBox(x: 1...2, y: 0...1, ink: .primary, label: "b"),
        ])
      ])
    let style = TerminalStyle(color: false, unicode: true, width: 43)
    let lines = TerminalChart(chart, style: style).lines
    #expect(lines[1] == "2 ┤" + String(repeating: "█", count: 20))
    #expect(
      lines[7] == "1 ┤" + String(repeating: "█", count: 20) + String(repeating: "▄", count: 20))
    #expect(lines[13].count == 43)
  }

  @Test func longTablesAreCutOnATerminalOnly() {
    let sheet = CycleTimeReport(sampleFlow(120)).sheet
    let terminal = TerminalStyle(color: false, unicode: true, width: 100)
    let text = SheetText(style: terminal).text(sheet)
    #expect(text.contains("the last 20 of 72; --format csv has all"))
    #expect(SheetText(style: .plain).text(sheet).split(separator: "\n").count > 72)
  }

  @Test func barsOfTwoKindsStayApartWithoutColour() {
    let chart = Chart(
      name: "x", title: "x", description: "", x: ChartAxis(.names(["a"])),
      y: ChartAxis(.numbers(upTo: 1, isWhole: true)),
      marks: [
        .boxes([
          ChartBox(x: 0...0.5, y: 0...1, ink: .muted, label: "a"),
          ChartBox(x: 0.5...1, y: 0...1, ink: .primary, label: "b"),
        ])
      ], legend: [.init(.muted, "at the start"), .init(.primary, "finished")])
    for (unicode, marks) in [(true, ["░", "█"]), (false, [".", "#"])] {
      let style = TerminalStyle(color: false, unicode: unicode, width: 60)
      let lines = TerminalChart(chart, style: style).lines
      #expect(lines[1].contains(marks[0] + marks[1]))
      #expect(lines.last?.contains("\(marks[0]) at the start   \(marks[1]) finished") == true)
    }
  }

  @Test func peopleReadTimesAndSharesInWordsAndSpreadsheetsInNumbers() throws {
    let sheet = EfficiencyReport(sampleFlow(20)).sheet
    let text = SheetText(style: .plain).text(sheet)
    #expect(text.contains("ID    TIME"))
    #expect(text.contains(" d ") && text.contains(" %"))
    let row = try #require(sheet.csv.split(whereSeparator: \.isNewline).dropFirst().first)
    #expect(Int(row.split(separator: ",")[1]) != nil)
  }

  @Test func aSprintWithoutTicketsIsNotDrawn() {
    let sprint = Sprint(name: "9", first: day(0), last: day(13))
    let sheet = BurndownReport(sampleFlow(20), sprint: sprint).sheet
    let terminal = TerminalStyle(color: false, unicode: true, width: 80)
    let text = SheetText(style: terminal).text(sheet)
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.contains("no ticket was planned for it"))
    #expect(sheet.csv.split(whereSeparator: \.isNewline).count == 15)
  }

  @Test func nothingIsDrawnOfNothing() {
    let style = TerminalStyle(color: false, unicode: true, width: 80)
    for sheet in sheets(sampleFlow(0)) {
      #expect(!SheetText(style: style).text(sheet).contains("┤"), "\(sheet.name)")
    }
  }

  @Test func whatIsNotReachedInTenYearsIsSaidSo() throws {
    let flow = sampleFlow(60)
    let forecast = Forecast(flow)
    let text = SheetText(style: .plain).text(forecast.sheet(ForecastQuestion(items: 50_000)))
    #expect(text.contains("85 %  not within ten years"))
    #expect(forecast.when(items: 50_000).allSatisfy { $0.days == nil })
    #expect(forecast.curve(items: 50_000).isEmpty)
  }
}
