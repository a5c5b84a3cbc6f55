extension QueryParser {
  /// A word, or a field with its operator and values.
  mutating func term() throws(QueryError) -> QueryNode {
    let start = position
    let nameEnd = endOfName(from: start)
    guard nameEnd > start, let symbol = operatorSymbol(at: nameEnd) else {
      return try word()
    }
    let name = Written(text: string(start..<nameEnd), range: start..<nameEnd)
    position = nameEnd + symbol.unicodeScalars.count
    guard symbol != "!=" else {
      throw error(
        "queries have no '!='", nameEnd..<position, hint: "write -\(name.text):value")
    }
    let values = try values(after: name, symbol)
    if let comparison = QueryComparison(rawValue: symbol) {
      return try self.comparison(name, comparison, values)
    }
    guard symbol == "~" else { return try equality(name, values) }
    return .test(.holds(field: try field(name), values.map { TextNeedle($0.text) }))
  }

  /// A text to look for, or ids with commas between them.
  private mutating func word() throws(QueryError) -> QueryNode {
    let start = position
    while let scalar = current, !endsWord(scalar) { position += 1 }
    let needle = TextNeedle(string(start..<position))
    var ids: [Written] = []
    for part in scalars[start..<position].split(separator: ",", omittingEmptySubsequences: false) {
      let range = part.startIndex..<part.endIndex
      ids.append(Written(text: string(range), range: range))
    }
    guard ids.allSatisfy(\.isNumberedID) else { return .test(.text(needle)) }
    for id in ids where vocabulary.hasKey(ofID: id.text) { try checkID(id, in: "id") }
    return try anyOf(ids) { (id) throws(QueryError) in
      .test(.idOrText(id: Caseless.fold(id.text), TextNeedle(id.text)))
    }
  }

  private func equality(_ name: Written, _ values: [Written]) throws(QueryError) -> QueryNode {
    switch name.text.lowercased() {
    case "is":
      return try anyOf(values) { (value) throws(QueryError) in
        .test(.condition(try condition(value)))
      }
    case "has":
      return try anyOf(values) { (value) throws(QueryError) in
        .test(.has(field: try field(value)))
      }
    case "no":
      return try anyOf(values) { (value) throws(QueryError) in
        .not(.test(.has(field: try field(value))))
      }
    default:
      let field = try field(name)
      for value in values { try check(value, in: field) }
      return .test(.equals(field: field, values.map { QueryOperand($0.text) }))
    }
  }

  private func anyOf(
    _ values: [Written], _ node: (Written) throws(QueryError) -> QueryNode
  ) throws(QueryError) -> QueryNode {
    var nodes: [QueryNode] = []
    for value in values { nodes.append(try node(value)) }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private func comparison(
    _ name: Written, _ comparison: QueryComparison, _ values: [Written]
  ) throws(QueryError) -> QueryNode {
    let field = try field(name)
    guard values.count == 1, let value = values.first else {
      let range = (values.first?.range.lowerBound ?? position)..<position
      throw error("'\(comparison.rawValue)' takes one value", range)
    }
    try check(value, in: field)
    if field == "status", !vocabulary.hasState(value.text) {
      throw unknown("no state is called '\(value.text)'", value, among: vocabulary.states)
    }
    return .test(.compare(field: field, comparison, QueryOperand(value.text)))
  }
}

extension QueryParser {
  private func endOfName(from start: Int) -> Int {
    guard let first = scalar(at: start), first.properties.isAlphabetic else { return start }
    var end = start
    while let scalar = scalar(at: end), QueryParser.isNamePart(scalar) { end += 1 }
    return end
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "-_.".unicodeScalars.contains(scalar)
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether a text can stand before an operator: a letter, then letters, digits, `-`, `_` and `.`.
  static func isFieldName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.allSatisfy(isNamePart)
  }

  private func operatorSymbol(at index: Int) -> String? {
    let symbols = ["<=", ">=", "!=", "<", ">", ":", "=", "~"]
    return symbols.first { symbol in
      symbol.unicodeScalars.enumerated().allSatisfy { scalar(at: index + $0) == $1 }
    }
  }

  private mutating func values(after name: Written, _ symbol: String) throws(QueryError)
    -> [Written]
  {
    var values = [try value(after: name, symbol)]
    while current == "," {
      position += 1
      values.append(try value(after: name, symbol))
    }
    guard let next = current, !isSpace(next), next != ")" else { return values }
    throw error(
      "this can't follow a value", position..<position + 1,
      hint: "put a value with spaces, quotes or parentheses in it between quotes")
  }

  private mutating func value(after name: Written, _ symbol: String) throws(QueryError) -> Written {
    let start = position
    if current == "\"" {
      let text = try quoted()
      return Written(text: text, range: start..<position)
    }
    while let scalar = current, !endsWord(scalar), scalar != "," { position += 1 }
    guard position > start else {
      let written = name.text + symbol
      throw error(
        "a value is missing after '\(written)'", name.range.lowerBound..<position,
        hint: vocabulary.field(named: name.text).map { "no:\($0) finds the tickets without one" })
    }
    return Written(text: string(start..<position), range: start..<position)
  }
}
