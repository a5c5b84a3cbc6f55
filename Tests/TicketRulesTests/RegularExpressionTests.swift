import Testing
import TicketRules

@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("abc", "xabcx", true), ("^abc$", "xabc", false), ("a.c", "abc", true), ("a.c", "ac", false),
    ("ab*c", "ac", true), ("ab+c", "ac", false), ("ab?c", "abc", true),
    ("^(ab|cd)+$", "abcdab", true),
    ("^(ab|cd)+$", "abc", false), ("^[a-c]+$", "abcabc", true), ("^[^a-c]+$", "xyz", true),
    ("^[^a-c]+$", "xaz", false), ("^\\d{3}$", "123", true), ("^\\d{3}$", "1234", false),
    ("^\\d{2,}$", "1", false), ("^\\d{2,3}$", "123", true), ("^\\d{2,3}$", "1234", false),
    ("^a{0}$", "", true), ("\\.", "a.b", true), ("\\.", "ab", false),
    ("^\\w+\\s\\w+$", "a b", true),
    ("", "anything", true), ("^$", "", true), ("^$", "a", false), ("a||b", "", true),
    ("^é+$", "ééé", true), ("^(?:a|b)c$", "bc", true), ("^[]a]+$", "]a", true),
    ("^[a-]+$", "a-", true), ("(a*)*$", "aaab", true), ("^(a|b|)*c$", "ababc", true),
    ("^[\\d.]+$", "1.2", true), ("^(a?){3}$", "aa", true), ("a$b", "ab", false),
  ])
  func anExpressionFitsAsItIsWritten(pattern: String, text: String, fits: Bool) throws {
    #expect(try RegularExpression(pattern).matches(text) == fits)
  }

  @Test(arguments: [
    "(", ")", "a)", "[a", "*a", "a**", "a{2", "a{3,2}", "a{,3}", "\\", "\\b", "(?=a)", "[z-a]",
    "(a{1000}){1000}", "\\1", "((((a{20}){20}){20}){20}){20}",
  ])
  func whatIsNotSupportedIsRefused(pattern: String) {
    #expect(throws: PatternError.self) { _ = try RegularExpression(pattern) }
  }

  /// Patterns that hang an engine which goes back: each must come to an end, in a test of its own.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){20}$", "^((a+)*)*b$", "^(a?){100}a{100}$",
    ])
  func noPatternIsCatastrophic(pattern: String) throws {
    let text = String(repeating: "a", count: 5_000) + "!"
    #expect(try !RegularExpression(pattern).matches(text))
  }

  @Test func aTextThatIsTooLongNeverFits() throws {
    #expect(try !RegularExpression("a").matches(String(repeating: "a", count: 20_000)))
  }

  @Test func deepNestingIsRefusedWithoutACrash() {
    let deep = String(repeating: "(", count: 200) + String(repeating: ")", count: 200)
    #expect(throws: PatternError.self) { _ = try RegularExpression(deep) }
  }
}
