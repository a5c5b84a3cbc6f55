import Libgit2
import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

/// Clones the history with some options, and reads the clone.
private func clone(_ history: History, _ options: String...) throws -> HistoryReader.Answer {
  let source = history.repository
  try source.git(["config", "uploadpack.allowFilter", "true"])
  try source.git(["clone", "-q"] + options + ["file://\(source.root)", "clone"])
  let git = try Opened.repository(source, at: "clone")
  let tip = try #require(try git.resolve("HEAD"))
  let reader = HistoryReader(repository: git, layout: BacklogLayout(root: "backlog"))
  return { () throws(HistoryError) in try reader.read(from: tip) }
}

extension HistoryReader {
  fileprivate typealias Answer = () throws(HistoryError) -> BacklogHistory
}

@Test(arguments: ["--filter=blob:none", "--filter=tree:0"])
func aPartialCloneIsRefusedWithTheCureThatHelps(filter: String) throws {
  let history = try History()
  for (index, status) in ["doing", "review", "done"].enumerated() {
    try history.set(status, day: 2 + index)
  }
  let read = try clone(history, filter)
  let error = #expect(throws: HistoryError.self) { try read() }
  #expect(error == .partial)
  #expect(error?.hint == "run `git fetch --refetch --no-filter`")
  try history.git("-C", "clone", "fetch", "-q", "--refetch", "--no-filter")
  #expect(try read()["A-1"]?.events.map(\.to) == ["todo", "doing", "review", "done"])
}

@Test func theCureOfAShallowCloneHelps() throws {
  let history = try History()
  try history.set("doing", day: 2)
  let read = try clone(history, "--depth=1")
  #expect(throws: HistoryError.shallow) { try read() }
  try history.git("-C", "clone", "fetch", "-q", "--unshallow")
  #expect(try read()["A-1"]?.events.count == 2)
}

@Test func aBareCloneIsRead() throws {
  let history = try History()
  #expect(try clone(history, "--bare")()["A-1"]?.events.count == 1)
}

@Test func contentsThatAreLostAreAnUnknownStateAndSaid() throws {
  let history = try History()
  let commit = try history.set("doing", day: 2)
  try history.set("done", day: 3)
  let blob = try history.git("rev-parse", "\(commit):backlog/a.md").prefix(40)
  try history.git("config", "--local", "gc.auto", "0")
  try history.repository.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
  #expect(try history.steps() == ["->todo 01", "todo>? 02", "?>done 03"])
  #expect(try history.read().issues.map(\.kind) == [.missingObject])
}
