public import TicketSyntax

extension Ticket {
  /// The ticket's file with every reference to one id made a reference to another; nil where nothing
  /// refers to it.
  ///
  /// References are the fields given, each element of a list by itself, and mentions in the body as
  /// whole words; compared without case. The ticket's own id stays. Every other byte is kept. Throws
  /// where a field refers to the id and can't be edited.
  public func replacingReferences(
    to old: TicketID, with new: TicketID, in fields: [String]
  ) throws(EditError) -> TicketDocument? {
    var edited = document.replacingMentions(of: old.text, with: new.text)
    for field in fields {
      guard let raw = document[key(of: field)]?.value,
        let value = raw.replacing({ isReference($0, to: old, field) }, by: bare(new, field))
      else { continue }
      edited = try edited.setting(key(of: field), to: value)
    }
    return edited.bytes == document.bytes ? nil : edited
  }

  /// Whether a scalar of a field, with the field's prefix, is an id.
  private func isReference(_ text: String, to id: TicketID, _ field: String) -> Bool {
    TicketID(prefix(of: field) + text) == id
  }

  /// An id as it is written in a field: without the field's prefix, where it begins with that.
  private func bare(_ id: TicketID, _ field: String) -> String {
    let prefix = prefix(of: field)
    return id.text.hasPrefix(prefix) ? String(id.text.dropFirst(prefix.count)) : id.text
  }
}

extension BacklogConfiguration {
  /// The fields whose values are ids of tickets: `parent`, `depends-on`, and those declared so.
  public var referenceFields: [String] {
    fieldOrder.filter { $0 != "id" && ($0 == "depends-on" || fields[$0]?.type == .id) }
  }
}

extension FieldValue {
  /// The value with some of its scalars replaced; nil where there is none of them.
  fileprivate func replacing(_ isWanted: (String) -> Bool, by text: String) -> FieldValue? {
    switch self {
    case .scalar(let old): isWanted(old) ? .scalar(text) : nil
    case .list(let items):
      items.contains { $0.replacing(isWanted, by: text) != nil }
        ? .list(items.map { $0.replacing(isWanted, by: text) ?? $0 }) : nil
    case .null, .mapping: nil
    }
  }
}
