package import TicketSyntax

extension Checkbox {
  /// The id of the ticket whose file the box's text begins with a link to: `[P3-2](P3-2.md) text`;
  /// nil for any other box.
  package var linkedTicket: TicketID? {
    guard text.hasPrefix("["), let close = text.firstRange(of: "]("),
      let end = text[close.upperBound...].firstIndex(of: ")"),
      text[close.upperBound..<end].hasSuffix(".md")
    else { return nil }
    return TicketID(String(text.dropFirst()[..<close.lowerBound]))
  }
}
