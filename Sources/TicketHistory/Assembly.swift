internal import TicketModel

/// Puts the replay's events in a row for each ticket.
struct Assembly {
  private typealias Entry = (link: Chain.Link, stamp: Chain.Stamp)
  private let graph: CommitGraph
  private let replay: Replay
  private let authors: [Int]
  private let table: VersionTable
  private var ancestry: Ancestry
  private var positions: [Int]
  /// The entries, a ticket's behind each other, and where each ticket's begin.
  private var entries: [Entry] = []
  private var starts: [Int] = []
  private var settled: [Int32: [Chain.Link]] = [:]

  /// The tickets whose events don't make a row that leads to the tip.
  private(set) var contested: Set<Int32> = []

  /// `people` are the authors after the mailmap.
  init(
    graph: CommitGraph, order: [Int], table: VersionTable, replay: Replay, people: [Person]
  ) {
    self.graph = graph
    self.replay = replay
    self.table = table
    var firsts: [Person: Int] = [:]
    authors = people.enumerated().map { index, person in
      firsts[person] = firsts[person] ?? index
      return firsts[person] ?? index
    }
    ancestry = Ancestry(graph: graph, order: order)
    positions = Array(repeating: 0, count: order.count)
    for (position, commit) in order.enumerated() { positions[commit] = position }
    sortEntries()
    for ticket in 0..<(starts.count - 1) where starts[ticket] < starts[ticket + 1] {
      let tip = replay.tip(Int32(ticket)).fact.state
      if Chain.isContested(entries[starts[ticket]..<starts[ticket + 1]], tip: tip, table: table) {
        contested.insert(Int32(ticket))
      }
    }
  }

  /// Replays the commits and puts their events in rows; tickets that need it a second time, with the
  /// merges at which a side was taken.
  static func of(
    _ graph: CommitGraph, order: [Int], pathCount: Int, table: VersionTable, people: [Person]
  ) -> (replay: Replay, assembly: Assembly) {
    var replay = Replay(graph: graph, pathCount: pathCount, table: table)
    replay.run(order)
    var assembly = Assembly(
      graph: graph, order: order, table: table, replay: replay, people: people)
    if !assembly.contested.isEmpty {
      var second = Replay(graph: graph, pathCount: pathCount, table: table)
      second.run(order, watching: assembly.contested)
      assembly.settle(second.choices)
    }
    return (replay, assembly)
  }

  /// Gathers each ticket's entries, in the order of the commits.
  private mutating func sortEntries() {
    var tickets: [Int32] = []
    var unsorted: [Entry] = []
    starts = Array(repeating: 0, count: table.ids.texts.count + 1)
    for event in replay.events {
      for entry in spread(event) {
        tickets.append(event.ticket)
        unsorted.append(entry)
        starts[Int(event.ticket) + 1] += 1
      }
    }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var next = starts
    var places = Array(repeating: 0, count: unsorted.count)
    for (index, ticket) in tickets.enumerated() {
      places[next[Int(ticket)]] = index
      next[Int(ticket)] += 1
    }
    entries = places.map { unsorted[$0] }
  }

  /// An event, after the steps that its message tells of.
  private func spread(_ event: Replay.Event) -> [Entry] {
    let written = graph.nodes[event.commit].written
    var from = event.from
    var entries: [Entry] = []
    for step in event.steps.dropLast() {
      let to = table.number(ofStep: step.to)
      entries.append(
        entry(.trailer, event.commit, from: from, to: to, time: step.time.seconds))
      from = to
    }
    let kind: TicketEvent.Kind = event.to == VersionTable.absent ? .deletion : .change
    entries.append(entry(kind, event.commit, from: from, to: event.to, time: written))
    return entries
  }

  private func entry(
    _ kind: TicketEvent.Kind, _ commit: Int, from: Int32, to: Int32, time: Int64
  ) -> Entry {
    let link = Chain.Link(kind: kind, commit: commit, from: from, to: to, time: time)
    let stamp = Chain.Stamp(
      from: table.states.folded[Int(from)], to: table.states.folded[Int(to)],
      author: authors[graph.nodes[commit].author], time: time)
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
    for (link, stamp) in entries[starts[Int(ticket)]..<starts[Int(ticket) + 1]] {
      while let choice = rest.first, positions[choice.commit] < positions[link.commit] {
        close(&chain, at: rest.removeFirst())
      }
      chain.add(link, stamp, table: table, ancestry: &ancestry)
    }
    for choice in rest { close(&chain, at: choice) }
    settled[ticket] = chain.links
  }

  private mutating func close(_ chain: inout Chain, at choice: Replay.Choice) {
    chain.close(
      at: choice.commit, time: graph.nodes[choice.commit].written, state: choice.state,
      table: table, ancestry: &ancestry)
  }

  /// The tickets that have events.
  var tickets: [Int32] {
    table.ids.texts.indices.filter { starts[$0] < starts[$0 + 1] }.map { Int32($0) }
  }

  /// A ticket's events in order.
  func links(of ticket: Int32) -> [Chain.Link] {
    settled[ticket] ?? entries[starts[Int(ticket)]..<starts[Int(ticket) + 1]].map(\.link)
  }
}
