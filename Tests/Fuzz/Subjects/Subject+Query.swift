import TicketModel
import TicketSyntax

extension Subject {
  /// A query: what is read means the same in parentheses, doubled and negated twice.
  static let query = Subject(name: "query") { (bytes) throws(Violation) in
    let text = String(decoding: bytes, as: UTF8.self)
    let answer: Set<String>
    do throws(QueryError) {
      answer = try tickets(text)
    } catch {
      let scalars = text.unicodeScalars.count
      return try hold(
        error.text == text && error.range.upperBound <= scalars && !error.message.isEmpty,
        "\(error) of a text of \(scalars)")
    }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      return try hold(answer == everything, "an empty query finds \(answer)")
    }
    let same = ["(\(text))", "(\(text)) or (\(text))", "-(-(\(text)))", " \(text)\n"]
    for variant in same { try hold(meaning(of: variant) ?? answer == answer, "\(variant)") }
    let others = everything.subtracting(answer)
    try hold(meaning(of: "-(\(text))") ?? others == others, "not \(text)")
  }

  /// What a variant of a query finds; nil where parentheses become too deep by it.
  private static func meaning(of text: String) throws(Violation) -> Set<String>? {
    do throws(QueryError) {
      return try tickets(text)
    } catch {
      try hold(error.message.contains("nested"), "\(error)")
      return nil
    }
  }

  private static func tickets(_ text: String) throws(QueryError) -> Set<String> {
    let query = try Query.parse(text, vocabulary: QueryVocabulary(backlog))
    let today = CalendarDay(daysSinceEpoch: 20_500)
    return Set(query.tickets(in: backlog, today: today).map(\.path))
  }

  private static let everything = Set(backlog.tickets.map(\.path))

  /// A few tickets that differ in all that a query can ask.
  private static let backlog: BacklogSnapshot = {
    let headers = [
      "id: A-1\ntitle: Fix the log-in\nstatus: todo\nowner: [Ada, Bob]\nestimate: 3",
      "id: A-2\ntitle: Écrire la doc\nstatus: In Progress\nlabels: [debt]\nparent: A-1",
      "id: B-1\ntitle: \"or\"\nstatus: done\ndue: 2026-02-01\ndepends-on: [A-1]\npriority: high",
      "id: B-2\ntitle: t\nstatus: dropped\nblocked: waiting\nestimate: 13\ncreated: 2026-01-01",
      "title: no id\nstatus: unheard of\nsprint: 3\ntype: bug\nmilestone: M1", "",
    ]
    let configuration = BacklogConfiguration(
      workflow: Workflow(states: [
        WorkflowState(name: "todo", category: .todo),
        WorkflowState(name: "In Progress", category: .doing),
        WorkflowState(name: "review", category: .doing, wait: true),
        WorkflowState(name: "done", category: .done),
        WorkflowState(name: "dropped", category: .dropped),
      ]),
      fields: [("priority", FieldDeclaration(oneOf: ["high", "medium", "low"]))])
    let tickets = headers.enumerated().map { number, header in
      let text = "---\n\(header)\n---\n\n## Acceptance\n\n- [x] box \(number)\n- [ ] other\n"
      return Ticket(
        document: TicketDocument(bytes: Array(text.utf8)), path: "backlog/x/\(number).md",
        project: "x", configuration: configuration)
    }
    return BacklogSnapshot(configuration: configuration, tickets: tickets)
  }()
}
