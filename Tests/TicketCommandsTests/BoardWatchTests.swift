import Foundation
import TestSupport
import Testing

/// The board that follows the backlog, in a terminal made by util-linux's `script`.
@Suite(.enabled(if: TestBacklog.hasTerminal))
struct BoardWatchTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  private func terminal(_ command: String, typing keys: String = "") throws -> String {
    try backlog.inTerminal(command, columns: 80, rows: 12, typing: keys)
  }

  private let enter = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?7l"
  private let leave = "\u{1b}[?7h\u{1b}[?25h\u{1b}[?1049l"

  @Test func aKeyEndsItAndTheTerminalIsAsBefore() throws {
    let text = try terminal("tickets board --watch; echo rc=$?; stty -a", typing: "q")
    #expect(text.contains(enter))
    #expect(text.contains("K-1"))
    let rest = try #require(text.components(separatedBy: leave).last)
    #expect(rest.contains("rc=0"))
    #expect(rest.contains(" icanon") && rest.contains(" echo "))
  }

  @Test(arguments: [("TERM", 143), ("INT", 130), ("HUP", 129)])
  func aSignalEndsItAndTheTerminalIsAsBefore(_ signal: String, _ status: Int) throws {
    let text = try terminal(
      """
      tickets board --watch & watcher=$!
      sleep 1
      kill -\(signal) $watcher
      wait $watcher
      echo rc=$?
      stty -a
      """)
    let rest = try #require(text.components(separatedBy: leave).last)
    #expect(text.contains(enter))
    #expect(rest.contains("rc=\(status)"))
    #expect(rest.contains(" icanon") && rest.contains(" echo "))
  }

  @Test func itFollowsTheFilesAndTheSize() throws {
    let text = try terminal(
      """
      tickets board --watch & watcher=$!
      sleep 1
      sed -i.bak 's/^title: .*/title: Renamed meanwhile/' backlog/k/K-1.md
      sleep 2
      stty rows 10 cols 100
      kill -WINCH $watcher
      sleep 1
      kill $watcher
      wait $watcher
      """)
    #expect(text.components(separatedBy: "\u{1b}[?2026h").count >= 4)
    #expect(text.contains("Renamed"))
    #expect(text.hasSuffix(leave) || text.contains(leave))
  }

  @Test func withoutATerminalItIsRefused() throws {
    let result = try backlog.run(["board", "--watch"])
    #expect(result.status == 2)
    #expect(result.errors.contains("--watch needs a terminal"))
    #expect(try backlog.run(["board", "--watch", "--format", "json"]).status == 2)
  }
}
