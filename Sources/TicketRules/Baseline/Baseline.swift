package import TicketModel
package import TicketSyntax

/// The findings that a backlog had when it took up its rules: they are left out, and may only become
/// fewer.
///
/// A finding is known again by its ticket, its rule and its words; numbers that stand alone in the words
/// do not count, so that neither a moved line nor a box ticked makes an old finding a new one.
package struct Baseline: Hashable, Sendable {
  /// One finding that was there.
  package struct Entry: Hashable, Sendable {
    /// The ticket's id, or the file's path where it has none.
    package let ticket: String
    /// The rule's name.
    package let rule: String
    /// The words, as last written.
    package let message: String
    /// Where it stands in the baseline's file.
    package let location: SourceLocation
  }

  /// The entries, in the order of the file.
  package let entries: [Entry]

  /// Makes a baseline.
  package init(entries: [Entry] = []) {
    self.entries = entries
  }

  /// A baseline of findings; what is wrong with the configuration is never a part of one.
  package init(_ findings: [Finding]) {
    entries = findings.filter(Baseline.mayKnow)
      .map { finding in
        Entry(
          ticket: Baseline.owner(of: finding), rule: finding.rule,
          message: Baseline.line(finding.message), location: SourceLocation())
      }
      .sorted {
        ($0.ticket, $0.rule, $0.message) < ($1.ticket, $1.rule, $1.message)
      }
  }

  /// Where the baseline of a backlog is, beside its configuration.
  package static func path(besides configuration: String) -> String {
    let folder = TreePath.folder(of: configuration)
    let isAdoption = configuration.hasSuffix(BacklogConfiguration.adoptionFileName)
    let name = isAdoption ? ".tickets-baseline.tsv" : "baseline.tsv"
    return folder.isEmpty ? name : "\(folder)/\(name)"
  }

  /// Parts findings into the new ones, those known, and the entries that nothing answers to.
  package func sifted(
    _ findings: [Finding]
  ) -> (new: [Finding], known: [Finding], stale: [Entry]) {
    guard !entries.isEmpty else { return (findings, [], []) }
    var places = Dictionary(grouping: entries.indices.reversed()) { key(of: entries[$0]) }
    var new: [Finding] = []
    var known: [Finding] = []
    for finding in findings {
      let isKnown = Baseline.mayKnow(finding) && places[key(of: finding)]?.popLast() != nil
      if isKnown { known.append(finding) } else { new.append(finding) }
    }
    return (new, known, places.values.joined().sorted().map { entries[$0] })
  }

  /// The baseline without the entries that nothing answers to: it never grows.
  package func shrunk(to findings: [Finding]) -> Baseline {
    Baseline(sifted(findings).known)
  }

  private static func mayKnow(_ finding: Finding) -> Bool {
    finding.severity != .off && finding.rule != "configuration"
      && RuleRegistry.documentation(of: finding.rule)?.mayBeKnown ?? true
  }

  private static func owner(of finding: Finding) -> String {
    line(finding.ticket ?? finding.path)
  }

  /// A text as it can stand between two tabs.
  private static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

// MARK: - Equality

extension Baseline {
  private struct Key: Hashable {
    let ticket: String
    let rule: String
    let words: String
  }

  private func key(of entry: Entry) -> Key {
    Key(
      ticket: entry.ticket.lowercased(), rule: entry.rule,
      words: Baseline.withoutNumbers(entry.message))
  }

  private func key(of finding: Finding) -> Key {
    Key(
      ticket: Baseline.owner(of: finding).lowercased(), rule: finding.rule,
      words: Baseline.withoutNumbers(Baseline.line(finding.message)))
  }

  /// A message with `#` for every number that is a word of its own.
  static func withoutNumbers(_ message: String) -> String {
    let words = message.split(separator: " ", omittingEmptySubsequences: false)
    return words.map(Baseline.withoutNumber).joined(separator: " ")
  }

  private static func withoutNumber(_ word: Substring) -> String {
    let head = word.prefix { $0 == "(" }
    let digits = word.dropFirst(head.count).prefix { $0.isASCII && $0.isNumber }
    let tail = word.dropFirst(head.count + digits.count)
    let isNumber = !digits.isEmpty && tail.allSatisfy { ",;:)".contains($0) }
    return isNumber ? "\(head)#\(tail)" : String(word)
  }
}
