/// A heading that names a container: `Sprint 1 (2 semaines) — Explorer`, `EPIC P0 - Foundation`.
struct ContainerTitle {
  var kind: ContainerKind
  /// Its number or letter, where it has one.
  var label: String?
  /// The title that its file gets.
  var title: String
  var measures: [Measure] = []
  /// Keyed parts of the line, such as `Owner: PO`.
  var keyed: [KeyedText] = []
  /// The state that a sign or a suffix says.
  var state: StateWord?

  /// Reads a heading; nil for any other.
  init?(_ text: String) {
    let plain = Folding.withoutOrnaments(text)
    let whole = ContainerTitle.withoutNumber(plain)
    let word = String(whole.prefix { $0.isLetter })
    guard let kind = Vocabulary.container(word) else { return nil }
    self.kind = kind
    var rest = String(whole.dropFirst(word.count))
    let hadSpace = rest.hasPrefix(" ")
    rest = rest.trimmed(of: " ")
    let mark = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
    let token = String(mark).trimmed(of: ".")
    if case .priority(let priority)? = Measure(token) {
      measures.append(.priority(priority))
      rest = String(rest.dropFirst(token.count))
    } else if hadSpace, ContainerTitle.isLabel(token) {
      label = token.uppercased()
      rest = String(rest.dropFirst(token.count))
    } else if !rest.hasPrefix(":") && !rest.hasPrefix("-") && !rest.hasPrefix("–")
      && !rest.hasPrefix("—")
    {
      return nil
    }
    title = ""
    finish(word: word, token: token, rest)
  }

  /// Reads a heading that holds tickets and names no kind; nil where nothing is left of it.
  init?(group text: String) {
    let line = TitleLine(ContainerTitle.withoutNumber(Folding.withoutOrnaments(text)))
    let name = line.title.trimmed(of: " :")
    guard !name.isEmpty else { return nil }
    kind = ContainerKind(type: "theme", letters: "TH")
    title = name
    measures = line.measures
    keyed = line.keyed
    state = line.state
  }

  /// The dotted number that a heading begins with, such as `1.2.1`; nil for none.
  static func number(_ text: String) -> LocalLabel? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let number = String(digits).trimmed(of: ".")
    guard number.contains("."), !number.contains(".."), number.utf8.count <= 12 else { return nil }
    return LocalLabel(letters: "", number: number, type: nil)
  }

  /// The number that a heading begins with, such as the 7 of `7. Title`; nil for none.
  static func bareNumber(_ text: String) -> LocalLabel? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...6).contains(digits.utf8.count), withoutNumber(text) != text,
      [". ", ") "].contains(where: { text.dropFirst(digits.count).hasPrefix($0) })
    else { return nil }
    return LocalLabel(letters: "", number: String(digits), type: nil)
  }

  private mutating func finish(word: String, token: String, _ rest: String) {
    var rest = rest.trimmed(of: " ")
    if rest.hasPrefix("("), let close = rest.firstIndex(of: ")") {
      let inner = String(rest[rest.index(after: rest.startIndex)..<close])
      if let measure = Measure(inner) {
        measures.append(measure)
        rest = String(rest[rest.index(after: close)...]).trimmed(of: " ")
      }
    }
    let line = TitleLine(rest)
    if line.id == nil {
      measures += line.measures
      keyed = line.keyed
      state = line.state
      rest = line.title
    }
    let sign = rest.first.map { ":-–—".contains($0) } ?? false
    let name = rest.trimmed(of: sign ? " :–—-" : " ")
    guard label != nil else {
      title = name.isEmpty ? word : name
      return
    }
    title = word + " " + token
    if !name.isEmpty { title += (sign ? " — " : " ") + name }
  }

  private static func isLabel(_ token: String) -> Bool {
    guard let first = token.first else { return false }
    if first.isNumber { return token.allSatisfy { $0.isNumber || $0 == "." } && token.count <= 6 }
    return token.count == 1 && first.isUppercase
      || ["II", "III", "IV", "VI", "VII", "VIII", "IX"].contains(token)
  }

  /// `2. EPIC …` or `2) EPIC …` without the document's own numbering.
  static func withoutNumber(_ text: String) -> String {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var rest = text.dropFirst(digits.count)
    let isClosed = rest.hasPrefix(") ")
    if isClosed { rest = rest.dropFirst() }
    guard let first = digits.first, first.isNumber, isClosed || digits.contains("."),
      rest.first == " "
    else { return text }
    return String(rest.drop { $0 == " " })
  }
}
