import TestSupport
import Testing
import TicketModel
import TicketSyntax

/// Queries made at random, written out, read back, and answered a second time by plain means.
struct QueryPropertyTests {
  @Test(arguments: [UInt64(1), 20_260_105, UInt64.random(in: 0...UInt64.max)])
  func generatedQueriesAgreeWithAPlainEvaluator(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let samples = (1...40).map { SampleTicket(number: $0, &random) }
    let snapshot = BacklogSnapshot(
      configuration: SampleTicket.configuration, tickets: samples.map(\.ticket))
    let vocabulary = QueryVocabulary(snapshot)
    var hits = 0
    for _ in 0..<300 {
      let question = Question.random(depth: 3, &random)
      let text = question.text(&random)
      let found = try Query.parse(text, vocabulary: vocabulary)
        .tickets(in: snapshot, today: SampleTicket.today).compactMap(\.idText)
      let expected = samples.filter { question.holds(for: $0, among: samples) }.map(\.id)
      hits += found.isEmpty || found.count == samples.count ? 0 : 1
      #expect(Set(found) == Set(expected), "seed \(seed): \(text)")
    }
    #expect(hits > 100, "seed \(seed)")
  }
}

/// A ticket as plain values, from which its file is written.
struct SampleTicket {
  static let today = CalendarDay(daysSinceEpoch: 20_000)
  static let states = ["todo", "In Progress", "review", "Done", "dropped"]
  static let configuration = BacklogConfiguration(
    workflow: Workflow(states: [
      WorkflowState(name: "todo", category: .todo),
      WorkflowState(name: "In Progress", category: .doing),
      WorkflowState(name: "review", category: .doing, wait: true),
      WorkflowState(name: "Done", category: .done),
      WorkflowState(name: "dropped", category: .dropped),
    ]),
    fields: [("priority", FieldDeclaration(oneOf: ["high", "medium", "low"]))])

  let id: String
  let status: Int
  let title: String
  let owners: [String]
  let labels: [String]
  let estimate: Double?
  let priority: Int?
  let due: Int?
  let parent: Int?
  let depends: Int?
  let isBlocked: Bool

  init(number: Int, _ random: inout SeededGenerator) {
    id = "T-\(number)"
    status = random.pick([0, 1, 2, 3, 4])
    title = random.pick(["Fix the Login", "Écrire la doc", "課題を直す", "fix, it: \"now\"", "or"])
    owners = random.pick([[], ["Ada"], ["ada", "Zoë"], ["Bob, Jr"]])
    labels = random.pick([[], ["debt"], ["Schema", "debt"], ["a b"]])
    estimate = random.pick([nil, 1, 2.5, 5, 13])
    priority = random.pick([nil, 0, 1, 2])
    due = random.pick([nil, -30, -1, 0, 1, 30])
    parent =
      number > 1 ? random.pick([nil, 1, number / 2 + 1 == number ? nil : number / 2 + 1]) : nil
    depends = random.pick([nil, nil, 1, 2, 3])
    isBlocked = random.pick([false, false, true])
  }

  var ticket: Ticket {
    var fields: [(key: String, value: FieldValue)] = [
      ("id", .scalar(id)), ("title", .scalar(title)), ("status", .scalar(Self.states[status])),
    ]
    fields.append(("owner", .list(owners.map { .scalar($0) })))
    fields.append(
      ("labels", labels.count == 1 ? .scalar(labels[0]) : .list(labels.map { .scalar($0) })))
    if let estimate { fields.append(("estimate", .scalar("\(estimate)"))) }
    if let priority { fields.append(("priority", .scalar(["high", "Medium", "low"][priority]))) }
    if let due { fields.append(("due", .scalar("\(Self.today.adding(days: due))"))) }
    if let parent { fields.append(("parent", .scalar("t-\(parent)"))) }
    if let depends { fields.append(("depends-on", .list([.scalar("T-\(depends)")]))) }
    if isBlocked { fields.append(("blocked", .scalar("waiting for them"))) }
    return Ticket(
      document: TicketDocument(
        bytes: FrontMatterWriter.document(fields: fields, body: "The \(id)x text.\n")),
      path: "backlog/\(id).md", configuration: Self.configuration)
  }

