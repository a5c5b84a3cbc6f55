internal import TicketModel

/// The tables of how tickets were planned.
enum PlanTable: Int, CaseIterable {
  /// What the answer holds for: the tip in hexadecimal, then the layout's parts.
  case key
  /// The projects that ever were, and how the plans of each are read.
  case projects, readings
  /// Of each plan; -1 for no sprint or parent.
  case estimates, sprints, parents, blocked
  /// Of each version its blob, a project that reads it so, and its plan.
  case blobs, blobProjects, blobPlans
  /// Of each ticket its id in lower case, where its changes begin, and the project in which it last was;
  /// -1 where it still is.
  case ticketIDs, changeStarts, ticketHomes
  /// Of each change; -1 for the plan of a ticket that was deleted.
  case changePlans, recorded, landed
  case texts
}

/// How tickets were planned up to a commit, and what every version said, to be kept between runs.
struct PlanAnswer {
  private let pack: Pack<PlanTable>

  init(_ pack: Pack<PlanTable>) {
    self.pack = pack
  }

  /// What it holds for.
  var key: [String] { texts(.key) }

  /// How the plans of each project are read.
  var readings: [String: String] {
    Dictionary(zip(texts(.projects), texts(.readings))) { first, _ in first }
  }

  /// The plan in each version.
  var versions: [PlanVersions.Source: TicketPlan] {
    let (plans, readings) = (plans, texts(.readings))
    let sources = (0..<pack.count(.blobPlans)).map { index in
      let source = PlanVersions.Source(
        blob: pack.id(.blobs, index), reading: readings[pack.int(.blobProjects, index)])
      return (source, plans[pack.int(.blobPlans, index)])
    }
    return Dictionary(sources) { first, _ in first }
  }

  /// How tickets were planned.
  var history: PlanHistory {
    let (plans, projects) = (plans, texts(.projects))
    var homes: [String: String] = [:]
    let tickets = (0..<pack.textCount(.ticketIDs)).map { ticket in
      let changes = pack.range(.changeStarts, ticket).map { index in
        let plan = pack.int(.changePlans, index)
        return TicketFieldChange(
          recorded: Instant(seconds: pack.int64(.recorded, index)),
          landed: Instant(seconds: pack.int64(.landed, index)), plan: plan < 0 ? nil : plans[plan])
      }
      let (id, home) = (pack.text(.ticketIDs, ticket), pack.int(.ticketHomes, ticket))
      if home >= 0 { homes[id] = projects[home] }
      return (id, changes)
    }
    return PlanHistory(changes: Dictionary(tickets) { first, _ in first }, homes: homes)
  }

  private var plans: [TicketPlan] {
    let texts = texts(.texts)
    func text(_ number: Int) -> String? { number < 0 ? nil : texts[number] }
    return (0..<pack.count(.blocked)).map { index in
      let estimate = Double(bitPattern: UInt64(bitPattern: pack.int64(.estimates, index)))
      return TicketPlan(
        estimate: estimate.isNaN ? nil : estimate, sprint: text(pack.int(.sprints, index)),
        parent: text(pack.int(.parents, index)), isBlocked: pack.int(.blocked, index) > 0)
    }
  }

  private func texts(_ table: PlanTable) -> [String] {
    (0..<pack.textCount(table)).map { pack.text(table, $0) }
  }
}

extension PlanAnswer {
  /// The bytes of an answer.
  static func bytes(
    key: [String], _ source: PlanVersions, _ history: PlanHistory
  ) -> [UInt8] {
    var pack = PackWriter<PlanTable>()
    let projects = source.readings.keys.sorted()
    let places = Dictionary(
      projects.enumerated().compactMap { index, name in
        source.readings[name].map { ($0, Int32(index)) }
      }, uniquingKeysWith: { first, _ in first })
    pack.put(.key, key)
    pack.put(.projects, projects)
    pack.put(.readings, projects.compactMap { source.readings[$0] })
    let versions = source.plans.sorted {
      ($0.key.blob, $0.key.reading) < ($1.key.blob, $1.key.reading)
    }
    let tickets = history.changes.sorted { $0.key < $1.key }
    var plans = PlanNumbers()
    pack.put(.blobs, versions.map { $0.key.blob })
    pack.put(.blobProjects, versions.map { places[$0.key.reading] ?? 0 })
    pack.put(.blobPlans, versions.map { plans.number(of: $0.value) })
    pack.put(.ticketIDs, tickets.map(\.key))
    pack.put(.changeStarts, starts: tickets.map { $0.value.count })
    let numbers = Dictionary(
      projects.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    pack.put(
      .ticketHomes, tickets.map { history.homes[$0.key].flatMap { numbers[$0] } ?? -1 })
    let rows = tickets.flatMap(\.value)
    pack.put(.changePlans, rows.map { $0.plan.map { plans.number(of: $0) } ?? -1 })
    pack.put(.recorded, rows.map { $0.recorded.seconds })
    pack.put(.landed, rows.map { $0.landed.seconds })
    plans.put(into: &pack)
    return pack.bytes()
  }
}

/// Numbers for plans.
private struct PlanNumbers {
  private var plans: [TicketPlan] = []
  private var numbers: [TicketPlan: Int32] = [:]

  mutating func number(of plan: TicketPlan) -> Int32 {
    if let known = numbers[plan] { return known }
    numbers[plan] = Int32(plans.count)
    plans.append(plan)
    return Int32(plans.count - 1)
  }

  func put(into pack: inout PackWriter<PlanTable>) {
    var texts = NameTable()
    pack.put(
      .estimates,
      plans.map { Int64(bitPattern: ($0.estimate ?? .nan).bitPattern) })
    pack.put(.sprints, plans.map { $0.sprint.map { texts.number(of: $0) } ?? -1 })
    pack.put(.parents, plans.map { $0.parent.map { texts.number(of: $0) } ?? -1 })
    pack.put(.blocked, plans.map { $0.isBlocked ? 1 : 0 as Int32 })
    pack.put(.texts, texts.texts)
  }
}
