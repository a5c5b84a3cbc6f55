package import Libgit2
package import TicketModel

/// Reads how tickets were planned over time.
///
/// A plan is followed as a state is: it changes at each commit where it differs from that in every
/// parent. A version that can't be read leaves the plan as it was.
package struct PlanReader {
  private let repository: Repository
  private let layout: BacklogLayout
  private let cache: HistoryCache?
  private let isKept: Bool
  /// The configuration of a project, by the folder below the backlog's root.
  private let configuration: (_ project: String) -> BacklogConfiguration

  /// Makes a reader; each version is read as the project that it lies in is configured.
  ///
  /// A cache saves reading what was read before; the answer is the same. `isKept` is for the commit
  /// that will be asked for again, and not for a glance at another one.
  package init(
    repository: Repository, layout: BacklogLayout, cache: HistoryCache? = nil, isKept: Bool = true,
    configuration: @escaping (_ project: String) -> BacklogConfiguration
  ) {
    self.repository = repository
    self.layout = layout
    self.cache = cache
    self.isKept = isKept
    self.configuration = configuration
  }

  /// How tickets were planned up to a commit.
  package func read(from tip: ObjectID) throws(HistoryError) -> PlanHistory {
    let reader = HistoryReader(repository: repository, layout: layout, cache: cache)
    let key = [tip.hex] + reader.layoutKey
    let file = cache?.plans
    let kept = file?.read().flatMap { isCurrent($0, key) ? $0 : nil }
    if let kept, kept.key[0] == tip.hex { return kept.history }
    defer { repository.freeReaders() }
    let facts = try reader.facts(of: tip)
    let versions = PlanVersions(
      facts, layout: layout, repository: repository, configuration: configuration,
      known: kept?.versions ?? [:])
    let history = versions.history()
    guard isKept, let file, !facts.isIncomplete else { return history }
    file.keep(PlanAnswer.bytes(key: key, versions, history))
    return history
  }

  /// Whether an answer was made for the same layout, and by fields that are still declared so.
  private func isCurrent(_ answer: PlanAnswer, _ key: [String]) -> Bool {
    answer.key.dropFirst() == key.dropFirst()
      && answer.readings.allSatisfy { project, reading in
        configuration(project).planReading == reading
      }
  }
}

extension BacklogConfiguration {
  /// How the fields of a plan are read: where two texts are the same, so are all plans.
  var planReading: String {
    ["estimate", "sprint", "parent", "blocked"].map { name in
      let field = fields[name] ?? FieldDeclaration()
      return "\(field.type.rawValue) \(field.from ?? name) \(field.prefix)"
    }.joined(separator: "\n")
  }
}
