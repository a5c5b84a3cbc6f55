// What the words of a query may mean, by the backlog that it asks.
extension QueryParser {
  /// A value in a query, and where it stands.
  struct Written {
    var text: String
    var range: Range<Int>

    /// Whether it looks like an id with a number at its end, such as `P3-101`.
    var isNumberedID: Bool {
      text.contains("-") && text.utf8.last.map { 0x30...0x39 ~= $0 } ?? false
        && TicketID(text) != nil
    }
  }

  func field(_ word: Written) throws(QueryError) -> String {
    if let name = vocabulary.field(named: word.text) { return name }
    if vocabulary.isWritten(word.text) { return word.text }
    let near = didYouMean(word.text, among: vocabulary.fieldWords + ["is", "has", "no"])
    throw error(
      "no field is called '\(word.text)'", word.range,
      hint: near ?? "declare it in the configuration, or put a text to look for between quotes")
  }

  func condition(_ word: Written) throws(QueryError) -> QueryCondition {
    if let condition = QueryCondition(rawValue: word.text.lowercased()) { return condition }
    let message = "'is:' knows no '\(word.text)'"
    guard !vocabulary.hasState(word.text) else {
      let value = word.text.contains { $0.isWhitespace } ? "\"\(word.text)\"" : word.text
      throw error(message, word.range, hint: "to ask for the state, write status:\(value)")
    }
    throw unknown(message, word, among: QueryCondition.allCases.map(\.rawValue))
  }

  func unknown(_ message: String, _ word: Written, among words: [String]) -> QueryError {
    let near = didYouMean(word.text, among: words)
    let all = words.isEmpty ? nil : "it is one of: " + words.joined(separator: ", ")
    return error(message, word.range, hint: near ?? all)
  }

  /// Refuses a value that no ticket could have.
  func check(_ value: Written, in field: String) throws(QueryError) {
    let types = vocabulary.types(of: field)
    guard types.isEmpty || types.contains(where: { accepts(value.text, $0) }) else {
      let wanted = FieldType.allCases.filter(types.contains).map(\.expectation)
      throw error(
        "'\(value.text)' is not \(wanted.joined(separator: " or "))", value.range,
        hint: types == [.id] ? nil : "'\(field)' is compared by value, such as \(field)>=VALUE")
    }
    if vocabulary.holdsIDs(field) { return try checkID(value, in: field) }
    if field == "status" { return try checkState(value) }
    switch vocabulary.computed(field) {
    case .category:
      let words = StateCategory.allCases.map(\.rawValue)
      try check(value, among: words, "no category is called '\(value.text)'")
    case .project:
      guard let words = vocabulary.projects else { return }
      try check(value, among: words, "no project is called '\(value.text)'")
    default: break
    }
  }

  private func check(
    _ value: Written, among words: [String], _ message: String
  ) throws(QueryError) {
    let folded = value.text.lowercased()
    guard words.contains(where: { $0.lowercased() == folded }) else {
      throw unknown(message, value, among: words)
    }
  }

  /// A category's word stands for its states.
  private func checkState(_ value: Written) throws(QueryError) {
    guard !vocabulary.hasState(value.text),
      StateCategory(rawValue: value.text.lowercased()) == nil
    else { return }
    throw unknown("no state is called '\(value.text)'", value, among: vocabulary.states)
  }

  /// Refuses an id that no ticket has, and that nothing refers to, where the tickets are known.
  func checkID(_ value: Written, in field: String) throws(QueryError) {
    guard let snapshot = vocabulary.snapshot, snapshot[value.text] == nil,
      !vocabulary.isUsed(value.text, in: field)
    else { return }
    throw error(
      "no ticket has the id '\(value.text)'", value.range,
      hint: didYouMean(value.text, among: snapshot.tickets.lazy.compactMap(\.idText))
        ?? "put it between quotes to look for the text")
  }

  private func accepts(_ text: String, _ type: FieldType) -> Bool {
    switch type {
    case .number, .integer: FieldType.number.accepts(text)
    case .date: QueryOperand(text).day != nil
    case .boolean: FieldType.flag(text.lowercased()) != nil
    case .string, .list, .id: true
    }
  }
}
