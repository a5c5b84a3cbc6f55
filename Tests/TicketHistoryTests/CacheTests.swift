import Foundation
import Libgit2
import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

/// All that a history answers, for comparison.
private struct Everything: Equatable {
  var timelines: [TicketTimeline]
  var mentions: [[CommitMention]]
  var issues: [HistoryIssue]

  init(_ history: BacklogHistory) {
    timelines = history.timelines
    mentions = timelines.map { history.mentions(of: $0.id) }
    issues = history.issues
  }
}

private let layout = BacklogLayout(root: "backlog")

private func read(
  _ repository: TestRepository, layout: BacklogLayout = layout, _ ref: String = "refs/heads/main",
  isCached: Bool, isKept: Bool = true,
  recentLimit: Int = RecentCommits.limit
) throws -> Everything {
  let git = try Opened.repository(repository)
  let tip = try #require(try git.resolve(ref))
  var reader = HistoryReader(
    repository: git, layout: layout, cache: isCached ? HistoryCache(of: git) : nil, isKept: isKept)
  reader.recentLimit = recentLimit
  return Everything(try reader.read(from: tip))
}

/// How tickets were planned, with the status as the sprint.
private func plans(
  _ repository: TestRepository, isCached: Bool
) throws -> PlanHistory {
  let git = try Opened.repository(repository)
  let tip = try #require(try git.resolve("refs/heads/main"))
  var configuration = BacklogConfiguration.standard
  configuration.declare("sprint", FieldDeclaration(from: "status"))
  return try PlanReader(
    repository: git, layout: layout, cache: isCached ? HistoryCache(of: git) : nil,
    configuration: { _ in configuration }
  ).read(from: tip)
}

/// The cached answer, after it was found to be the same as one without a cache.
private func check(_ repository: TestRepository, _ comment: Comment? = nil) throws {
  let plain = try read(repository, isCached: false)
  #expect(try read(repository, isCached: true) == plain, comment)
  #expect(try read(repository, isCached: true, recentLimit: 0) == plain, comment)
  #expect(try read(repository, isCached: true) == plain, comment)
  let planned = try plans(repository, isCached: false)
  #expect(try plans(repository, isCached: true) == planned, comment)
  #expect(try plans(repository, isCached: true) == planned, comment)
  // The last plan is that of the file at the tip, where that can be read.
  for timeline in plain.timelines {
    guard let last = timeline.events.last, !last.isUnknown else { continue }
    let plan = planned.changes[timeline.id.lowercased()]?.last?.plan
    #expect(plan?.sprint?.lowercased() == last.to?.lowercased(), comment)
  }
}

extension TestRepository {
  fileprivate var cachePath: String { ".git/tickets/history" }
}

@Test(arguments: 0..<max(20, randomHistories / 3))
func aCachedAnswerIsTheUncachedOneWhateverTheHistoryGoesThrough(round: Int) throws {
  let seed = UInt64(round) + 9_000
  let repository = try TestRepository()
  let commits = 6 + round % 12
  let random = RandomHistory(seed: seed, commits: commits)
  try repository.git(["fast-import", "--quiet", "--force"], input: random.stream)
  // Each commit has a branch: going through them in disorder is growth, rewriting and switching.
  var dice = SeededGenerator(seed: seed)
  for step in 0..<6 {
    let branch = "b\(Int.random(in: 1...commits, using: &dice))"
    try repository.git(["update-ref", "refs/heads/main", branch])
    if Int.random(in: 0..<3, using: &dice) == 0 {
      try repository.damage(repository.cachePath, &dice)
      try repository.damage(".git/tickets/plans", &dice)
    }
    try check(repository, "seed \(seed), step \(step), \(branch)")
  }
}

extension TestRepository {
  /// Changes a byte, cuts the file short, or replaces it by another.
  fileprivate func damage(_ path: String, _ dice: inout SeededGenerator) throws {
    guard var bytes = try? bytes(path) else { return }
    switch Int.random(in: 0..<4, using: &dice) {
    case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &dice))
    case 1: bytes += [0]
    case 2: bytes = Array("a file of another program\n".utf8)
    default:
      bytes[Int.random(in: 0..<bytes.count, using: &dice)] ^=
        1 << UInt8.random(in: 0..<8, using: &dice)
    }
    try write(path, bytes: bytes)
  }
}

@Test func aFileThatGrewIsTheOneThatIsWrittenFromNothing() throws {
  for seed in 400..<UInt64(410) {
    let repository = try TestRepository()
    let random = RandomHistory(seed: seed, commits: 14)
    try repository.git(["fast-import", "--quiet", "--force"], input: random.stream)
    try repository.git(["update-ref", "refs/heads/main", "b7"])
    _ = try read(repository, isCached: true)
    try repository.git(["update-ref", "refs/heads/main", "b14"])
    _ = try read(repository, isCached: true, recentLimit: 0)
    let grown = try repository.bytes(repository.cachePath)
    try repository.remove(repository.cachePath)
    _ = try read(repository, isCached: true)
    #expect(try repository.bytes(repository.cachePath) == grown, "seed \(seed)")
  }
}

