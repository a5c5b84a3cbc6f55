/// What a first look at a document decides for the reading of it.
struct ReadingPolicy {
  /// What is a ticket though it has no id; nil: only what has one, or stands in a list of stories.
  var form: TicketForm?
  /// The headings that are tickets though they have no id, by their place in the outline.
  var ticketHeadings: Set<Int> = []
  /// The numbers of such headings that are ids, by the headings' place in the outline.
  var bareNumbers: [Int: LocalLabel] = [:]
  /// The headings that hold tickets, by their place in the outline.
  var groups: Set<Int> = []
  /// The letters of ids without a hyphen, such as `US` of `US12`.
  var loose: Set<String> = []
  /// Whether a heading says "Backlog" beside other states, so that it means one.
  var hasStates = false
  /// Whether headings are tickets by their ids.
  var hasStories = false

  /// Whether title and headings say that the whole of it is a backlog.
  var readsAsBacklog = false
  /// The priorities that signs such as 🔴 stand for, by the document's own legend.
  var signs: [Unicode.Scalar: String] = [:]

  /// Looks at the letters of ids, and at headings that name states.
  init(_ outline: Outline) {
    var letters: [String: Int] = [:]
    var states: Set<StateWord> = []
    for node in outline.nodes {
      switch node.kind {
      case .heading:
        if let word = StateWord(heading: node.text) { states.insert(word) }
        count(node.text, &letters)
      case .item:
        count(node.text, &letters)
        takeSign(node.text)
      case .text, .label: takeSign(node.text)
      case .row:
        for cell in TableCells.split(node.text).prefix(2) { count(cell, &letters) }
      default: break
      }
    }
    loose = Set(letters.filter { $0.value >= 2 }.keys)
    hasStates = states.count >= 2
    let stories = outline.nodes.count { node in
      node.isHeading && TitleLine.isNamed(ContainerTitle.withoutNumber(node.text))
    }
    hasStories = stories >= 2
    let title = outline.nodes.first { $0.isHeading }?.text ?? ""
    readsAsBacklog = !states.subtracting([.review]).isEmpty || Vocabulary.isBacklog(title: title)
  }

  /// The state that a heading says: alone, a word that names chapters as well, such as `Testing` or
  /// `Backlog`, says none.
  func state(heading: String) -> StateWord? {
    guard let word = StateWord(heading: heading) else { return nil }
    return hasStates || ![.backlog, .review].contains(word) ? word : nil
  }

  /// Reads `🔴 **High**: blocks the launch`.
  private mutating func takeSign(_ text: String) {
    guard let sign = text.unicodeScalars.first, PriorityWord.signs.contains(sign) else { return }
    let rest = text.unicodeScalars.dropFirst().drop { !$0.properties.isAlphabetic }
    let word = String(String(rest).prefix { $0.isLetter || $0.isNumber })
    if PriorityWord.rank(word) != nil, signs[sign] == nil { signs[sign] = word }
  }

  private func count(_ text: String, _ letters: inout [String: Int]) {
    let text = StateWord.box(text)?.rest ?? text
    let head = Folding.withoutOrnaments(text).drop { "*`[~".contains($0) }
    let token = head.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    let after = head.dropFirst(token.count)
    guard after.isEmpty || " :*`]|—–-.".contains(after.first ?? " "), token.utf8.count <= 14,
      let found = IDToken.looseLetters(String(token).trimmed(of: "."))
    else { return }
    letters[found, default: 0] += 1
  }
}
