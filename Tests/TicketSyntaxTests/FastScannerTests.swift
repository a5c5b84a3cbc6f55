import FuzzSubjects
import TestSupport
import Testing

@testable import TicketSyntax

private func scan(_ header: String, _ ending: String) -> (FrontMatterScanner, TicketDocument) {
  let lines = header.split(separator: "\n", omittingEmptySubsequences: false).joined(
    separator: ending)
  let bytes = Array(("---" + ending + lines + "---" + ending).utf8)
  let document = TicketDocument(bytes: bytes)
  let range = document.header.block?.content ?? 0..<0
  var scanner = FrontMatterScanner(bytes: bytes, range: range, firstLine: 2)
  scanner.scan()
  return (scanner, document)
}

@Test(arguments: [(1, "\n"), (2, "\n"), (3, "\r\n"), (20_260_101, "\n")])
func yamsReadsTheSameWhereverTheFastScannerAccepts(seed: UInt64, ending: String) {
  var generator = HeaderGenerator(random: SeededGenerator(seed: seed))
  var accepted = 0
  for _ in 0..<6000 {
    let header = generator.header()
    let (scanner, document) = scan(header, ending)
    let isForbidden = HeaderCharacters.firstForbidden(
      in: document.bytes, range: document.bytes.indices)
    guard scanner.parts.isEmpty, isForbidden == nil else { continue }
    accepted += 1
    let own = scanner.entries.map { FieldValue.Pair(key: $0.key, value: $0.value) }
    let theirs = YamsReading.pairs(header)
    #expect(own == theirs, "seed \(seed): \(header.debugDescription)")
    if own != theirs { break }
  }
  #expect(accepted > 1000, "seed \(seed)")
}

@Test(arguments: [UInt64(11), 12, 13])
func keysReadOneByOneAreThoseOfTheWholeHeader(seed: UInt64) {
  var generator = HeaderGenerator(random: SeededGenerator(seed: seed))
  var compared = 0
  for _ in 0..<6000 {
    let header = generator.header()
    let (_, document) = scan(header, "\n")
    #expect(text(document) == "---\n\(header)---\n")
    let isSyntax = document.diagnostics.contains { $0.rule == "front-matter-syntax" }
    guard document.hasFrontMatter, !isSyntax,
      document.header.block?.content.count == header.utf8.count
    else { continue }
    compared += 1
    let own = document.entries.map { FieldValue.Pair(key: $0.key, value: $0.value) }
    let theirs = YamsReading.pairs(header)
    #expect(own == theirs, "seed \(seed): \(header.debugDescription)")
    if own != theirs { break }
  }
  #expect(compared > 1000, "seed \(seed)")
}

@Test(arguments: [UInt64(21), 22])
func aFieldAloneReadsAsAmongAll(seed: UInt64) {
  var generator = HeaderGenerator(random: SeededGenerator(seed: seed))
  for _ in 0..<4000 {
    let (_, document) = scan(generator.header() + generator.header(), "\n")
    let entries = document.entries
    #expect(document.keys == entries.map(\.key), "seed \(seed): \(text(document).debugDescription)")
    for key in document.keys + ["none", ""] {
      let entry = entries.first { $0.key == key }
      #expect(document[key] == entry, "seed \(seed): \(text(document).debugDescription)")
      #expect(document.value(key) == entry?.value)
    }
  }
}

@Test func commonFieldsNeedNoFullParser() {
  let (scanner, document) = scan(
    "id: P3-101\ntitle: \"a \\\"b\\\"\" # c\nowner: [Backend, 'Product']\n"
      + "url: https://x.y/z#f\nlist:\n  - a\n  - b # c\n\nempty:\n", "\n")
  #expect(scanner.parts.isEmpty)
  #expect(document["title"]?.value == .scalar("a \"b\""))
  #expect(document["owner"]?.value.texts == ["Backend", "Product"])
  #expect(document["list"]?.value.texts == ["a", "b"])
  #expect(document["url"]?.value.text == "https://x.y/z#f")
  #expect(document["empty"]?.value == .null)
}
