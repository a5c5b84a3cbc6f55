import Testing

@testable import TicketModel

/// Texts with places between braces.
struct TextTemplateTests {
  @Test(arguments: [
    ("feat/{id}-{slug}", "feat/K-1-a b", ["id", "slug"]), ("", "", []), ("{id}", "K-1", ["id"]),
    ("{{id}", "{id}", []), ("{{{id}}", "{K-1}", ["id"]), ("{{{{", "{{", []),
    ("{} {a b} {id", "{} {a b} {id", []), ("}{id}}", "}K-1}", ["id"]), ("{é-1_}", "?", ["é-1_"]),
  ])
  func aPlaceIsANameBetweenBraces(text: String, filled: String, names: [String]) {
    let template = TextTemplate(text)
    let values = ["id": "K-1", "slug": "a b"]
    #expect(template.names == names)
    #expect(template.filled { values[$0] ?? "?" } == filled)
  }

  @Test func aValueIsNotLookedThroughForPlaces() {
    #expect(TextTemplate("{a}{b}").filled { $0 == "a" ? "{b}{{" : "x" } == "{b}{{x")
  }

  @Test func whereAPlaceHasNoValueTheWholeHasNone() {
    let template = TextTemplate("{a}-{b}-{a}")
    #expect(template.filledWhole { ["a": "1", "b": "2"][$0] } == "1-2-1")
    #expect(template.filledWhole { ["a": "1"][$0] } == nil)
  }
}
