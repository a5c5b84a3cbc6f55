import Testing
import TicketModel

@testable import TicketReports

struct QueryCaretTests {
  @Test(arguments: [
    ("a statu:x", 2..<7, "a statu:x\n  ^^^^^"),
    ("日本 statu:x", 3..<8, "日本 statu:x\n     ^^^^^"),
    ("owner:日本語", 6..<9, "owner:日本語\n      ^^^^^^"),
    ("e\u{301}te\u{301} x:1", 6..<7, "e\u{301}te\u{301} x:1\n    ^"),
    ("a\tb\u{1B}", 4..<4, "a b \n    ^"),
  ])
  func theCaretStandsUnderTheFault(text: String, range: Range<Int>, shown: String) {
    #expect(QueryError(message: "", text: text, range: range).caret() == shown)
  }
}
