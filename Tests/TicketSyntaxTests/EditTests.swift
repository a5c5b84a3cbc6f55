import TestSupport
import Testing

@testable import TicketSyntax

@Suite struct EditTests {
  /// A header, the field, its new value, and the header as it must be then.
  static let changes: [(String, String, FieldValue, String)] = [
    ("status: todo\n", "status", .scalar("done"), "status: done\n"),
    ("status:   todo   # why\n", "status", .scalar("done"), "status:   done   # why\n"),
    (
      "status: \"todo\" # w\nid: A-1\n", "status", .scalar("d\"e"),
      "status: \"d\\\"e\" # w\nid: A-1\n"
    ),
    ("status: 'todo'\n", "status", .scalar("it's"), "status: 'it''s'\n"),
    ("status: 'todo'\n", "status", .scalar("a\nb"), "status: \"a\\nb\"\n"),
    ("title: a\n", "title", .scalar("fix: it"), "title: \"fix: it\"\n"),
    ("title: a\n", "title", .scalar("null"), "title: \"null\"\n"),
    ("title: a\n", "title", .scalar(""), "title: \"\"\n"),
    ("title: a\n", "title", .scalar("@ada #1"), "title: \"@ada #1\"\n"),
    ("title: a\n", "title", .scalar("日本 😀"), "title: 日本 😀\n"),
    ("estimate: 3\n", "estimate", .scalar("5"), "estimate: 5\n"),
    ("status:\n", "status", .scalar("done"), "status: done\n"),
    ("status: \n", "status", .scalar("done"), "status: done\n"),
    ("status: # c\n", "status", .scalar("done"), "status: done # c\n"),
    ("status:   # c\n", "status", .scalar("done"), "status: done  # c\n"),
    ("status: ~\n", "status", .scalar("done"), "status: done\n"),
    ("status: todo\n", "status", .null, "status:\n"),
    ("status: todo # c\n", "status", .null, "status:  # c\n"),
    (
      "l: [a, 'b']\n", "l", .list([.scalar("a"), .scalar("b"), .scalar("c, d")]),
      "l: [a, 'b', \"c, d\"]\n"
    ),
    ("l: [ a,b ] # c\n", "l", .list([.scalar("b")]), "l: [ b ] # c\n"),
    ("l: [a]\n", "l", .list([]), "l: []\n"),
    ("l: []\n", "l", .list([.scalar("a")]), "l: [a]\n"),
    (
      "l:\n  - a # x\n  - b # y\nid: 1\n", "l", .list([.scalar("a"), .scalar("b"), .scalar("c")]),
      "l:\n  - a # x\n  - b # y\n  - c\nid: 1\n"
    ),
    ("l:\n- a\n- b\n", "l", .list([.scalar("b")]), "l:\n- b\n"),
    ("l:\n- a\n- \"b\" # y\n", "l", .list([.scalar("a"), .scalar("z")]), "l:\n- a\n- \"z\" # y\n"),
    ("l: # c\n  - a\n  - b\nid: 1\n", "l", .list([]), "l: [] # c\nid: 1\n"),
    ("l:\n  - a\n", "l", .scalar("x"), "l: x\n"),
    ("l:\n  - a\nid: 1\n", "l", .null, "l:\nid: 1\n"),
    ("t: |\n  a\n  b\n\nid: 1\n", "t", .scalar("x"), "t: x\n\nid: 1\n"),
    ("t: >-\n  a\n  b\n# c\nid: 1\n", "t", .scalar("x"), "t: x\n# c\nid: 1\n"),
    ("t: a\n  b # c\nid: 1\n", "t", .scalar("x"), "t: x # c\nid: 1\n"),
    ("t: \"a\n  b\" # c\nid: 1\n", "t", .scalar("x"), "t: \"x\" # c\nid: 1\n"),
    ("t: 'a\nb: c'\nid: 1\n", "t", .scalar("x"), "t: 'x'\nid: 1\n"),
    ("t: [a,\n  b] # c\nid: 1\n", "t", .list([.scalar("x")]), "t: [x] # c\nid: 1\n"),
    ("t: [rock 'n roll,\n  a:'s] # c\nid: 1\n", "t", .scalar("x"), "t: x # c\nid: 1\n"),
    ("t: {\"a\":\"]\"} # c\nid: 1\n", "t", .scalar("x"), "t: x # c\nid: 1\n"),
    ("t: {a: 1} # c\nid: 1\n", "t", .scalar("x"), "t: x # c\nid: 1\n"),
    ("t:\n  a: 1\n  b: 2\nid: 1\n", "t", .scalar("x"), "t: x\nid: 1\n"),
    ("id: 1\n# c\n", "new", .scalar("x"), "id: 1\nnew: x\n# c\n"),
    ("", "new", .scalar("x"), "new: x\n"),
    ("# c\n", "new", .scalar("x"), "# c\nnew: x\n"),
    ("id: |+\n  a\n\n", "new", .scalar("x"), "id: |+\n  a\n\nnew: x\n"),
    ("id: é 😀 # ü\nw: [{rule: é, by: x}] # ü\n", "w", .list([]), "id: é 😀 # ü\nw: [] # ü\n"),
    ("t: [a]#x\n", "t", .scalar("b"), "t: b #x\n"),
    ("t: [a]#x\n", "t", .list([.scalar("b")]), "t: [b]#x\n"),
    ("l:\n  - a\n  - ?\nid: 1\n", "l", .scalar("x"), "l: x\nid: 1\n"),
    ("l:\n  - ?\n  - a\nid: 1\n", "l", .list([.scalar("a")]), "l: [a]\nid: 1\n"),
    ("status: >\n  to\n  do\nid: 1\n", "status", .scalar("done"), "status: done\nid: 1\n"),
    ("\"id\" : 1\nw: 2\n", "id", .scalar("3"), "\"id\" : 3\nw: 2\n"),
  ]

