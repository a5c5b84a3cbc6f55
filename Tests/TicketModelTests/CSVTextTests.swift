import Testing
import TicketModel

@Suite struct CSVTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("", ""), ("é, 日本", "\"é, 日本\""),
    ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("-3.5", "-3.5"), ("+2", "+2"), ("-x", "'-x"),
    ("=a,b", "\"'=a,b\""),
  ])
  func aFieldIsQuotedWhereItMustBe(text: String, field: String) {
    #expect(CSVText.document([[text]]) == field + "\r\n")
  }
}
