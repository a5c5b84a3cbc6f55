internal import Libgit2
internal import TicketModel

/// Makes timelines of the replay's events.
struct Assembly {
  private typealias Entry = (link: Chain.Link, stamp: Chain.Stamp)
  private let graph: CommitGraph
  private let replay: Replay
  private let people: Authors
  private let landings: [Int64]
  private var table: VersionTable
  private var ancestry: Ancestry
  private var positions: [Int]
  private var entries: [[Entry]]
  private var links: [[Chain.Link]]
  private var clamps: [Replay.Issue] = []

  /// The tickets whose events don't make a row that leads to the tip.
  private(set) var contested: Set<Int32> = []

  init(
    graph: CommitGraph, order: [Int], table: VersionTable, replay: Replay, people: Authors
  ) {
    self.graph = graph
    self.replay = replay
    self.people = people
    self.table = table
    landings = graph.landings()
    ancestry = Ancestry(graph: graph, order: order)
    positions = Array(repeating: 0, count: order.count)
    for (position, commit) in order.enumerated() { positions[commit] = position }
    entries = Array(repeating: [], count: table.ids.texts.count)
    links = []
    for event in replay.events {
      for entry in spread(event) { entries[Int(event.ticket)].append(entry) }
    }
    for (ticket, entries) in entries.enumerated() where !entries.isEmpty {
      let tip = replay.tip(Int32(ticket)).state
      if Chain.isContested(entries, tip: tip, table: self.table) {
        contested.insert(Int32(ticket))
      }
    }
    links = entries.map { $0.map(\.link) }
  }

  /// An event, after the steps that its message tells of.
  private mutating func spread(_ event: Replay.Event) -> [Entry] {
    let node = graph.nodes[event.commit]
    var from = event.from
    var entries: [Entry] = []
    for step in event.steps.dropLast() {
      let to = step.to.map { table.states.number(of: $0) } ?? VersionTable.absent
      entries.append(
        entry(.trailer, event.commit, from: from, to: to, time: step.time.seconds))
      from = to
    }
    let kind: TicketEvent.Kind = event.to == VersionTable.absent ? .deletion : .change
    entries.append(entry(kind, event.commit, from: from, to: event.to, time: node.written))
    return entries
  }

  private func entry(
    _ kind: TicketEvent.Kind, _ commit: Int, from: Int32, to: Int32, time: Int64
  ) -> Entry {
    let link = Chain.Link(kind: kind, commit: commit, from: from, to: to, time: time)
    let stamp = Chain.Stamp(
      from: table.states.folded[Int(from)], to: table.states.folded[Int(to)],
      author: people[graph.nodes[commit].author], time: time)
    return (link, stamp)
  }

  /// Puts the contested tickets in order with the merges at which a side was taken.
  mutating func settle(_ choices: [Replay.Choice]) {
    let byTicket = Dictionary(grouping: choices, by: \.ticket)
    for ticket in contested.sorted() {
      settle(ticket, byTicket[ticket] ?? [])
    }
  }

  private mutating func settle(_ ticket: Int32, _ choices: [Replay.Choice]) {
    var chain = Chain()
    var rest = choices[...]
    for (link, stamp) in entries[Int(ticket)] {
      while let choice = rest.first, positions[choice.commit] < positions[link.commit] {
        close(&chain, at: rest.removeFirst())
      }
      chain.add(link, stamp, table: table, ancestry: &ancestry)
    }
    for choice in rest { close(&chain, at: choice) }
    links[Int(ticket)] = chain.links
  }

  private mutating func close(_ chain: inout Chain, at choice: Replay.Choice) {
    chain.close(
      at: choice.commit, time: graph.nodes[choice.commit].written, state: choice.state,
      table: table, ancestry: &ancestry)
  }

  /// The timelines; `files` are the tickets' files at the tip.
  mutating func timelines(paths: [String], files: [CommitGraph.Change]) -> [TicketTimeline] {
    let blobs = Dictionary(files.map { ($0.path, $0.blob) }, uniquingKeysWith: { a, _ in a })
    return links.indices.compactMap { index in
      guard !links[index].isEmpty else { return nil }
      let path = replay.tip(Int32(index)).path
      let (events, clamped) = events(of: Int32(index))
      return TicketTimeline(
        id: table.ids.texts[index], events: events, clamped: clamped,
        created: path.flatMap { blobs[$0] }.flatMap { table.created[$0] },
        path: path.map { paths[Int($0)] })
    }
  }

  private mutating func events(of ticket: Int32) -> (events: [TicketEvent], clamped: Int) {
    var events: [TicketEvent] = []
    var clamped = 0
    var (recorded, landed) = (Int64.min, Int64.min)
    for link in links[Int(ticket)] {
      let landing = landings[link.commit]
      if link.time < recorded || landing < landed {
        clamped += 1
        noteClamp(of: ticket, at: link.commit)
      }
      recorded = max(recorded, link.time)
      landed = max(landed, landing)
      let node = graph.nodes[link.commit]
      events.append(
        TicketEvent(
          kind: link.kind, from: table.name(link.from),
          wasUnknown: link.from == VersionTable.unknown, to: table.name(link.to),
          isUnknown: link.to == VersionTable.unknown, recorded: Instant(seconds: recorded),
          landed: Instant(seconds: landed), commit: node.id.hex, author: people[node.author]))
    }
    return (events, clamped)
  }

  private mutating func noteClamp(of ticket: Int32, at commit: Int) {
    guard let path = replay.tip(ticket).path ?? replay.firstPath(of: ticket) else { return }
    clamps.append(
      Replay.Issue(kind: .clampedTime, path: path, commit: commit, ticket: ticket))
  }

  /// What was odd, ancestors first; the dates are known once the timelines are.
  func issues(paths: [String]) -> [HistoryIssue] {
    let issues = (replay.issues + clamps).enumerated().sorted {
      (positions[$0.element.commit], $0.offset) < (positions[$1.element.commit], $1.offset)
    }
    return issues.map { _, issue in
      HistoryIssue(
        kind: issue.kind, path: paths[Int(issue.path)], commit: graph.nodes[issue.commit].id.hex,
        ticket: issue.ticket < 0 ? nil : table.ids.texts[Int(issue.ticket)])
    }
  }
}
