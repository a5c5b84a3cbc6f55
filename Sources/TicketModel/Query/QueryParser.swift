/// Reads a query by recursive descent; neither length nor nesting can exhaust the stack.
struct QueryParser {
  /// The most Unicode scalars that a query may have.
  static let lengthLimit = 10_000
  /// How deep parentheses may be nested.
  static let depthLimit = 50

  let text: String
  let vocabulary: QueryVocabulary
  let scalars: [Unicode.Scalar]
  var position = 0

  init(_ text: String, _ vocabulary: QueryVocabulary) throws(QueryError) {
    self.text = text
    self.vocabulary = vocabulary
    scalars = Array(text.unicodeScalars.prefix(QueryParser.lengthLimit + 1))
    guard scalars.count <= QueryParser.lengthLimit else {
      throw error(
        "the query is longer than \(QueryParser.lengthLimit) characters",
        QueryParser.lengthLimit..<QueryParser.lengthLimit)
    }
  }

  /// The whole text as one query.
  mutating func query() throws(QueryError) -> QueryNode {
    skipSpace()
    guard current != nil else { return .all([]) }
    let node = try alternatives(depth: 0)
    guard current == nil else {
      throw error("this parenthesis closes nothing", position..<position + 1)
    }
    return node
  }

  private mutating func alternatives(depth: Int) throws(QueryError) -> QueryNode {
    var parts = [try conjunction(depth: depth)]
    while takeKeyword("or") { parts.append(try conjunction(depth: depth)) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction(depth: Int) throws(QueryError) -> QueryNode {
    var parts: [QueryNode] = []
    var isWanted = true
    while true {
      skipSpace()
      guard let next = current, next != ")", !isAtKeyword("or") else { break }
      if !parts.isEmpty, takeKeyword("and") {
        isWanted = true
      } else {
        parts.append(try negation(depth: depth))
        isWanted = false
      }
    }
    guard !isWanted else { throw nothingHere() }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation(depth: Int) throws(QueryError) -> QueryNode {
    let start = position
    var isNegated = false
    while current == "-" {
      isNegated.toggle()
      position += 1
    }
    guard let next = current, !isSpace(next), next != ")" else {
      throw error("nothing stands after this '-'", start..<position, hint: "write -field:value")
    }
    let node = try primary(next, depth: depth)
    return isNegated ? .not(node) : node
  }

  private mutating func primary(_ next: Unicode.Scalar, depth: Int) throws(QueryError) -> QueryNode
  {
    switch next {
    case "(": return try group(depth: depth + 1)
    case "\"": return .test(.text(TextNeedle(try quoted())))
    default: return try term()
    }
  }

  private mutating func group(depth: Int) throws(QueryError) -> QueryNode {
    let start = position
    guard depth <= QueryParser.depthLimit else {
      throw error(
        "parentheses are nested deeper than \(QueryParser.depthLimit)", start..<start + 1)
    }
    position += 1
    let node = try alternatives(depth: depth)
    guard current == ")" else {
      throw error("this parenthesis is not closed", start..<start + 1)
    }
    position += 1
    return node
  }
}

// MARK: - Characters

extension QueryParser {
  var current: Unicode.Scalar? { scalar(at: position) }

  func scalar(at index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  mutating func skipSpace() {
    while let scalar = current, isSpace(scalar) { position += 1 }
  }

  func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  /// Whether a scalar ends a word that is not quoted.
  func endsWord(_ scalar: Unicode.Scalar) -> Bool {
    isSpace(scalar) || scalar == "(" || scalar == ")" || scalar == "\""
  }

  /// The text of a part of the query.
  func string(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }

  /// Takes a text in quotes, in which a backslash stands before a quote or a backslash.
  mutating func quoted() throws(QueryError) -> String {
    let start = position
    var result = String.UnicodeScalarView()
    position += 1
    while let scalar = current, scalar != "\"" {
      let isEscape = scalar == "\\" && [#"""#, #"\"#].contains(self.scalar(at: position + 1))
      result.append(isEscape ? self.scalar(at: position + 1) ?? scalar : scalar)
      position += isEscape ? 2 : 1
    }
    guard current != nil else { throw error("this quote is not closed", start..<start + 1) }
    position += 1
    guard !result.allSatisfy(isSpace) else {
      throw error("there is nothing between these quotes", start..<position)
    }
    return String(result)
  }

  func isAtKeyword(_ word: String) -> Bool {
    let end = position + word.unicodeScalars.count
    guard end <= scalars.count, scalar(at: end).map(endsWord) ?? true else { return false }
    return string(position..<end).lowercased() == word
  }

  mutating func takeKeyword(_ word: String) -> Bool {
    guard isAtKeyword(word) else { return false }
    position += word.unicodeScalars.count
    return true
  }

  func error(_ message: String, _ range: Range<Int>, hint: String? = nil) -> QueryError {
    QueryError(message: message, hint: hint, text: text, range: range)
  }

  private func nothingHere() -> QueryError {
    switch current {
    case nil: error("the query ends where something to look for is expected", position..<position)
    case ")": error("nothing stands before this parenthesis", position..<position + 1)
    default:
      error(
        "nothing stands before this 'or'", position..<position + 2,
        hint: "to look for the word itself, write \"or\"")
    }
  }
}
