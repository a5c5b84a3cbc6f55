import TestSupport
import Testing
import TicketModel
import TicketSyntax

struct NaturalOrderTests {
  @Test(arguments: [
    ("P3-2", "P3-10"), ("a9b", "a10"), ("a", "a1"), ("1.9", "1.10"), ("a-1", "b-0"),
    ("99999999999999999999998", "99999999999999999999999"), ("a01", "a1"), ("x2y3", "x2y20"),
  ])
  func theFirstStandsBeforeTheSecond(a: String, b: String) {
    #expect(NaturalOrder.isLess(a, b))
    #expect(!NaturalOrder.isLess(b, a))
  }

  @Test func nothingStandsBeforeItself() {
    for text in ["", "a", "P3-10", "007"] { #expect(!NaturalOrder.isLess(text, text)) }
  }
}

struct NaturalKeyTests {
  @Test func keysNeverContradictTheNaturalOrder() {
    var random = SeededGenerator(seed: 17)
    let parts = [
      "a", "b", "-", ".", "0", "00", "1", "9", "10", "010", "t", "123456789012345678", "é",
    ]
    for _ in 0..<20_000 {
      let texts = (0..<2).map { _ in
        (0..<random.pick([0, 1, 2, 3, 5, 8])).map { _ in random.pick(parts) }.joined()
      }
      guard NaturalKey(texts[0]) < NaturalKey(texts[1]) else { continue }
      #expect(NaturalOrder.isLess(texts[0], texts[1]), "\(texts)")
    }
    #expect(NaturalKey("p3-2") < NaturalKey("p3-10"))
  }

  @Test func ticketsWithoutAnIDComeLast() {
    let ids = ["T-10", "", "t-9", "A-2", "no id!", "T-010", "T-9"]
    let tickets = ids.enumerated().map { index, id in
      Ticket(document: TicketDocument(bytes: Array("---\nid: \(id)\n---\n".utf8)), path: "\(index)")
    }
    #expect(tickets.sortedByID().map(\.path) == ["3", "2", "6", "5", "0", "1", "4"])
  }
}

struct PathPatternTests {
  @Test(arguments: [
    ("**/*.md", "a.md"), ("**/*.md", "x/y/a.md"), ("eip-*.md", "eip-1559.md"),
    ("eip-*.md", "core/eip-1.md"), ("a/*.md", "a/b.md"), ("a/**/z.md", "a/z.md"),
    ("a/**/z.md", "a/b/c/z.md"), ("?.md", "a.md"), ("a/**", "a/b/c"), ("*a*b*", "xxaxxbxx"),
  ])
  func aPatternMatches(pattern: String, path: String) {
    #expect(PathPattern(pattern).matches(path))
  }

  @Test(arguments: [
    ("**/*.md", "a.txt"), ("a/*.md", "a/b/c.md"), ("a/*.md", "b/a/c.md"), ("eip-*.md", "eip-1.txt"),
    ("?.md", "ab.md"), ("a/**/z.md", "b/z.md"), ("*a*b*", "xxbxxaxx"),
  ])
  func aPatternDoesNotMatch(pattern: String, path: String) {
    #expect(!PathPattern(pattern).matches(path))
  }

  @Test func aHostilePatternIsAnswered() {
    let stars = String(repeating: "*a", count: 200) + "b"
    #expect(!PathPattern(stars).matches(String(repeating: "a", count: 2_000)))
  }
}

struct BacklogLayoutTests {
  @Test(arguments: ["a.md", "p/P3-101.md", "p/q/r.md"])
  func anOrdinaryFileIsATicket(path: String) {
    #expect(BacklogLayout(root: "backlog").isTicket(path))
  }

  @Test(arguments: [
    "README.md", "p/readme.MD", "p/notes.md", ".hidden.md", ".git/a.md", "templates/a.md", "a.txt",
    "p/project.yml",
  ])
  func otherFilesAreNot(path: String) {
    #expect(!BacklogLayout(root: "backlog").isTicket(path))
  }
}
