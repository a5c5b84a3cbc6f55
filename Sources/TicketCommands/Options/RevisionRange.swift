internal import Libgit2
internal import TicketStore

/// The commits that are to be judged, before they are looked up.
struct RevisionRange {
  /// The commits whose history is judged.
  var tips: [ObjectID]
  /// The commits whose history is not.
  var others: [ObjectID]
  /// What a person should know of how the range was understood.
  var warning: String?

  /// Reads `A..B`: what B has and A has not. An end that is left out is HEAD, and `A...B` is the same,
  /// since what A alone has is not judged.
  ///
  /// Servers of continuous integration name no base of a new branch but 40 zeros, and after a forced
  /// push one that is gone: then B is held against the other branches.
  static func parse(_ text: String, in repository: Repository) throws(CommandError) -> RevisionRange
  {
    guard let dots = text.firstRange(of: "...") ?? text.firstRange(of: "..") else {
      throw CommandError(
        .usage, "\(text) is no range of commits",
        hints: ["write BASE..TIP, such as origin/main..HEAD"])
    }
    let names = [text[..<dots.lowerBound], text[dots.upperBound...]].map {
      $0.isEmpty ? "HEAD" : $0
    }
    guard let tip = try commit(String(names[1]), repository) else {
      guard ObjectID(hex: names[1]) == .zero else { throw unknown(String(names[1]), repository) }
      return RevisionRange(tips: [], others: [], warning: "the branch is deleted: nothing to judge")
    }
    if let base = try commit(String(names[0]), repository) {
      return RevisionRange(tips: [tip], others: [base])
    }
    guard let base = ObjectID(hex: names[0]) else { throw unknown(String(names[0]), repository) }
    var range = RevisionRange(tips: [tip], others: try branches(without: tip, in: repository))
    if base != .zero {
      range.warning =
        "the commit \(base.hex.prefix(12)) is not in this clone, perhaps for a forced push: "
        + "judging what no other branch has"
    }
    return range
  }

  private static func commit(
    _ name: String, _ repository: Repository
  ) throws(CommandError) -> ObjectID? {
    guard ObjectID(hex: name) != .zero else { return nil }
    return (try? repository.resolve(name)) ?? nil
  }

  private static func unknown(_ name: String, _ repository: Repository) -> CommandError {
    CommandError(
      repository.isShallow ? .environment : .usage, "there is no commit \(name) here",
      hints: repository.isShallow ? [shallowHint] : ["`git fetch` brings what others pushed"])
  }

  /// How to get the commits that a shallow clone left out.
  static let shallowHint =
    "this clone is shallow: `git fetch --unshallow` completes it"
    + " (GitHub: fetch-depth: 0; GitLab: GIT_DEPTH: 0)"

  /// Where the other branches are: those that stand elsewhere; and where a branch of another name
  /// stands at the very tip, that too, for then nothing is new.
  private static func branches(
    without tip: ObjectID, in repository: Repository
  ) throws(CommandError) -> [ObjectID] {
    let references = try git { () throws(GitError) in try repository.referenceNames() }
      .filter { $0.name.hasPrefix("refs/heads/") || $0.name.hasPrefix("refs/remotes/") }
      .filter { !$0.name.hasSuffix("/HEAD") }
    let names = Set(references.filter { $0.target == tip }.map { branchName($0.name) })
    let isOnly = names.count < 2
    return references.map(\.target).filter { !isOnly || $0 != tip }
  }

  /// `x/y` of `refs/heads/x/y` and of `refs/remotes/origin/x/y`.
  private static func branchName(_ reference: String) -> String {
    let parts = reference.split(separator: "/")
    return parts.dropFirst(reference.hasPrefix("refs/remotes/") ? 3 : 2).joined(separator: "/")
  }
}

extension RevisionRange {
  /// The commits, parents first.
  func commits(in repository: Repository) throws(CommandError) -> [CommitRange.Commit] {
    do throws(GitError) {
      return try CommitRange.commits(of: tips, without: others, in: repository)
    } catch {
      guard error.isCutHistory else { throw CommandError(StoreError(error)) }
      throw CommandError(.environment, error.message, hints: [RevisionRange.shallowHint])
    }
  }
}

/// Runs a Git operation under the commands' error type.
func git<R>(_ body: () throws(GitError) -> R) throws(CommandError) -> R {
  do { return try body() } catch { throw CommandError(StoreError(error)) }
}