  static let frames: [(String, String, String)] = [
    ("---\n", "---\nbody\n", "\n"), ("---\r\n", "---\r\nbody", "\r\n"),
    ("\u{FEFF}---\n", "---", "\n"),
  ]

  @Test(arguments: changes.indices)
  func onlyTheValueChanges(index: Int) throws {
    let (before, key, value, after) = Self.changes[index]
    for (head, foot, ending) in Self.frames {
      let old = head + before.withEnding(ending) + foot
      let new = head + after.withEnding(ending) + foot
      let edited = try document(old).setting(key, to: value)
      #expect(text(edited).debugDescription == new.debugDescription)
      #expect(edited[key]?.value == value)
    }
  }

  @Test(arguments: [
    "status: todo\n", "status:    todo # c\n", "status: 'todo'\n", "status: \"todo\"\t# x\n",
    "status:\n", "id: \"a\n  b\"\nstatus: todo   \n",
  ])
  func thereAndBackIsTheSameFile(header: String) throws {
    let start = document("---\n\(header)---\n\nbody")
    let before = start["status"]?.value ?? .null
    let there = try start.setting("status", to: .scalar("in progress"))
    #expect(there.bytes != start.bytes)
    #expect(try there.setting("status", to: before).bytes == start.bytes)
  }

  @Test func manyBracketsInATextAreNoNesting() throws {
    let value = FieldValue.scalar(String(repeating: "[{", count: 40) + "\u{0}")
    let edited = try document("---\nid: 1\nl: [a]\n---\n").setting([("t", value), ("l", value)])
    #expect(TicketDocument(bytes: edited.bytes)["t"]?.value == value)
    #expect(edited.diagnostics.isEmpty)
  }

