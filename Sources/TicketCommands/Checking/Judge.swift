internal import TicketModel
internal import TicketRules
internal import TicketStore

/// Puts every ticket before the rules of its own project and type.
struct Judge {
  let today: CalendarDay
  /// The tree that the tickets are of: where rules look for other files, and the baseline is.
  let loader: BacklogLoader

  /// What the rules say of the tickets at those paths; of all of them for nil.
  func judgement(
    of snapshot: BacklogSnapshot, before: BacklogSnapshot?, scope: Set<String>?,
    asChange: Bool = false
  ) throws(StoreError) -> Judgement {
    var (options, mistakes) = try options()
    options.before = before
    options.scope = scope
    options.judgesChange = asChange
    return RuleRunner(snapshot).judge(today: today, options).adding(mistakes)
  }

  /// The tree and the baseline in it, with the mistakes in that.
  func options() throws(StoreError) -> (RuleRunner.Options, mistakes: [Finding]) {
    let path = Baseline.path(besides: loader.place.configurationPath)
    let baseline = try loader.reader.bytes(path).map { Baseline.decode($0, path: path) }
    let options = RuleRunner.Options(
      hasFile: loader.reader.hasFile,
      baseline: baseline.map { ($0.baseline, path) })
    return (options, baseline?.findings ?? [])
  }

  /// What the rules must see to judge the tickets at those paths, beyond them and what they name.
  func needs(
    _ snapshot: BacklogSnapshot, before: BacklogSnapshot?, scope: Set<String>
  ) -> RuleNeeds {
    RuleRunner(snapshot).needs(of: scope, before: before, today: today)
  }
}