/// Everyday commits, and now and then one that is not.
@Test(arguments: 0..<6)
func aRowOfEverydayCommitsGivesWhatTheWholeComputationGives(round: Int) throws {
  let seed = UInt64(round) + 70
  var dice = SeededGenerator(seed: seed)
  let history = try History()
  for name in ["b", "c"] {
    try history.set("todo", day: 1, path: "backlog/\(name).md", id: "\(name)-1")
  }
  _ = try read(history.repository, isCached: true)
  for step in 0..<12 {
    let id = ["A-1", "b-1", "c-1"][Int.random(in: 0..<3, using: &dice)]
    let path = "backlog/\(id.prefix(1).lowercased()).md"
    let status = ["todo", "Todo", "doing", "done"][Int.random(in: 0..<4, using: &dice)]
    // Few days, so that dates run back and moves come again.
    let day = Int.random(in: 2...4, using: &dice)
    switch Int.random(in: 0..<10, using: &dice) {
    case 0, 1:
      try history.repository.write("code.swift", "let step = \(step)\n")
      try history.repository.commit("\(id): code, and a-1 too", date: History.day(day))
    case 2 where step > 8:
      try history.set(status, day: day, path: "backlog/n\(step).md", id: "N-\(step)")
    case 3 where step > 8:
      try history.repository.write(path, "nothing\n")
      try history.repository.commit("x", date: History.day(day))
    default:
      try history.set(status, day: day, path: path, id: id, message: "Move \(id) on")
    }
    let plain = try read(history.repository, isCached: false)
    #expect(
      try read(history.repository, isCached: true) == plain, "seed \(seed), step \(step)")
  }
}

@Test func onlyTheCommitsThatAreNewAreRead() throws {
  let history = try History()
  let first = try history.git("rev-parse", "HEAD").prefix(40)
  try check(history.repository)
  try history.set("doing", day: 2)
  let tree = try history.git("rev-parse", "HEAD~1^{tree}").prefix(40)
  // What is known already may even be gone: nobody looks.
  try history.repository.remove(".git/objects/\(first.prefix(2))/\(first.dropFirst(2))")
  #expect(try read(history.repository, isCached: true).timelines.first?.events.count == 2)
  try history.repository.remove(".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))")
  #expect(try read(history.repository, isCached: true).timelines.first?.events.count == 2)
  #expect(throws: HistoryError.self) { try read(history.repository, isCached: false) }
}

@Test func anotherLayoutOrMailmapIsAnotherAnswer() throws {
  let history = try History()
  try history.set("doing", day: 2, path: "docs/b.md", id: "B-1")
  try check(history.repository)
  let other = BacklogLayout(root: "docs")
  #expect(
    try read(history.repository, layout: other, isCached: true).timelines.map(\.id) == ["B-1"])
  try history.repository.write(
    ".mailmap", "Ada Lovelace <ada@lovelace.example> <ada@example.com>\n")
  try check(history.repository)
  let author = try read(history.repository, isCached: true).timelines.first?.events.first?.author
  #expect(author?.name == "Ada Lovelace")
}

@Test func aGlanceAtAnotherCommitLeavesTheFileAlone() throws {
  let history = try History()
  try history.set("doing", day: 2)
  try check(history.repository)
  let before = try history.repository.bytes(history.repository.cachePath)
  let old = try read(history.repository, "main~1", isCached: true, isKept: false)
  #expect(old.timelines.first?.events.count == 1)
  #expect(try history.repository.bytes(history.repository.cachePath) == before)
}

@Test func amendRebaseAndCollectionOfGarbageGiveTheRightAnswer() throws {
  let history = try History()
  try history.on("side")
  try history.set("doing", day: 3)
  try check(history.repository)
  try history.on("main")
  for day in [2, 4] { try history.set("todo", day: day, path: "backlog/\(day).md", id: "B-\(day)") }
  try check(history.repository)
  try history.git("merge", "-q", "--no-ff", "-m", "m", "side", day: 5)
  try check(history.repository)
  try history.git("commit", "-q", "--amend", "-m", "amended", day: 6)
  try check(history.repository)
  try history.git("reset", "-q", "--hard", "HEAD~1")
  try history.git("reflog", "expire", "--expire=now", "--all")
  try history.git("gc", "-q", "--prune=now")
  try check(history.repository)
}

@Test func aFolderThatCannotBeWrittenIsDoneWithout() throws {
  let history = try History()
  try history.repository.write(".git/tickets", "a file in the way\n")
  try check(history.repository)
  #expect(try history.repository.text(".git/tickets") == "a file in the way\n")
}

@Test func linkedWorkTreesShareTheFile() throws {
  let history = try History()
  try history.git("worktree", "add", "-q", "linked", "-b", "other")
  let git = try Opened.repository(history.repository, at: "linked")
  let tip = try #require(try git.resolve("HEAD"))
  let reader = HistoryReader(repository: git, layout: layout, cache: HistoryCache(of: git))
  #expect(try reader.read(from: tip).count == 1)
  #expect(try history.repository.bytes(history.repository.cachePath).count > 100)
}

@Test func manyAtOnceAllGetTheAnswer() async throws {
  let history = try History()
  let root = history.repository.root
  let counts = await withTaskGroup(of: Int?.self) { group in
    for round in 0..<24 {
      group.addTask {
        guard let git = try? Opened.discover(root), let tip = try? git.resolve("HEAD")
        else { return nil }
        // Two layouts fight for the one file.
        let layout = BacklogLayout(root: round % 2 == 0 ? "backlog" : "docs")
        let reader = HistoryReader(repository: git, layout: layout, cache: HistoryCache(of: git))
        guard let count = try? reader.read(from: tip).count else { return nil }
        return count + round % 2
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
  #expect(counts == Array(repeating: 1, count: 24))
}
