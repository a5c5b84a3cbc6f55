internal import Libgit2
internal import TicketHistory
internal import TicketStore

/// A backlog of Markdown files in a Git repository, opened for reading.
///
/// Nothing is ever written but what saves reading the same commits twice, as the commands do, in the
/// common Git directory. Every answer is a function of the repository and of the moment that is
/// asked for; the clock is never read.
public struct Backlog {
  /// How the backlog is configured: workflow, fields, zone and sprints.
  public let configuration: BacklogConfiguration
  private let place: BacklogPlace

  /// Opens the backlog that a folder holds, or one above it.
  public init(at path: String) throws(BacklogError) {
    let place = try Backlog.place(from: path)
    self.place = place
    configuration = try fromStore { () throws(StoreError) in
      try Backlog.loader(of: place).loadSettings().configuration
    }
  }

  /// The tickets as they are on disk; in a bare repository as HEAD has them.
  public func tickets() throws(BacklogError) -> BacklogSnapshot {
    let present = try present()
    return try fromStore { () throws(StoreError) in try present.load().snapshot }
  }

  /// The tickets as a commit has them, such as `HEAD`, `v1.0` or an object id.
  public func tickets(at revision: String) throws(BacklogError) -> BacklogSnapshot {
    try snapshot(at: try commit(revision), configuredBy: try present())
  }

  /// What happened to every ticket that ever was, up to a commit.
  public func timelines(at revision: String = "HEAD") throws(BacklogError) -> [TicketTimeline] {
    try history(of: try commit(revision)).timelines
  }

  /// The flow of work up to a commit, as it was at a moment: what every report is made from.
  ///
  /// Without options each ticket's clock starts as its project is configured.
  public func flow(
    asOf moment: Instant, options: FlowOptions? = nil, at revision: String = "HEAD"
  ) throws(BacklogError) -> BacklogFlow {
    try reading(at: revision).flow(
      asOf: moment, start: options?.start, clock: options?.clock ?? .recorded,
      since: options?.since)
  }

  /// What is odd in the data that the reports are made from.
  public func quality(
    asOf moment: Instant, at revision: String = "HEAD"
  ) throws(BacklogError) -> QualityReport {
    let reading = try reading(at: revision)
    return QualityReport(
      reading.flow(asOf: moment, start: nil), history: reading.oddities())
  }

  /// The sprints that had begun by a day, by the configuration or the tickets' own dates.
  public func sprints(
    through day: CalendarDay, at revision: String = "HEAD"
  ) throws(BacklogError) -> SprintCalendar {
    try tickets(at: revision).sprints(through: day)
  }
}

extension Backlog {
  private static func place(from path: String) throws(BacklogError) -> BacklogPlace {
    GitLibrary.start()
    let repository: Repository?
    do throws(GitError) {
      repository = try Repository.discover(from: path)
    } catch {
      throw BacklogError(StoreError(error))
    }
    guard let repository else {
      throw BacklogError("not a git repository: \(path)", hints: ["`git init` makes one"])
    }
    return try fromStore { () throws(StoreError) in
      try BacklogPlace.discover(from: path, repository: repository)
    }
  }

  /// The backlog as it is now, by which every commit of it is configured.
  private static func loader(of place: BacklogPlace) throws(StoreError) -> BacklogLoader {
    guard place.repository.isBare, let tip = try place.tip() else {
      return try BacklogLoader(place: place, source: .workTree)
    }
    return try BacklogLoader(place: place, source: .commit(tip))
  }

  private func present() throws(BacklogError) -> BacklogLoader {
    try fromStore { () throws(StoreError) in try Backlog.loader(of: place) }
  }

  private func snapshot(
    at commit: ObjectID, configuredBy present: BacklogLoader
  ) throws(BacklogError) -> BacklogSnapshot {
    try fromStore { () throws(StoreError) in
      try BacklogLoader(place: place, source: .commit(commit), configuredBy: present).load()
        .snapshot
    }
  }

  private func commit(_ revision: String) throws(BacklogError) -> ObjectID {
    let named = try fromStore { () throws(StoreError) in try place.commit(named: revision) }
    guard let named else { throw BacklogError("there is no commit \(revision)") }
    return named.id
  }

  private func history(of commit: ObjectID) throws(BacklogError) -> BacklogHistory {
    do throws(HistoryError) {
      return try HistoryReader(
        repository: place.repository, layout: configuration.layout, cache: cache,
        isKept: isTip(commit)
      ).read(from: commit)
    } catch {
      throw BacklogError(error)
    }
  }

  private func reading(at revision: String) throws(BacklogError) -> FlowReading {
    let commit = try commit(revision)
    let history = try history(of: commit)
    let present = try present()
    let plans = try plans(of: commit, present)
    let snapshot = try snapshot(at: commit, configuredBy: present)
    let former = present.formerProjects(history, plans, besides: snapshot)
    return FlowReading(
      snapshot: snapshot, history: history, plans: plans, formerProjects: former)
  }

  private func plans(
    of commit: ObjectID, _ present: BacklogLoader
  ) throws(BacklogError) -> PlanHistory {
    let settings = try fromStore { () throws(StoreError) in try present.loadSettings() }
    do throws(HistoryError) {
      return try present.plans(upTo: commit, cache: cache, isKept: isTip(commit), settings)
    } catch {
      throw BacklogError(error)
    }
  }

  /// The answers that the commands keep, and keep for them.
  private var cache: HistoryCache { HistoryCache(of: place.repository) }

  /// What is asked of HEAD will be asked again.
  private func isTip(_ commit: ObjectID) -> Bool { (try? place.tip()) == commit }
}

/// Runs an operation of the store under the public error type.
private func fromStore<R>(_ body: () throws(StoreError) -> R) throws(BacklogError) -> R {
  do { return try body() } catch { throw BacklogError(error) }
}
