/// The words of a document that stand in no file as they are written: labels that became fields and
/// headings, names of states, units. A list of them, so that each can be found again.
struct Glossary {
  /// What is said of each, in the order met.
  private(set) var entries: [(text: String, meaning: String)] = []
  private var known: Set<String> = []
  /// What is missing of lines whose every word is in the list.
  private var explained: Set<[String]> = []
  private let states: StateNames

  /// Looks for the words of every line in the file that the line went to.
  init(_ lines: [LineAccount], _ files: [ImportPlan.PlannedFile], _ states: StateNames) {
    self.states = states
    var byTarget: [String: [LineAccount]] = [:]
    for line in lines where line.place != .blank { byTarget[line.target, default: []].append(line) }
    var lost: [(line: LineAccount, words: [String])] = []
    for file in files {
      guard let own = byTarget[file.ticketID ?? file.path] else { continue }
      let trace = WordTrace(file.bytes)
      for line in own where !trace.holds(line.text) {
        let words = trace.missing(Glossary.withoutMarker(line.text))
        if !words.isEmpty { lost.append((line, words)) }
      }
    }
    for (line, words) in lost.sorted(by: { $0.line.line < $1.line.line }) {
      add(line, words)
    }
  }

  /// The section of the notes that lists them; nil for none.
  var section: String? {
    guard !entries.isEmpty else { return nil }
    return "## How words of the document were read\n\n"
      + entries.map { "- \($0.text): \($0.meaning)\n" }.joined()
  }

  private mutating func add(_ line: LineAccount, _ words: [String]) {
    guard !explained.contains(words) else { return }
    var others = words
    var found: [(text: String, meaning: String)] = []
    if let label = Glossary.label(of: line.text), let meaning = meaning(label) {
      let trace = WordTrace(label.utf8)
      others = words.filter { !trace.holds($0) }
      if others.count < words.count { found.append((label, meaning)) }
    }
    let phrase = others.joined(separator: " ")
    for text in meaning(phrase) == nil ? others : [phrase] where !text.isEmpty {
      guard let meaning = meaning(text) else {
        return add(Glossary.withoutMarker(line.text), line.target)
      }
      found.append((text, meaning))
    }
    for (text, meaning) in found { add(text, meaning) }
    explained.insert(words)
  }

  private mutating func add(_ text: String, _ meaning: String) {
    guard known.insert(Folding.fold(text)).inserted else { return }
    entries.append((text, meaning))
  }

  /// What a word or a label of one is read as; nil for what is no such word.
  private func meaning(_ text: String) -> String? {
    if let type = LocalLabel.type(text) { return "the type \(type)" }
    if let concept = Vocabulary.concept(text) ?? Vocabulary.column(text) {
      if let field = concept.fieldName { return "the field `\(field)`" }
      return concept.sectionTitle.map { "the section \"\($0)\"" } ?? "the text"
    }
    if let word = StateWord(text) {
      return states.name(text, word).map { "the state \($0)" } ?? "the field `blocked`"
    }
    if let kind = Vocabulary.container(text) { return "the type \(kind.type)" }
    switch Measure("1 " + text) {
    case .points?: return "the field `estimate`"
    case .duration?: return "the field `duration`"
    default: return nil
    }
  }

  /// The key that a line begins with, or a heading's whole text.
  private static func label(of line: String) -> String? {
    let plain = withoutMarker(line)
    if let key = KeyedText(plain) { return key.key }
    return line.drop { $0 == " " }.hasPrefix("#") ? plain.trimmed(of: " *_:#") : nil
  }

  /// The line without the signs of headings and lists, a list's number and a box.
  private static func withoutMarker(_ line: String) -> String {
    ShapedLine(line).text
  }
}
