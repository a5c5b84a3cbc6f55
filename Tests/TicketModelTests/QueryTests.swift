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
    ticket("A-5", "title: Fifth\nrisk: High\nstatus: dropped\nestimate: 5\nlabels: []"),
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
    ("status:doing", "24"), ("status:done,doing", "234"), ("A-2,a-3", "23"), ("-a-3", "1245"),
    ("is:closed", "35"), ("is:todo", "1"), ("is:doing", "24"), ("is:waiting", "4"),
    ("is:unestimated", "34"), ("due<+1d", "13"), ("due>-2w", "2"), ("due:today", ""),
    ("title~\"h of\"", ""), ("title~CHEMA", "1"), ("title~fi,fo", "45"), ("owner~prod", "3"),
    ("risk:high", "5"), ("under:a-1", "2"), ("children:1", "1"), ("has:children", "1"),
    ("no:children", "2345"),
    ("has:body", "4"), ("Ｂackend", ""),
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
      ("is:review", 3..<9, "to ask for the state, write status:review"),
      ("A-9", 0..<3, "did you mean \"A-1\"?"), ("A-1,A-77", 4..<8, "did you mean \"A-1\"?"),
      ("parent:A-77", 7..<11, "did you mean \"A-1\"?"),
      ("category:doign", 9..<14, "did you mean \"doing\"?"),
      ("status>=doing", 8..<13, "did you mean \"done\"?"),
      ("日本 owner:x estimat>3", 11..<18, "did you mean \"estimate\"?"),
    ] as [(String, Range<Int>, String?)])
  func aFaultIsShownAtItsPlace(query: String, range: Range<Int>, hint: String?) {
    let error = #expect(throws: QueryError.self) { try Self.ids(query) }
    #expect(error?.range == range)
    #expect(error?.hint == hint)
  }

  @Test(arguments: [
    "due<+d", "due<7d", "project:nope", "estimate>=M", "due<2026-02-30", "estimate:abc",
    "status!=todo", "or", "nope:x",
  ])
  func aQueryWithoutMeaningIsRefused(query: String) {
    #expect(throws: QueryError.self) { try Self.ids(query) }
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
