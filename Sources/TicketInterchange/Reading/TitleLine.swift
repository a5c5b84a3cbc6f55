import TicketModel

/// A heading or item taken apart: id, tuple, title, and the fields packed around the title.
struct TitleLine {
  /// The id, where there is one at the head.
  var id: String?
  /// The number at the head that is an id only within the document.
  var local: LocalLabel?
  /// The title, without what follows as separate fields.
  var title = ""
  /// Keyed parts of the line, such as `Owner: PO`.
  var keyed: [KeyedText] = []
  /// Parts that say their own meaning, such as `P0` or `M`.
  var measures: [Measure] = []
  /// Words of the tuple behind the id that are no measures: a domain.
  var words: [String] = []
  /// The state that a sign or a suffix says.
  var state: StateWord?

  /// Where a longer title begins with words in bold, these are the title.
  static let longestTitle = 100

  /// Whether something at the head makes the line a ticket's.
  var isNamed: Bool { id != nil || local != nil }

  /// A title that is no more than one.
  init(plain title: String) {
    self.title = title
  }

  /// A heading as the export writes it: any id, a dash, and all that follows as the title.
  init?(exported text: String) {
    guard let dash = text.firstRange(of: " — "), TicketID(String(text[..<dash.lowerBound])) != nil
    else { return nil }
    self.init(plain: String(text[dash.upperBound...]))
    id = String(text[..<dash.lowerBound])
  }

  /// The words in bold that begin the title, and the text behind them.
  var lead: (title: String, rest: String)? {
    guard title.hasPrefix("**"), let close = title.dropFirst(2).firstRange(of: "**") else {
      return nil
    }
    let lead = String(title.dropFirst(2)[..<close.lowerBound]).trimmed(of: " :.")
    let rest = String(title[close.upperBound...]).trimmed(of: " :–—-.")
    return lead.isEmpty || rest.isEmpty ? nil : (lead, rest)
  }

  /// Makes the words of a title that is one link the title; gives the link.
  mutating func takeLink() -> String? {
    guard title.hasPrefix("["), title.hasSuffix(")"), let middle = title.firstRange(of: "](") else {
      return nil
    }
    let link = title
    let words = String(title[..<middle.lowerBound].dropFirst()).trimmed(of: " ")
    guard !words.isEmpty, !words.contains("["),
      !title[middle.upperBound...].dropLast().contains(")")
    else { return nil }
    title = words
    return link
  }

  /// Reads a line; without an id where there is none that a separator sets apart. `loose` are the
  /// letters that ids without a hyphen begin with.
  init(_ text: String, loose: Set<String> = []) {
    var rest = ""
    self.init(head: text, loose: loose, rest: &rest)
    title = takeEnds(of: rest)
  }

  /// The id at the head of a line, without a look at what follows.
  static func id(of text: String, loose: Set<String> = []) -> String? {
    var rest = ""
    return TitleLine(head: text, loose: loose, rest: &rest).id
  }

  /// Whether something at the head of a line makes it a ticket's, without a look at what follows.
  static func isNamed(_ text: String, loose: Set<String> = []) -> Bool {
    var rest = ""
    return TitleLine(head: text, loose: loose, rest: &rest).isNamed
  }
}
