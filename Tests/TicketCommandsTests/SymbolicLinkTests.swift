import Foundation
import TestSupport
import Testing

/// A ticket beside which links lead elsewhere.
@Suite struct SymbolicLinkTests {
  let backlog: TestBacklog

  init() throws {
    backlog = try TestBacklog()
    try backlog.repository.write("docs/K-2.md", TestBacklog.ticket("K-2"))
    for (path, target) in [
      ("backlog/k/K-2.md", "../../docs/K-2.md"), ("backlog/docs", "../docs"),
      ("backlog/k/lost.md", "nowhere.md"), ("backlog/README.md", "../docs/K-2.md"),
      ("backlog/k/picture.png", "../../docs/K-2.md"), ("backlog/.hidden", "../docs"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(backlog.repository.root)/\(path)", withDestinationPath: target)
    }
  }

  @Test func aCheckWarnsOfEachThatIsPassedOver() throws {
    let result = try backlog.run(["check"])
    #expect(result.status == 0, "\(result.output)")
    let lines = result.output.split(whereSeparator: \.isNewline).filter { $0.contains("[") }
    #expect(
      lines.map { $0.prefix { $0 != "]" } } == [
        "backlog/docs:1:1: warning[symbolic-link", "backlog/k/K-2.md:1:1: warning[symbolic-link",
        "backlog/k/lost.md:1:1: warning[symbolic-link",
      ])
    #expect(result.output.hasSuffix("1 ticket checked: 3 warnings\n"))
    #expect(try backlog.run(["check", "--strict"]).status == 1)
    for format in ["sarif", "junit", "github"] {
      #expect(try backlog.run(["check", "--format", format]).output.contains("symbolic-link"))
    }
  }

  @Test func aCheckOfATicketOrOfACommitDoesNot() throws {
    for arguments in [["K-1"], ["--at", "HEAD"], ["--staged"]] {
      let result = try backlog.run(["check"] + arguments)
      #expect(!result.output.contains("symbolic-link"), "\(result.output)")
      #expect(result.status == 0)
    }
  }
}
