import Testing
import TicketReports

@Test(arguments: [
  ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한", 2),
  ("ᄒ\u{1161}\u{11ab}", 2), ("\u{1161}", 0), ("\u{1112}\u{1161}", 2), ("\u{d7b0}", 0),
  ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇫🇷", 2), ("🇫🇷🇯🇵", 4), ("❤\u{fe0f}", 2), ("❤", 1), ("1", 1),
  ("1\u{fe0f}\u{20e3}", 2), ("#\u{fe0f}\u{20e3}", 2), ("1\u{20e3}", 1), ("🏴‍☠️", 2),
  ("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", 2), ("👨🏿‍💻", 2), ("🧑🏻‍🤝‍🧑🏿", 2),
  ("a\u{200b}b", 2), ("a\u{feff}b", 2), ("\u{200d}", 0), ("✓", 1), ("", 0), ("—", 1), ("…", 1),
  ("क्षि", 2), ("ก็", 1), ("ﾞ", 1), ("ｶﾞ", 2), ("\u{3099}", 0), ("か\u{3099}", 2), ("\u{ad}", 1),
  ("©", 1), ("©\u{fe0f}", 2), ("™", 1), ("⌚", 2), ("🌡", 1), ("🌡\u{fe0f}", 2), ("\u{3000}", 2),
  ("«\u{a0}été\u{a0}»", 7), ("ﷺ", 1), ("𠀀", 2), ("a\u{300}\u{301}\u{302}", 1), ("\u{2028}", 0),
  ("日本語👩‍👩‍👧 naïve", 14), ("①", 1), ("：", 2), ("─", 1),
])
func columnsOfAText(_ text: String, _ columns: Int) {
  #expect(DisplayWidth.columns(of: text) == columns)
}

@Test func theWidthOfATextIsTheSumOfItsCharacters() {
  let parts = ["a", "é", "日", "한", "👍🏽", "🇫🇷", "e\u{301}", "ｱ", " ", "1\u{fe0f}\u{20e3}", "—", "क्षि"]
  var random = SystemRandomNumberGenerator()
  for _ in 0..<300 {
    let chosen = (0..<12).compactMap { _ in parts.randomElement(using: &random) }
    let text = chosen.joined(separator: "|")
    let sum = chosen.reduce(chosen.count - 1) { $0 + DisplayWidth.columns(of: $1) }
    #expect(DisplayWidth.columns(of: text) == sum, "\(chosen)")
    let cut = DisplayWidth.truncate(text, to: 9)
    #expect(DisplayWidth.columns(of: cut) <= 9, "\(chosen)")
  }
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
