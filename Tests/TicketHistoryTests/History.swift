import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

/// A repository whose one ticket, `A-1` in `backlog/a.md`, goes through states on days of January 2026.
final class History {
  let repository: TestRepository

  init() throws {
    repository = try TestRepository()
    try set("todo", day: 1)
  }

  /// A moment of a day of January.
  static func day(_ day: Int) -> String {
    "2026-01-\(day < 10 ? "0" : "")\(day)T09:00:00Z"
  }

  /// Commits a state of the ticket; gives the commit.
  @discardableResult
  func set(
    _ status: String, day: Int, path: String = "backlog/a.md", id: String = "A-1",
    message: String = "x", adding extra: [String: String] = [:]
  ) throws -> String {
    try repository.write(path, "---\nid: \(id)\nstatus: \(status)\n---\n")
    return try repository.commit(message, date: History.day(day), adding: extra)
  }

  @discardableResult
  func git(
    _ arguments: String..., day: Int = 28, adding extra: [String: String] = [:]
  ) throws -> String {
    try repository.git(arguments, date: History.day(day), adding: extra)
  }

  /// Goes to a branch, which is made where there is none.
  func on(_ branch: String) throws {
    if try repository.tryGit(["checkout", "-q", branch]).status != 0 {
      try git("checkout", "-q", "-b", branch)
    }
  }

  /// Merges branches that contradict each other, and settles it with a state.
  func merge(_ branches: String..., as status: String, day: Int) throws {
    _ = try repository.tryGit(["merge", "-q", "--no-commit", "-s", "ours"] + branches)
    try set(status, day: day)
  }

  func read() throws -> BacklogHistory { try TicketHistoryTests.read(repository) }

  func timeline() throws -> TicketTimeline { try #require(try read()["A-1"]) }

  /// Each event as `from>to` with the day it was recorded.
  func steps() throws -> [String] {
    try timeline().events.map { event in
      let from = event.wasUnknown ? "?" : event.from ?? "-"
      let to = event.isUnknown ? "?" : event.to ?? "-"
      let day = BacklogTimeZone.utc.day(of: event.recorded).description.suffix(2)
      return "\(from)>\(to) \(day)" + (event.kind == .merge ? " merge" : "")
    }
  }
}
