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
        #expect(widest(chart.joined(separator: "\n")) <= width, "\(sheet.name) \(count)")
        if !unicode {
          #expect(
            chart.joined().unicodeScalars.allSatisfy { $0.isASCII || $0 == "–" }, "\(sheet.name)")
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
}
