internal import TicketModel

/// Computes an answer of facts.
struct AnswerWriter {
  private let facts: BacklogFacts
  private let people: [Person]
  private let table: VersionTable
  private let order: [Int]
  private let replay: Replay
  private let assembly: Assembly
  private let landings: [Int64]
  private var pack = PackWriter<AnswerTable>()
  /// The tickets by id in natural order.
  private var tickets: [Int32] = []
  private var clamps: [Replay.Issue] = []

  /// The bytes of an answer; `people` are the authors after the mailmap, and the key says what it
  /// holds for.
  static func bytes(of facts: BacklogFacts, people: [Person], key: [String]) -> [UInt8] {
    var writer = AnswerWriter(facts, people: people)
    return writer.bytes(key: key)
  }

  private init(_ facts: BacklogFacts, people: [Person]) {
    self.facts = facts
    self.people = people
    table = VersionTable(facts.versions, steps: facts.graph.steps)
    order = facts.graph.order()
    landings = facts.graph.landings()
    (replay, assembly) = Assembly.of(
      facts.graph, order: order, pathCount: facts.paths.count, table: table, people: people)
  }

  private mutating func bytes(key: [String]) -> [UInt8] {
    pack.put(.key, key)
    sortTickets()
    putCommits()
    putTickets()
    putEvents()
    putMentions()
    putIssues()
    return pack.bytes()
  }

  /// Puts the tickets in the natural order of their ids, in lower case.
  private mutating func sortTickets() {
    let names = assembly.tickets.map { ticket in
      let name = Array(table.ids.texts[Int(ticket)].lowercased().utf8)
      return (ticket: ticket, name: name, key: AnswerWriter.naturalKey(name))
    }
    let sorted = names.sorted { a, b in
      a.key == b.key
        ? a.name.lexicographicallyPrecedes(b.name) : a.key.lexicographicallyPrecedes(b.key)
    }
    tickets = sorted.map { $0.ticket }
  }

  /// Bytes that stand in the order of `NaturalOrder` where the ids do: a number is written as a digit,
  /// its length and its digits, and no other byte of an id lies between those of digits.
  private static func naturalKey(_ name: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    var place = 0
    while place < name.count {
      let digits = name[place...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      if digits.isEmpty {
        key.append(name[place])
        place += 1
      } else {
        let number = digits.drop { $0 == UInt8(ascii: "0") }
        key += [UInt8(ascii: "0"), UInt8(number.count)]
        key += number
        place += digits.count
      }
    }
    return key
  }

  private mutating func putCommits() {
    let graph = facts.graph
    pack.put(.authorNames, graph.authors.map { $0.name })
    pack.put(.authorMails, graph.authors.map { $0.mail })
    pack.put(.personNames, people.map { $0.name })
    pack.put(.personMails, people.map { $0.mail })
    pack.put(.states, table.states.texts)
    pack.put(.paths, texts: facts.paths)
    pack.put(.commitIDs, graph.nodes.map { $0.id })
    pack.put(.commitAuthors, graph.nodes.map { Int32($0.author) })
    pack.put(.commitTimes, graph.nodes.map { $0.written })
    pack.put(.commitSubjects, texts: graph.nodes.map { graph.subjects[$0.subject] })
  }

  private mutating func putTickets() {
    let tips = tickets.map { replay.tip($0) }
    pack.put(.ticketIDs, tickets.map { table.ids.texts[Int($0)] })
    pack.put(.ticketPaths, tips.map { $0.path ?? -1 })
    pack.put(.ticketDays, tips.map { $0.fact.created ?? Int32.min })
  }

  private mutating func putEvents() {
    var (kinds, froms, tos, commits) = ([Int32](), [Int32](), [Int32](), [Int32]())
    var (recorded, landed) = ([Int64](), [Int64]())
    var (counts, clamped) = ([Int](), [Int32]())
    for ticket in tickets {
      let links = assembly.links(of: ticket)
      var (lastRecorded, lastLanded) = (Int64.min, Int64.min)
      let clampsBefore = clamps.count
      for link in links {
        let landing = landings[link.commit]
        if link.time < lastRecorded || landing < lastLanded { noteClamp(ticket, link.commit) }
        lastRecorded = max(lastRecorded, link.time)
        lastLanded = max(lastLanded, landing)
        kinds.append(link.kind.number)
        froms.append(link.from)
        tos.append(link.to)
        commits.append(Int32(link.commit))
        recorded.append(lastRecorded)
        landed.append(lastLanded)
      }
      counts.append(links.count)
      clamped.append(Int32(clamps.count - clampsBefore))
    }
    pack.put(.eventKinds, kinds)
    pack.put(.eventFroms, froms)
    pack.put(.eventTos, tos)
    pack.put(.eventCommits, commits)
    pack.put(.eventRecorded, recorded)
    pack.put(.eventLanded, landed)
    pack.put(.eventStarts, starts: counts)
    pack.put(.ticketClamps, clamped)
  }

  private mutating func noteClamp(_ ticket: Int32, _ commit: Int) {
    guard let path = replay.tip(ticket).path ?? replay.firstPath(of: ticket) else { return }
    clamps.append(
      Replay.Issue(kind: .clampedTime, path: path, commit: commit, ticket: ticket))
  }

  /// The commits whose messages name each ticket, ancestors first.
  private mutating func putMentions() {
    let (graph, ids) = (facts.graph, table.ids)
    let named = graph.words.map { word in
      MessageScan.ids(in: word).firstValue { ids.known($0) } ?? -1
    }
    var commits = Array(repeating: [Int32](), count: table.ids.texts.count)
    for commit in order {
      for word in graph.mentions[graph.nodes[commit].mentions] where named[Int(word)] >= 0 {
        let ticket = Int(named[Int(word)])
        if commits[ticket].last != Int32(commit) { commits[ticket].append(Int32(commit)) }
      }
    }
    pack.put(.mentionStarts, starts: tickets.map { commits[Int($0)].count })
    pack.put(.mentions, tickets.flatMap { commits[Int($0)] })
  }

  /// What was odd, ancestors first.
  private mutating func putIssues() {
    var positions = Array(repeating: 0, count: order.count)
    for (position, commit) in order.enumerated() { positions[commit] = position }
    let issues = (replay.issues + clamps).enumerated().sorted {
      (positions[$0.element.commit], $0.offset) < (positions[$1.element.commit], $1.offset)
    }.map { $0.element }
    pack.put(.issueKinds, issues.map { $0.kind.number })
    pack.put(.issuePaths, issues.map { $0.path })
    pack.put(.issueCommits, issues.map { Int32($0.commit) })
    let ids = Set(issues.map { $0.ticket }).filter { $0 >= 0 }.sorted()
    let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, Int32($0)) })
    pack.put(.issueTickets, issues.map { places[$0.ticket] ?? -1 })
    pack.put(.issueIDs, ids.map { table.ids.texts[Int($0)] })
  }
}

extension TicketEvent.Kind {
  private static let numbered: [TicketEvent.Kind] = [.change, .merge, .trailer, .deletion]

  /// The number that stands for it in an answer.
  var number: Int32 { Int32(TicketEvent.Kind.numbered.firstIndex(of: self) ?? 0) }

  init(number: Int) { self = TicketEvent.Kind.numbered[number] }
}

extension HistoryIssue.Kind {
  /// The number that stands for it in an answer.
  var number: Int32 { Int32(HistoryIssue.Kind.allCases.firstIndex(of: self) ?? 0) }
}
