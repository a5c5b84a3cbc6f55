import Testing
import TicketReports

@Test(arguments: [
  ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
  ("ᄒ\u{1161}\u{11ab}", 2),
  ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇫🇷", 2), ("❤\u{fe0f}", 2), ("1", 1), ("a\u{200b}b", 2), ("✓", 1),
  ("", 0),
  ("—", 1), ("क्षि", 3),
])
func columnsOfAText(_ text: String, _ columns: Int) {
  #expect(DisplayWidth.columns(of: text) == columns)
}

@Test(arguments: [
  ("a\u{1b}[31mb", "a␛[31mb", #"a\x1b[31mb"#), ("a\tb", "a b", "a b"),
  ("\n\u{7f}", "␊␡", #"\x0a\x7f"#),
  ("\u{9b}", #"\x9b"#, #"\x9b"#), ("\u{202e}x", #"\u202ex"#, #"\u202ex"#), ("né", "né", "né"),
])
func controlCharactersAreMadeVisible(_ text: String, _ unicode: String, _ ascii: String) {
  #expect(DisplayWidth.sanitized(text) == unicode)
  #expect(DisplayWidth.sanitized(text, unicode: false) == ascii)
}

@Test(arguments: [
  ("abcdef", 6, "abcdef"), ("abcdef", 4, "abc…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"),
  ("ab", 1, "…"),
  ("ab", 0, ""), ("👩‍👩‍👧x👍", 4, "👩‍👩‍👧x…"),
])
func longTextIsCutAtWholeCharacters(_ text: String, _ columns: Int, _ cut: String) {
  #expect(DisplayWidth.truncate(text, to: columns) == cut)
}

@Test func cutWithoutUnicodeEndsInDots() {
  #expect(DisplayWidth.truncate("abcdefgh", to: 6, unicode: false) == "abc...")
  #expect(DisplayWidth.truncate("abcdefgh", to: 2, unicode: false) == "ab")
}

@Test func paddingCountsColumns() {
  #expect(DisplayWidth.pad("日", to: 4) == "日  ")
  #expect(DisplayWidth.pad("7", to: 3, .right) == "  7")
  #expect(DisplayWidth.pad("long", to: 2) == "long")
}
