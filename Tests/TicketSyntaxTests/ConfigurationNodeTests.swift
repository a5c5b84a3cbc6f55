import Testing

@testable import TicketSyntax

private func parse(_ text: String) throws(ConfigurationSyntaxError) -> ConfigurationNode {
  try ConfigurationNode.parse(Array(text.utf8), path: "backlog.yml")
}

@Suite struct ConfigurationNodeTests {
  @Test func nodesKnowTheirPlaces() throws {
    let node = try parse("\u{FEFF}# c\nworkflow:\r\n  é: {wip: 5, x: '5'}\nlist: [a, ~]\n")
    let wip = try #require(node["workflow"]?["é"]?["wip"])
    #expect(wip.content == .scalar("5", isPlain: true))
    #expect(wip.location == SourceLocation(line: 3, column: 12))
    #expect(node["workflow"]?["é"]?["x"]?.content == .scalar("5", isPlain: false))
    guard case .sequence(let items) = node["list"]?.content else {
      Issue.record("no list")
      return
    }
    #expect(items.map(\.content) == [.scalar("a", isPlain: true), .null])
  }

  @Test(arguments: ["", "# only a remark\n", "---\n", "~\n"])
  func anEmptyFileIsAnEmptyMapping(text: String) throws {
    #expect(try parse(text).content == .mapping([]))
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", 3, 1), ("a: &x 1\nb: *x\n", 1, 4), ("a: !!str 1\n", 1, 4),
    ("a: 1\n---\nb: 2\n", 2, 1), ("a: b: c\n", 1, 5), ("x: 1\na:\n\tb: 1\n", 3, 1),
    ("a: \u{1}\n", 1, 4),
    ("m: 1\nt: @x\n", 2, 4),
  ])
  func whatIsNotReadIsRefusedWithItsPlace(text: String, line: Int, column: Int) {
    let error = #expect(throws: ConfigurationSyntaxError.self) { try parse(text) }
    #expect(
      error?.diagnostic.location == SourceLocation(line: line, column: column),
      "\(String(describing: error))")
  }

  @Test func mappingsMergeKeyByKeyAndListsReplace() throws {
    let base = try parse("a: {x: 1, y: 2}\nl: [1, 2]\n")
    let merged = base.merging(try parse("a: {y: 3, z: 4}\nl: [5]\n"))
    #expect(merged["a"]?["x"]?.content == .scalar("1", isPlain: true))
    #expect(merged["a"]?["y"]?.content == .scalar("3", isPlain: true))
    #expect(merged["a"]?["z"]?.content == .scalar("4", isPlain: true))
    guard case .sequence(let items) = merged["l"]?.content else {
      Issue.record("no list")
      return
    }
    #expect(items.count == 1)
  }
}

@Suite struct SpellingTests {
  @Test(arguments: [
    ("staus", "status"), ("Stauts", "status"), ("prioritty", "priority"), ("labl", "labels"),
    ("prio", "priority"), ("STA", "status"),
    ("zzz", nil), ("", nil), ("pr", nil), ("x", nil),
  ])
  func theNearestWordIsSuggested(word: String, expected: String?) {
    #expect(Spelling.suggestion(for: word, among: ["status", "priority", "labels"]) == expected)
  }
}