  var isOpen: Bool { status < 3 }
}

/// A query as a tree, with two ways to look at it: as text, and as a plain test.
indirect enum Question {
  case all([Question])
  case any([Question])
  case not(Question)
  case leaf(String, @Sendable (SampleTicket, [SampleTicket]) -> Bool)

  func holds(for ticket: SampleTicket, among all: [SampleTicket]) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(for: ticket, among: all) }
    case .any(let parts): parts.contains { $0.holds(for: ticket, among: all) }
    case .not(let part): !part.holds(for: ticket, among: all)
    case .leaf(_, let test): test(ticket, all)
    }
  }

  func text(_ random: inout SeededGenerator) -> String {
    switch self {
    case .all(let parts):
      let and = random.pick([" ", "  ", " and ", "\n"])
      return parts.map { $0.grouped(&random) }.joined(separator: and)
    case .any(let parts):
      return parts.map { $0.grouped(&random) }.joined(separator: random.pick([" or ", " OR "]))
    case .not(let part): return "-" + part.grouped(&random)
    case .leaf(let text, _): return text
    }
  }

  private func grouped(_ random: inout SeededGenerator) -> String {
    let text = text(&random)
    if case .leaf = self { return text }
    return "(\(text))"
  }

  static func random(depth: Int, _ random: inout SeededGenerator) -> Question {
    guard depth > 0 else { return leaf(&random) }
    let parts = { (random: inout SeededGenerator) in
      (0..<random.pick([2, 3])).map { _ in Question.random(depth: depth - 1, &random) }
    }
    switch random.pick([0, 1, 2, 3]) {
    case 0: return .all(parts(&random))
    case 1: return .any(parts(&random))
    case 2: return .not(Question.random(depth: depth - 1, &random))
    default: return leaf(&random)
    }
  }
}

extension Question {
  private static func leaf(_ random: inout SeededGenerator) -> Question {
    switch random.pick([0, 1, 2, 3, 4, 5, 6, 7]) {
    case 0: return states(&random)
    case 1: return numbers(&random)
    case 2: return days(&random)
    case 3: return lists(&random)
    case 4: return presence(&random)
    case 5: return conditions(&random)
    case 6: return relations(&random)
    default: return texts(&random)
    }
  }

  private static func states(_ random: inout SeededGenerator) -> Question {
    let (a, b) = (random.pick([0, 1, 2, 3, 4]), random.pick([0, 1, 2, 3, 4]))
    let names = SampleTicket.states.map { random.pick([$0, $0.uppercased()]) }
      .map { $0.contains(" ") ? "\"\($0)\"" : $0 }
    switch random.pick([0, 1, 2]) {
    case 0: return .leaf("status:\(names[a])") { ticket, _ in ticket.status == a }
    case 1:
      return .leaf("status:\(names[a]),\(names[b])") { t, _ in t.status == a || t.status == b }
    default: return .leaf("status<\(names[a])") { ticket, _ in ticket.status < a }
    }
  }

  private static func numbers(_ random: inout SeededGenerator) -> Question {
    let number = random.pick([0, 1, 2.5, 3, 5.0, 13])
    switch random.pick([0, 1, 2, 3, 4]) {
    case 0: return .leaf("estimate:\(number)") { t, _ in t.estimate == number }
    case 1: return .leaf("estimate>=\(number)") { t, _ in t.estimate.map { $0 >= number } ?? false }
    case 2: return .leaf("estimate<\(number)") { t, _ in t.estimate.map { $0 < number } ?? false }
    case 3:
      return .leaf("priority<=medium") { t, _ in t.priority.map { $0 <= 1 } ?? false }
    default:
      return .leaf("estimate:\(number),13") { t, _ in t.estimate == number || t.estimate == 13 }
    }
  }

