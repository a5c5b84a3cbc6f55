internal import ArgumentParser

extension CompletionKind {
  /// The ids of tickets, with their titles.
  static var tickets: CompletionKind {
    .backlog { candidates, _ in candidates.tickets }
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
    .custom { (words, _, prefix) async -> [String] in
      guard let candidates = await CompletionCandidates.load(words) else { return [] }
      return body(candidates, prefix).filter { $0.word.hasPrefix(caseless: prefix) }
        .map { $0.line(for: CompletionShell.requesting) }
    }
  }
}

extension String {
  fileprivate func hasPrefix(caseless prefix: String) -> Bool {
    lowercased().hasPrefix(prefix.lowercased())
  }
}