  @Test func invalidBytesStay() throws {
    let bytes = Array("---\nid: a".utf8) + [0xFF] + Array("\nstatus: x\n---\n".utf8) + [0xC3, 0x0A]
    let edited = try TicketDocument(bytes: bytes).setting("status", to: .scalar("y"))
    #expect(
      edited.bytes == Array("---\nid: a".utf8) + [0xFF] + Array("\nstatus: y\n---\n".utf8) + [
        0xC3, 0x0A,
      ])
    #expect(edited.diagnostics.map(\.rule) == ["invalid-encoding"])
    #expect(edited.diagnostics.first?.location == SourceLocation(line: 2, column: 6))
  }

  @Test(arguments: [
    "no front matter\n", "---\ntitle: a: b\nstatus: x\n---\n", "---\nstatus: x\nstatus: y\n---\n",
    "---\nstatus: x\n", "---\n{status: x}\n---\n",
  ])
  func whatCanNotBeCheckedIsRefused(file: String) {
    #expect(throws: EditError.self) { try document(file).setting("status", to: .scalar("z")) }
  }

  @Test func removingTakesTheLinesOfTheField() throws {
    let start = document("---\na: 1\nl:\n  - x\n  - y # c\n# z\nb: 2\n---\n")
    #expect(text(try start.removing("l")) == "---\na: 1\n# z\nb: 2\n---\n")
    #expect(try start.removing("none").bytes == start.bytes)
  }

  @Test func randomEditsChangeNothingElse() {
    let seed: UInt64 = 77
    var generator = HeaderGenerator(random: SeededGenerator(seed: seed))
    var edits = 0
    for _ in 0..<3000 {
      let file = document("---\n" + generator.header() + "---\nbody\n")
      let value = FieldValue.scalar(generator.scalar())
      for key in ["id", "new"] {
        guard let edited = try? file.setting(key, to: value) else { continue }
        edits += 1
        #expect(edited[key]?.value == value, "seed \(seed): \(text(file).debugDescription)")
        guard let entry = file[key] else { continue }
        let head = edited.bytes.starts(with: file.bytes[..<entry.keyRange.upperBound])
        #expect(head, "seed \(seed): \(text(file).debugDescription)")
      }
    }
    #expect(edits > 2000)
  }

  @Test func everyReadableFieldCanBeChanged() {
    let seed: UInt64 = 78
    var generator = HeaderGenerator(random: SeededGenerator(seed: seed))
    var edits = 0
    var refused: [String] = []
    for _ in 0..<4000 {
      let file = document("---\n" + generator.header() + "---\nbody\n")
      guard file.hasFrontMatter, file.diagnostics.isEmpty, !file.entries.isEmpty else { continue }
      for entry in file.entries {
        guard let edited = try? file.setting(entry.key, to: .scalar("changed")) else {
          refused.append(text(file).debugDescription)
          continue
        }
        edits += 1
        let others = file.entries.filter { $0.key != entry.key }.map(\.value)
        #expect(edited.entries.filter { $0.key != entry.key }.map(\.value) == others)
      }
    }
    #expect(edits > 2000)
    #expect(refused.isEmpty, "seed \(seed): \(refused.prefix(5).joined(separator: "\n"))")
  }

  @Test func randomListsAreChangedInPlace() throws {
    let seed: UInt64 = 41
    var random = SeededGenerator(seed: seed)
    let words = ["a", "b", "'c'", "\"d\"", "e f", "g: h", "~", "#i"]
    for _ in 0..<1500 {
      let old = (0..<random.pick([1, 2, 3, 4])).map { _ in
        random.pick(["a", "b", "'c'", "\"d\"", "e f"])
      }
      let comments = old.map { _ in random.pick(["", " # c", "\n  # own line"]) }
      let block = "l:\n" + zip(old, comments).map { "  - \($0)\($1)\n" }.joined()
      let header = random.pick([block, "l: [\(old.joined(separator: ", "))] # c\n"])
      let file = document("---\nid: 1\n\(header)z: 2 # c\n---\nbody")
      let new = (0..<random.pick([0, 1, 2, 3, 4])).map { _ in FieldValue.scalar(random.pick(words))
      }
      let edited = try file.setting("l", to: .list(new))
      #expect(edited["l"]?.value == .list(new), "seed \(seed): \(text(file))")
      #expect(edited.diagnostics.isEmpty)
      let isBlock = header.hasPrefix("l:\n") && !new.isEmpty
      #expect(text(edited).contains("\nl:\n") == isBlock, "seed \(seed): \(text(file))")
    }
  }

  @Test func randomScalarsReadBack() throws {
    var generator = HeaderGenerator(random: SeededGenerator(seed: 5))
    for _ in 0..<3000 {
      let value = FieldValue.scalar(generator.scalar() + generator.scalar())
      let list = FieldValue.list([value, .null, .scalar("\u{0}\u{85}\u{2028}\r\n")])
      let bytes = FrontMatterWriter.document(
        fields: [("a", value), ("b c", list), ("m", .mapping([.init(key: "k:", value: value)]))],
        body: "x\r\ny", lineEnding: "\r\n")
      let read = TicketDocument(bytes: bytes)
      #expect(read.entries.map(\.value).dropLast() == [value, list], "\(text(read))")
      #expect(read["m"]?.value == .mapping([.init(key: "k:", value: value)]))
      #expect(read.diagnostics.isEmpty)
      #expect(read.body.text == "\r\nx\r\ny\r\n")
    }
  }

  @Test(arguments: ["\u{90}", "a\u{7F}", "\u{2028}", "\u{FEFF}a", "é", "a b", "#a", ""])
  func aNewKeyReadsBack(key: String) {
    let read = TicketDocument(
      bytes: FrontMatterWriter.document(fields: [(key, .scalar("b")), ("c", .null)], body: ""))
    #expect(read.keys == [key, "c"])
    #expect(read.diagnostics.isEmpty)
  }
}

extension String {
  func withEnding(_ ending: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
  }
}
