import Testing
import TicketModel
import TicketSyntax

struct QueryTests {
  static let snapshot = BacklogSnapshot(tickets: [
    ticket(
      "A-1",
      "title: Schema of the Été\nstatus: todo\nestimate: 3.0\nlabels: [schema, debt]\n"
        + "due: 2026-01-01"),
    ticket(
      "A-2",
      "title: Other\nstatus: In-Progress\nestimate: 13\nowner: Backend\nparent: A-1\n"
        + "due: 2026-10-01"),
    ticket(
      "A-3", "title: Third\nstatus: done\nowner: [Backend, Product]\nblocked: true\ndue: 2026-01-01"
    ),
    ticket(
      "A-4", "title: Fourth\nstatus: review\ndepends-on: [a-1]\nblocked: false",
      body: "Free text here"),
    ticket("A-5", "title: Fifth\nstatus: dropped\nestimate: 5\nlabels: []"),
  ])
  static let today = CalendarDay(daysSinceEpoch: 20_600)

  static func ticket(_ id: String, _ fields: String, body: String = "") -> Ticket {
    let text = "---\nid: \(id)\n\(fields)\n---\n\(body)\n"
    return Ticket(document: TicketDocument(bytes: Array(text.utf8)), path: "backlog/\(id).md")
  }

  static func ids(_ text: String) throws -> String {
    try Query.parse(text, vocabulary: QueryVocabulary(snapshot))
      .tickets(in: snapshot, today: today).compactMap { $0.idText?.suffix(1) }.joined()
  }

  @Test(arguments: [
    ("", "12345"), ("status:todo,REVIEW", "14"), ("status:in-progress", "2"), ("estimate:3", "1"),
    ("estimate>=5", "25"), ("estimate<5.5", "15"), ("due<2026-10-01", "13"),
    ("due<=2026-10-01", "123"),
    ("due>today", "2"), ("label:schema -label:none", "1"), ("labels:DEBT", "1"),
    ("owner:product", "3"),
    ("owner:backend", "23"), ("parent:a-1", "2"), ("has:labels", "1"), ("no:owner", "145"),
    ("is:open", "124"), ("is:started", "24"), ("is:done", "3"), ("is:dropped", "5"),
    ("is:blocked", "4"), ("is:overdue", "1"), ("\"free text\"", "4"), ("été", "1"), ("a-3", "3"),
    ("status:done or status:todo owner:backend", "3"), ("(is:done or is:dropped) -has:owner", "5"),
    ("-(is:done or is:dropped)", "124"), ("--is:done", "3"), ("status>=review", "345"),
    ("category:doing", "24"), ("status:\"todo\",done", "13"), ("id:A-1,a-5", "15"), ("\"and\"", ""),
  ])
  func aQueryFindsItsTickets(query: String, found: String) throws {
    #expect(try Self.ids(query) == found)
  }

  @Test(
    arguments: [
      ("statu:todo", 0..<5, "did you mean \"status\"?"),
      ("status:tood", 7..<11, "did you mean \"todo\"?"),
      ("is:opne", 3..<7, "did you mean \"open\"?"),
      ("has:labelz", 4..<10, "did you mean \"labels\"?"),
      ("(is:open", 0..<1, nil), ("is:open)", 7..<8, nil), ("\"open", 0..<1, nil),
      ("is:open or", 10..<10, nil),
      ("-", 0..<1, "write -field:value"), ("()", 1..<2, nil),
      ("status:", 0..<7, "no:status finds the tickets without one"),
      ("estimate>=2,3", 10..<13, nil),
    ] as [(String, Range<Int>, String?)])
  func aFaultIsShownAtItsPlace(query: String, range: Range<Int>, hint: String?) {
    let error = #expect(throws: QueryError.self) { try Self.ids(query) }
    #expect(error?.range == range)
    #expect(error?.hint == hint)
  }

  @Test(arguments: [
    "estimate>=M", "due<2026-02-30", "estimate:abc", "status!=todo", "or", "nope:x",
  ])
  func aQueryWithoutMeaningIsRefused(query: String) {
    #expect(throws: QueryError.self) { try Self.ids(query) }
  }

  @Test func theCaretStandsUnderTheFault() {
    let error = QueryError(message: "", text: "a statu:x", range: 2..<7)
    #expect(error.caret() == "a statu:x\n  ^^^^^")
  }

  @Test func neitherDepthNorLengthExhaustsTheStack() {
    for text in [
      String(repeating: "(", count: 9_000), String(repeating: "-(", count: 4_900),
      String(repeating: "x ", count: 50_000),
    ] {
      #expect(throws: QueryError.self) { try Self.ids(text) }
    }
    #expect(throws: Never.self) { try Self.ids(String(repeating: "-", count: 9_000) + "x") }
  }
}

/// Queries made at random, answered a second time by sets of tickets.
struct QueryPropertyTests {
  private static let atoms: [(text: String, found: Set<Character>)] = [
    ("status:todo", ["1"]), ("estimate>=5", ["2", "5"]), ("has:due", ["1", "2", "3"]),
    ("is:open", ["1", "2", "4"]), ("owner:backend", ["2", "3"]), ("no:owner", ["1", "4", "5"]),
    ("\"free text\"", ["4"]), ("is:done,dropped", ["3", "5"]),
  ]
  private static let all: Set<Character> = ["1", "2", "3", "4", "5"]

  @Test func generatedQueriesAgreeWithSets() throws {
    var seed: UInt64 = 20_260_105
    for _ in 0..<400 {
      let (text, found) = Self.generate(depth: 4, &seed)
      #expect(Set(try QueryTests.ids(text)) == found, "\(text)")
    }
  }

  private static func pick(_ count: Int, _ seed: inout UInt64) -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((seed >> 33) % UInt64(count))
  }

  private static func generate(depth: Int, _ seed: inout UInt64) -> (String, Set<Character>) {
    let kind = depth == 0 ? 0 : pick(4, &seed)
    if kind == 0 {
      let atom = atoms[pick(atoms.count, &seed)]
      return (atom.text, atom.found)
    }
    let (a, inA) = generate(depth: depth - 1, &seed)
    if kind == 1 { return ("-(\(a))", all.subtracting(inA)) }
    let (b, inB) = generate(depth: depth - 1, &seed)
    return kind == 2
      ? ("(\(a)) (\(b))", inA.intersection(inB)) : ("(\(a) or \(b))", inA.union(inB))
  }
}
