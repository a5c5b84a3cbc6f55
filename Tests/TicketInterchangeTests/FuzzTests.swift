import TestSupport
import Testing

@testable import TicketInterchange

/// Whatever stands in a source, it is read or refused with a reason, and every line is accounted for.
@Suite struct FuzzTests {
  private static let scraps = [
    "\0", "\r", "\r\n", "\n", "\n\n", "\u{FEFF}", "```", "<!--", "-->", "---",
    "| a | b |\n|---|---|\n",
    "# ", "- [x] ", "1. ", ">", "\t", "\"", ",", ";", "{", "[", "**", "US-1", "P0", "✅", "é",
    "e\u{301}",
    "\u{2028}", "\u{1F468}\u{200D}\u{1F469}", "=1+1", "status: ", "id,title\n", "]", "}", ": ",
  ]

  private func check(_ name: String, _ bytes: [UInt8], _ note: String) {
    let source = ImportSource(
      name: name, files: [ImportSource.File(path: name, bytes: bytes)], isFolder: false)
    let importer = Importers.recognize(source)
    guard let plan = try? importer.plan(source, options: ImportOptions(initialStatus: "todo"))
    else {
      return
    }
    let totals = plan.totals
    let sum =
      totals.blank + totals.fields + totals.body + totals.containers + totals.rules + totals.notes
    #expect(totals.total == sum, "\(note)")
    #expect(plan.lines.count == totals.total, "\(note)")
  }

  @Test(arguments: Array(1...40) as [UInt64], ["a.csv", "a.md", "a.json", "a.jsonl"])
  func scrapsInAnyOrderAreReadOrRefused(_ seed: UInt64, _ name: String) {
    var dice = SeededGenerator(seed: seed)
    for round in 0..<8 {
      let text = (0..<dice.roll(120)).map { _ in dice.pick(Self.scraps) }.joined()
      var bytes = Array(text.utf8)
      for _ in 0..<dice.roll(4) where !bytes.isEmpty {
        bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256))
      }
      check(name, bytes, "\(name) of seed \(seed), round \(round)")
    }
  }

  @Test func everyLineEndOfATableCountsOnce() throws {
    let text = "id,title,status\r\nAB-1,\"two\r\r\nlines\",todo\rAB-2,b,todo\n\rAB-3,c,todo\r\n"
    let source = ImportSource(
      name: "a.csv", files: [.init(path: "a.csv", bytes: Array(text.utf8))], isFolder: false)
    let plan = try CSVImporter.plan(source, options: ImportOptions(initialStatus: "todo"))
    #expect(plan.tickets.map(\.id) == ["AB-1", "AB-2", "AB-3"])
    #expect(plan.totals.total == 7)
  }
}
