internal import ArgumentParser

extension CompletionKind {
  /// The ids of tickets, with their titles; where a query is begun, its values.
  static var tickets: CompletionKind {
    .backlog { candidates, word in
      word.contains(":") ? candidates.values(after: word) : candidates.tickets
    }
  }

  /// The names of fields, of which several may stand between commas.
  static var fields: CompletionKind {
    .backlog { candidates, word in
      let begun = word.lastIndex(of: ",").map { word[...$0] } ?? ""
      let sign = word[begun.endIndex...].hasPrefix("-") ? "-" : ""
      return candidates.fields().map { .init(word: begun + sign + $0.word, meaning: "") }
    }
  }

  /// Fields and their values.
  static var assignments: CompletionKind {
    .backlog { candidates, word in
      word.contains("=") ? candidates.values(after: word) : candidates.fields(followedBy: "=")
    }
  }

  /// The values of a field.
  static func values(of field: String) -> CompletionKind {
    .backlog { candidates, _ in
      candidates.values(of: field).map { .init(word: $0, meaning: "") }
    }
  }

  /// The names of rules, with what they check.
  static var rules: CompletionKind {
    .backlog { candidates, _ in candidates.rules }
  }

  /// The ids of tickets; the states that those named may move to.
  static var ticketsOrStates: CompletionKind {
    .backlog { candidates, _ in candidates.nextStates + candidates.tickets }
  }

  /// The ids of tickets; fields and their values.
  static var ticketsOrAssignments: CompletionKind {
    .backlog { candidates, word in
      word.contains("=")
        ? candidates.values(after: word)
        : candidates.fields(followedBy: "=") + candidates.tickets
    }
  }

  /// The ids of tickets; the numbers of the checkboxes of the one named.
  static var ticketsOrBoxes: CompletionKind {
    .backlog { candidates, _ in candidates.boxes + candidates.tickets }
  }

  /// The words of a query: fields, and their values.
  static var query: CompletionKind {
    .backlog { candidates, word in
      word.contains(":")
        ? candidates.values(after: word) : candidates.fields(followedBy: ":") + candidates.tickets
    }
  }

  private static func backlog(
    _ body: @escaping @Sendable (CompletionCandidates, String) -> [CompletionCandidates.Candidate]
  ) -> CompletionKind {
    .custom { (words, _, prefix) -> [String] in
      guard let candidates = CompletionCandidates.load(words) else { return [] }
      return body(candidates, prefix).filter { $0.word.hasPrefix(caseless: prefix) }
        .map { $0.begun(with: prefix).line(for: CompletionShell.requesting) }
    }
  }
}

extension CompletionCandidates.Candidate {
  /// The same with the letters typed so far as they were typed: shells compare them as they stand.
  fileprivate func begun(with prefix: String) -> Self {
    Self(word: prefix + word.dropFirst(prefix.count), meaning: meaning)
  }
}

extension String {
  fileprivate func hasPrefix(caseless prefix: String) -> Bool {
    lowercased().hasPrefix(prefix.lowercased())
  }
}
