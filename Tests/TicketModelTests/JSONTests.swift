import Testing
import TicketModel

@Test(arguments: [
  ("plain", #""plain""#), ("a\"b\\c/", #""a\"b\\c/""#), ("\n\r\t", #""\n\r\t""#),
  ("\u{0}\u{1b}\u{7f}\u{9b}", #""\u0000\u001b\u007f\u009b""#),
  ("\u{2028}\u{2029}\u{202e}", #""\u2028\u2029\u202e""#), ("é日👩‍💻", #""é日👩‍💻""#), ("", #""""#),
])
func textIsEscaped(_ text: String, _ expected: String) {
  #expect(JSONValue.string(text).text() == expected)
}

@Test(arguments: [
  (JSONValue.double(2.5), "2.5"), (.double(3), "3"), (.double(-0.1), "-0.1"),
  (.double(1e300), "1e+300"),
  (.double(.nan), "null"), (.double(-.infinity), "null"), (.int(.min), "-9223372036854775808"),
  (.bool(true), "true"), (.null, "null"), (.array([]), "[]"), (.object([]), "{}"),
])
func scalarsAndEmptyOnesAreShort(_ value: JSONValue, _ expected: String) {
  #expect(value.text() == expected)
}

@Test func objectsKeepTheirOrderInBothLayouts() {
  let value: JSONValue = ["b": [1, nil], "a": ["x": "y"]]
  #expect(value.text(.compact) == #"{"b":[1,null],"a":{"x":"y"}}"#)
  #expect(
    value.text() == """
      {
        "b": [
          1,
          null
        ],
        "a": {
          "x": "y"
        }
      }
      """)
}

@Test(arguments: [0, 1, 127, 128, 129, 5_000]) func aListWrittenInPartsIsTheSame(count: Int) {
  let numbers = Array(0..<count)
  let element: @Sendable (Int) -> JSONValue = { ["id": .string("T-\($0)"), "list": [.int($0)]] }
  var text = ""
  JSONValue.writeList(of: numbers, element) { text += $0 }
  #expect(text == JSONValue.array(numbers.map(element)).text())
}
