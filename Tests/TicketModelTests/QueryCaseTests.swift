import Testing
import TicketModel
import TicketSyntax

/// Texts compare without case, whatever the script.
struct QueryCaseTests {
  private func matches(_ query: String, title: String, body: String = "") throws -> Bool {
    let text = "---\nid: A-1\ntitle: \(title)\nowner: [\"\(title)\"]\n---\n\(body)"
    let ticket = Ticket(document: TicketDocument(bytes: Array(text.utf8)), path: "a.md")
    let snapshot = BacklogSnapshot(tickets: [ticket])
    return try !Query.parse(query, vocabulary: QueryVocabulary(snapshot))
      .tickets(in: snapshot, today: CalendarDay(daysSinceEpoch: 0)).isEmpty
  }

  @Test(arguments: [
    ("ÉTÉ", "été"), ("été", "E\u{301}te\u{301}"), ("İSTANBUL", "istanbul"), ("ısparta", "ISPARTA"),
    ("STRASSE", "Straße"), ("ΟΔΟΣ", "οδός".replacing("ό", with: "ο")), ("日本語", "日本語"),
    ("が", "か\u{3099}"), ("ÇA", "ça"), ("naïve", "NAI\u{308}VE"),
  ])
  func aTextIsFoundInAnyCase(written: String, title: String) throws {
    #expect(try matches("\"\(written)\"", title: title))
    #expect(try matches("owner:\"\(written)\"", title: title))
    #expect(try matches("title~\"\(written)\"", title: "x \(title) y"))
    #expect(try matches("\"\(title)\"", title: "-", body: "x \(written)."))
  }

  @Test(arguments: [("ete", "été"), ("か", "が"), ("日本", "東京")])
  func anAccentIsADifference(written: String, title: String) throws {
    #expect(try !matches("\"\(written)\"", title: title))
    #expect(try !matches("owner:\"\(written)\"", title: title))
  }

  @Test func aValueWithSpacesCommasAndColonsStandsBetweenQuotes() throws {
    #expect(try matches(#"owner:"Last, Call: \"x\"""#, title: #"last, call: \"X\""#))
    #expect(try matches("owner:a:b", title: "A:b"))
  }
}
