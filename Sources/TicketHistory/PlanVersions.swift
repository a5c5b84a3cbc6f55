internal import Libgit2
internal import TicketModel
internal import TicketSyntax

/// The plans in all versions of all files.
///
/// Two projects may read one file's text differently, so a version is a blob together with a way of
/// reading it.
struct PlanVersions {
  /// A blob and the number of a way to read it.
  struct Source: Hashable {
    var blob: ObjectID
    var reading: String
  }

  private let facts: BacklogFacts
  /// The project of each path.
  private let projects: [String]
  /// How the plans of each project that ever was are read.
  private(set) var readings: [String: String] = [:]
  /// The plan in each version.
  private(set) var plans: [Source: TicketPlan] = [:]
  private var graph: CommitGraph
  private var versions = [Version()]
  /// The plans by the number that stands for each as the name of a state.
  private var distinct: [TicketPlan] = []
  private var numbers: [TicketPlan: Int] = [:]

  /// Reads the versions that are not known.
  init(
    _ facts: BacklogFacts, layout: BacklogLayout, repository: Repository,
    configuration: (String) -> BacklogConfiguration, known: [Source: TicketPlan]
  ) {
    self.facts = facts
    graph = facts.graph
    for index in graph.nodes.indices { graph.nodes[index].steps = 0..<0 }
    let reader = VersionReader(layout: layout)
    var placed: [String: (reading: String, configuration: BacklogConfiguration)] = [:]
    projects = facts.pathTexts.map { layout.project(of: $0) }
    for project in Set(projects) {
      let own = configuration(project)
      placed[project] = (own.planReading, own)
      readings[project] = own.planReading
    }
    var places: [Source: Int32] = [:]
    for index in graph.changes.indices where graph.changes[index].blob != 0 {
      let blob = Int(graph.changes[index].blob)
      guard let home = placed[projects[Int(graph.changes[index].path)]] else { continue }
      let source = Source(blob: facts.blobs[blob], reading: home.reading)
      if let place = places[source] {
        graph.changes[index].blob = place
        continue
      }
      let version = facts.versions[blob]
      var plan: TicketPlan?
      if version.tellsPlan {
        plan = known[source]
        if plan == nil, let bytes = reader.head(of: source.blob, in: repository) {
          plan = TicketPlan(
            Ticket(
              document: TicketDocument(bytes: bytes), path: "", configuration: home.configuration))
        }
      }
      let place = Int32(versions.count)
      places[source] = place
      graph.changes[index].blob = place
      plans[source] = plan
      versions.append(Version(id: version.id, status: plan.map { "\(number(of: $0))" }))
    }
  }

  private mutating func number(of plan: TicketPlan) -> Int {
    if let known = numbers[plan] { return known }
    numbers[plan] = distinct.count
    distinct.append(plan)
    return distinct.count - 1
  }

  /// What the versions make together.
  func history() -> PlanHistory {
    let table = VersionTable(versions, steps: [])
    let (replay, assembly) = Assembly.of(
      graph, order: graph.order(), pathCount: facts.paths.count, table: table,
      people: graph.authors)
    let landings = graph.landings()
    var result = PlanHistory()
    for ticket in assembly.tickets {
      var changes: [TicketFieldChange] = []
      var (recorded, landed) = (Int64.min, Int64.min)
      for link in assembly.links(of: ticket) where link.to != VersionTable.unknown {
        recorded = max(recorded, link.time)
        landed = max(landed, landings[link.commit])
        let plan = table.name(link.to).flatMap { Int($0) }.map { distinct[$0] }
        guard changes.isEmpty || changes.last?.plan != plan else { continue }
        changes.append(
          TicketFieldChange(
            recorded: Instant(seconds: recorded), landed: Instant(seconds: landed), plan: plan))
      }
      let id = table.ids.texts[Int(ticket)].lowercased()
      result.changes[id] = changes
      if let link = assembly.links(of: ticket).last, link.to == VersionTable.absent {
        result.homes[id] = home(of: replay.paths(of: ticket), deletedAt: link.commit)
      }
    }
    return result
  }

  /// The project of the file that a commit removed, of those that ever were a ticket's.
  private func home(of paths: [Int32], deletedAt commit: Int) -> String? {
    let gone = graph.changes[graph.nodes[commit].changes].filter { $0.blob == 0 }.map(\.path)
    let path = paths.first { gone.contains($0) } ?? paths.first
    return path.map { projects[Int($0)] }
  }
}

extension BacklogLayout {
  /// The project of a path from the repository's root: the first folder below the backlog's.
  func project(of path: String) -> String {
    let start = root.isEmpty ? 0 : root.utf8.count + 1
    let parts = path.utf8.dropFirst(start).split(separator: UInt8(ascii: "/"), maxSplits: 1)
    return parts.count > 1 ? String(Substring(parts[0])) : ""
  }
}

extension Version {
  /// Whether its fields can be read: those of one that is broken, or that has neither id nor status,
  /// can't.
  fileprivate var tellsPlan: Bool {
    fault != .brokenFrontMatter && fault != .missingObject && (id != nil || status != nil)
  }
}
