package import TicketModel
internal import TicketSyntax

/// The fields that a person may name: the declared ones, the computed ones, and those that stand in
/// some ticket.
package struct FieldNames {
  /// A word that names no field.
  package struct Unknown: Error, Hashable {
    /// What was written.
    package let word: String
    /// The field that was probably meant.
    package let suggestion: String?
    /// All that could have been meant.
    package let known: [String]
  }

  private let vocabulary: QueryVocabulary
  private let tickets: [Ticket]

  /// Takes the names from a backlog.
  package init(_ snapshot: BacklogSnapshot) {
    vocabulary = QueryVocabulary(snapshot)
    tickets = snapshot.tickets
  }

  /// The field that a word means, by the tool's name for it.
  package func field(_ word: String) throws(Unknown) -> String {
    if let name = vocabulary.field(named: word) { return name }
    if !word.isEmpty, tickets.contains(where: { $0.value(word) != nil }) { return word }
    let known = vocabulary.fieldWords
    throw Unknown(
      word: word, suggestion: Spelling.suggestion(for: word, among: known), known: known)
  }

  /// The fields that a list such as `id,status,title` means.
  package func fields(_ list: String) throws(Unknown) -> [String] {
    var names: [String] = []
    for word in list.split(separator: ",") {
      names.append(try field(String(word.trimmingSpaces)))
    }
    guard !names.isEmpty else { return [try field(list)] }
    return names
  }
}

extension Substring {
  /// The text without the spaces around it.
  var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    return start.last == " " ? start.dropLast(start.reversed().prefix { $0 == " " }.count) : start
  }
}
