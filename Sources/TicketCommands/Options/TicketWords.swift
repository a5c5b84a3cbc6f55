internal import TicketStore

/// What the words of a command line mean where they name tickets: ids, and a query.
struct TicketWords {
  /// The words that can be ids.
  let ids: [String]
  /// The query of the other words, or of `--where`; nil where every word can be an id.
  let query: String?

  /// Parts some words: no id holds an operator of the query language.
  init(_ words: some Sequence<String>, where query: String? = nil) throws(StoreError) {
    let parts = Dictionary(grouping: words) { $0.contains { ":<>=~(,".contains($0) } }
    ids = parts[false] ?? []
    let rest = parts[true].map(QueryWords.joined)
    if let query, let rest {
      throw StoreError(
        .configuration, "\(rest) and --where \(query) are two queries", hints: ["write them as one"]
      )
    }
    self.query = rest ?? query.map { QueryWords.joined([$0]) }
  }

  /// Whether one ticket is meant, by its id.
  var isOne: Bool { ids.count == 1 && query == nil }
}
