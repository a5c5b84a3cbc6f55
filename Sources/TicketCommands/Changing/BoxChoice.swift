internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// Which checkboxes of a ticket are meant.
struct BoxChoice {
  /// Numbers of boxes, or words of their texts.
  let texts: [String]
  /// Whether all are meant.
  let isEverything: Bool
  /// The title of the section that they are in; nil for anywhere.
  let section: String?

  /// The boxes of a ticket; a refusal where there is none, or more than one is meant by a text.
  func boxes(of ticket: Ticket) throws(BoxError) -> [Checkbox] {
    let wanted = section.map(Section.normalized)
    let known = ticket.document.body.checkboxes.filter { box in
      wanted.map { title in box.sections.contains { Section.normalized($0) == title } } ?? true
    }
    guard !known.isEmpty else {
      let place = section.map { " in a section \"\($0)\"" } ?? ""
      throw BoxError(isMissing: true, message: "it has no checkboxes\(place)")
    }
    if isEverything { return known }
    var chosen: [Checkbox] = []
    for text in texts {
      let box = try box(text, among: known)
      if !chosen.contains(box) { chosen.append(box) }
    }
    return chosen
  }

  /// The one box of a number, of that very text, or with those words in it.
  private func box(_ text: String, among known: [Checkbox]) throws(BoxError) -> Checkbox {
    if let number = Int(text) {
      if let box = known.first(where: { $0.index + 1 == number }) { return box }
      throw BoxError(isMissing: true, message: "there is no checkbox \(number)", boxes: known)
    }
    let folded = text.lowercased()
    let exact = known.filter { $0.text.lowercased() == folded }
    let matches = exact.isEmpty ? known.filter { $0.text.lowercased().contains(folded) } : exact
    guard let match = matches.first else {
      throw BoxError(isMissing: true, message: "no checkbox says \"\(text)\"", boxes: known)
    }
    guard matches.count == 1 else {
      throw BoxError(
        isMissing: false, message: "\(matches.count) checkboxes say \"\(text)\"", boxes: matches)
    }
    return match
  }
}

/// Why no checkbox can be chosen.
struct BoxError: Error {
  /// Whether there is none, rather than too many.
  let isMissing: Bool
  /// The fault.
  let message: String
  /// The boxes among which one may be meant.
  var boxes: [Checkbox] = []
}

extension TicketEditor {
  /// The tickets that are asked for, each with the boxes that are chosen of it.
  ///
  /// Of those that a query asks for, a ticket without such boxes is passed by, unless all are.
  mutating func boxes(
    of words: TicketWords, _ choose: (Ticket) throws(BoxError) -> [Checkbox]
  ) throws(StoreError) -> [(ticket: Ticket, boxes: [Checkbox])] {
    var found: [(Ticket, [Checkbox])] = []
    var missing: StoreError?
    for (position, ticket) in try finder.find(words, today: today).enumerated() {
      do throws(BoxError) {
        found.append((ticket, try choose(ticket)))
      } catch {
        let name = ticket.idText ?? ticket.path
        let refusal = StoreError(
          .refused, "\(name): \(error.message)",
          hints: error.boxes.map { "\($0.index + 1): \($0.text)" })
        guard error.isMissing, position >= words.ids.count else { throw refusal }
        missing = missing ?? refusal
      }
    }
    if found.isEmpty, let missing { throw missing }
    return found
  }
}
