internal import ArgumentParser
internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketSyntax

/// What may stand next on a command line, out of the backlog that it speaks of.
struct CompletionCandidates {
  /// One word, and what it stands for.
  struct Candidate {
    var word: String
    var meaning: String

    /// The line that a shell reads: bash takes the word alone.
    func line(for shell: CompletionShell?) -> String {
      let meaning = DisplayWidth.sanitized(meaning)
      switch shell {
      case CompletionShell.zsh:
        let name = word.replacing(":", with: "\\:")
        return meaning.isEmpty ? name : "\(name):\(meaning)"
      case CompletionShell.fish where !meaning.isEmpty: return "\(word)\t\(meaning)"
      default: return word
      }
    }
  }

  private let snapshot: BacklogSnapshot
  private let words: [String]

  /// Reads the backlog; nil where there is none: nobody wants errors while typing.
  static func load(_ words: [String]) -> CompletionCandidates? {
    var options = GlobalOptions()
    options.directory = words.firstIndex(of: "-C").flatMap { position in
      words.indices.contains(position + 1) ? words[position + 1] : nil
    }
    options.color = .never
    guard let workspace = try? Workspace.open(options),
      let snapshot = try? workspace.load()
    else { return nil }
    return CompletionCandidates(snapshot: snapshot, words: words)
  }

  /// Every ticket's id, with its title.
  var tickets: [Candidate] {
    snapshot.tickets.compactMap { ticket in
      ticket.id.map { Candidate(word: $0.text, meaning: ticket.title ?? "") }
    }
  }

  private var named: [Ticket] { words.compactMap { snapshot[$0] } }

  /// The states that every ticket named so far may move to.
  var nextStates: [Candidate] {
    guard let first = named.first else { return [] }
    return snapshot.configuration(for: first).workflow.states.filter { state in
      named.allSatisfy { ticket in
        let workflow = snapshot.configuration(for: ticket).workflow
        let from = ticket.status ?? ""
        return from.lowercased() != state.name.lowercased()
          && workflow.state(named: state.name) != nil
          && workflow.allows(from: from, to: state.name)
      }
    }.map { Candidate(word: $0.name, meaning: $0.category.rawValue) }
  }

  /// The boxes of the ticket named, by their numbers.
  var boxes: [Candidate] {
    (named.first?.document.body.checkboxes ?? []).map { box in
      Candidate(
        word: "\(box.index + 1)", meaning: "\(box.isChecked ? "[x]" : "[ ]") \(box.text)")
    }
  }

  /// The rules in force.
  var rules: [Candidate] {
    RuleSets(snapshot).entries.map { Candidate(word: $0.name, meaning: $0.summary) }
  }

  /// The fields, each with the sign that a value follows.
  func fields(followedBy sign: String = "") -> [Candidate] {
    snapshot.configuration.fieldOrder.filter { $0 != "id" }
      .map { Candidate(word: $0 + sign, meaning: "") }
  }

  /// The values that the field of a word begun, such as `priority=P`, may have or has somewhere.
  func values(after word: String) -> [Candidate] {
    guard let sign = word.lastIndex(where: { $0 == "=" || $0 == ":" || $0 == "," }),
      let end = word.firstIndex(where: { $0 == "=" || $0 == ":" })
    else { return [] }
    let field = word[..<end].filter { $0 != "+" }
    let name = field.last == "-" ? String(field.dropLast()) : String(field)
    return values(of: name).map { Candidate(word: word[...sign] + $0, meaning: "") }
  }

  /// The values that a field may have or has somewhere.
  func values(of field: String) -> [String] {
    switch field {
    case "project": return Set(snapshot.tickets.map(\.project)).filter { !$0.isEmpty }.sorted()
    case "status": return snapshot.configuration.workflow.states.map(\.name)
    case "is": return ["open", "started", "done", "blocked", "overdue"]
    case "has", "no": return snapshot.configuration.fieldOrder
    case "parent", "depends-on": return tickets.map(\.word)
    default: break
    }
    if let allowed = snapshot.configuration.fields[field]?.oneOf { return allowed }
    var seen: Set<String> = []
    return snapshot.tickets.flatMap { $0.texts(field) }
      .filter { seen.insert($0).inserted && !$0.contains(where: \.isWhitespace) }
  }
}
