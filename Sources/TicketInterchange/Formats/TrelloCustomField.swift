import TicketModel

/// A field that a board of Trello defines for its cards.
struct TrelloCustomField {
  private let name: String
  private var options: [String: String] = [:]

  init?(_ field: JSONValue) {
    guard let name = field["name"]?.text, !name.isEmpty else { return nil }
    self.name = name
    for option in field["options"]?.elements ?? [] {
      if let id = option["id"]?.text { options[id] = option["value"]?["text"]?.text }
    }
  }

  /// Adds a card's value of it: to the field of ours that its name says, else to the text.
  func add(_ item: JSONValue, to record: inout SourceRecord) {
    let value = item["value"]
    let plain = ["text", "number", "date", "checked"].firstValue { value?[$0]?.text }
    let text = item["idValue"]?.text.flatMap { options[$0] } ?? plain
    if let concept = Vocabulary.concept(name), concept.isField {
      record.add(name, concept, text)
    } else {
      record.keep(name, text)
    }
  }
}