  private static func days(_ random: inout SeededGenerator) -> Question {
    let distance = random.pick([-7, -1, 0, 1, 14])
    let day = "\(SampleTicket.today.adding(days: distance))"
    let relative = distance == 14 ? "+2w" : distance < 0 ? "\(distance)d" : "+\(distance)d"
    let written = random.pick([day, distance == 0 ? "today" : relative])
    switch random.pick([0, 1, 2]) {
    case 0: return .leaf("due:\(written)") { t, _ in t.due == distance }
    case 1: return .leaf("due<\(written)") { t, _ in t.due.map { $0 < distance } ?? false }
    default: return .leaf("due>=\(written)") { t, _ in t.due.map { $0 >= distance } ?? false }
    }
  }

  private static func lists(_ random: inout SeededGenerator) -> Question {
    switch random.pick([0, 1, 2, 3]) {
    case 0: return .leaf("owner:ADA") { t, _ in t.owners.contains { $0.lowercased() == "ada" } }
    case 1:
      return .leaf("owner:ZOË,\"bob, jr\"") { t, _ in
        t.owners.contains("Zoë") || t.owners.contains("Bob, Jr")
      }
    case 2: return .leaf("label:\"A B\"") { t, _ in t.labels.contains("a b") }
    default: return .leaf("labels~chem") { t, _ in t.labels.contains("Schema") }
    }
  }

  private static func presence(_ random: inout SeededGenerator) -> Question {
    switch random.pick([0, 1, 2, 3, 4]) {
    case 0: return .leaf("has:due") { t, _ in t.due != nil }
    case 1: return .leaf("no:owner") { t, _ in t.owners.isEmpty }
    case 2: return .leaf("no:estimate,priority") { t, _ in t.estimate == nil || t.priority == nil }
    case 3: return .leaf("has:parent") { t, _ in t.parent != nil }
    default: return .leaf("has:checkboxes") { _, _ in false }
    }
  }

  private static func conditions(_ random: inout SeededGenerator) -> Question {
    switch random.pick([0, 1, 2, 3, 4, 5]) {
    case 0: return .leaf("is:open") { t, _ in t.isOpen }
    case 1: return .leaf("is:started") { t, _ in t.status == 1 || t.status == 2 }
    case 2: return .leaf("is:done,dropped") { t, _ in t.status > 2 }
    case 3: return .leaf("is:overdue") { t, _ in t.isOpen && t.due.map { $0 < 0 } ?? false }
    case 4: return .leaf("is:blocked") { t, all in t.isHeld(all) }
    default: return .leaf("is:waiting") { t, all in t.status == 2 || t.isHeld(all) }
    }
  }

  private static func relations(_ random: inout SeededGenerator) -> Question {
    let number = random.pick([1, 2, 3])
    switch random.pick([0, 1, 2, 3]) {
    case 0: return .leaf("parent:T-\(number)") { t, _ in t.parent == number }
    case 1: return .leaf("under:t-\(number)") { t, all in t.ancestors(all).contains(number) }
    case 2: return .leaf("T-\(number),t-4") { t, _ in t.id == "T-\(number)" || t.id == "T-4" }
    default:
      return .leaf("children>\(number)") { t, all in
        all.count { $0.parent.map { "T-\($0)" } == t.id } > number
      }
    }
  }

  private static func texts(_ random: inout SeededGenerator) -> Question {
    switch random.pick([0, 1, 2, 3, 4]) {
    case 0: return .leaf("FIX") { t, _ in t.title.lowercased().contains("fix") }
    case 1: return .leaf("\"écrire LA\"") { t, _ in t.title == "Écrire la doc" }
    case 2: return .leaf("課題") { t, _ in t.title.contains("課題") }
    case 3: return .leaf(#""it: \"NOW\"""#) { t, _ in t.title.hasPrefix("fix, it") }
    default: return .leaf("\"or\"") { t, _ in t.title == "or" }
    }
  }
}

extension SampleTicket {
  fileprivate func isHeld(_ all: [SampleTicket]) -> Bool {
    isOpen && (isBlocked || depends.map { number in all[number - 1].isOpen } ?? false)
  }

  fileprivate func ancestors(_ all: [SampleTicket]) -> Set<Int> {
    var found: Set<Int> = []
    var next = parent
    while let number = next, found.insert(number).inserted { next = all[number - 1].parent }
    return found
  }
}
