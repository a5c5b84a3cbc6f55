import Foundation
import TestSupport
import Testing
import TicketReports

/// What a person sees on a terminal.
@Suite(.enabled(if: TestBacklog.hasTerminal)) struct TerminalTests {
  let backlog: TestBacklog

  init() throws {
    backlog = try TestBacklog()
    try backlog.repository.write(
      "backlog/k/K-2.md",
      """
      ---
      id: K-2
      title: 日本語の商品説明を検索できるようにする 👩‍👩‍👧 et la fiche produit
      status: in-progress
      priority: P0
      owner: [Émilie, 山田]
      ---
      Voilà **tout**.

      """)
  }

  @Test(arguments: [30, 60, 80, 120, 200])
  func everyLineFits(_ columns: Int) throws {
    for command in [
      "tickets list", "tickets board", "tickets board --by owner", "tickets show K-2",
    ] {
      let text = try backlog.inTerminal("\(command) --color never", columns: columns)
      #expect(text.contains("K-2"))
      let plain = text.replacing(/\u{1b}\[[0-9]+G/, with: "")
      for line in plain.split(separator: "\n") where columns >= 60 || command.contains("list") {
        #expect(DisplayWidth.columns(of: line) <= columns, "\(command): \(line)")
      }
    }
  }

  @Test func colourIsUsedUnlessSomebodyMinds() throws {
    let red = "\u{1b}[1;31mP0\u{1b}[0m"
    #expect(try backlog.inTerminal("tickets list", columns: 80).contains(red))
    #expect(
      try backlog.inTerminal("tickets show K-2", columns: 80).contains("\u{1b}[1mtout\u{1b}[0m"))
    for minding in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let text = try backlog.inTerminal(
        "tickets list; tickets board; tickets show K-2", columns: 80, adding: minding)
      #expect(!text.contains("\u{1b}[1;31m"))
    }
    #expect(try backlog.run(["list", "--color", "always"]).output.contains(red))
    #expect(try !backlog.run(["list"]).output.contains("\u{1b}"))
  }

  @Test func marksAreASCIIWhereTheLocaleIsNotUnicode() throws {
    let text = try backlog.inTerminal("tickets board K-1", columns: 80, adding: ["LC_ALL": "C"])
    #expect(text.contains("K-1"))
    #expect(text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let result = try ProcessResult.run(
      ["bash", "-c", "trap '' PIPE; tickets list | true; echo ${PIPESTATUS[0]}"],
      directory: backlog.repository.root,
      environment: backlog.repository.environment().merging([
        "PATH": "\(TestBacklog.binaryFolder):/usr/bin:/bin"
      ]) { $1 })
    #expect(result.output == "0\n")
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [
    "list", "list --format csv", "board", "board --format json", "show K-2", "--help",
  ])
  func anOutputThatCannotBeWrittenIsAnError(_ command: String) throws {
    let result = try ProcessResult.run(
      ["sh", "-c", "\(TestBacklog.binaryFolder)/tickets \(command) > /dev/full"],
      directory: backlog.repository.root, environment: backlog.repository.environment())
    #expect(result.status == 3)
    #expect(result.errors.contains("can't write the output"))
  }
}
