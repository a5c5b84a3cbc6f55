import Foundation
import TestSupport
import Testing

/// What the README shows is what happens.
@Suite struct ReadmeTests {
  private let text: String

  init() throws {
    text = try String(contentsOfFile: SeedFiles.packageRoot + "/README.md", encoding: .utf8)
  }

  /// The indented lines of a section, without their indent.
  private func code(under heading: String) throws -> [String] {
    let start = try #require(text.range(of: "## \(heading)\n"))
    let rest = text[start.upperBound...]
    let section = rest.range(of: "\n## ").map { rest[..<$0.lowerBound] } ?? rest
    return section.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0.hasPrefix("    ") || $0.isEmpty }.map { String($0.dropFirst(4)) }
  }

  @Test func everyEverydayCommandRuns() throws {
    let backlog = try TestBacklog()
    try backlog.repository.git(["rm", "-rq", "backlog"])
    try backlog.repository.write("plan.md", "# Plan\n\n## Sprint 1\n\n- A-1 — First\n")
    try backlog.repository.commit("only a plan")
    let lines = try code(under: "Everyday use").joined(separator: "\n")
      .replacingOccurrences(of: "\\\n", with: " ").split(separator: "\n")
    #expect(lines.count >= 27)
    for line in lines {
      let result = try ProcessResult.run(
        ["sh", "-c", String(line)], directory: backlog.repository.root,
        environment: backlog.repository.environment(date: "2026-01-06T10:00:00Z").merging(
          ["PATH": "\(TestBacklog.binaryFolder):/usr/local/bin:/usr/bin:/bin"]) { $1 })
      #expect(result.status == 0, "\(line): \(result.output)\(result.errors)")
    }
  }

  @Test func theTwentySecondsAreReal() throws {
    let backlog = try TestBacklog()
    let shown = try code(under: "In twenty seconds")
    let end = try #require(shown.firstIndex { $0.hasPrefix("$ ") })
    let ticket = shown[..<end].drop { $0 != "---" }.joined(separator: "\n")
    let path = "backlog/shop/SHOP-1.md"
    try backlog.repository.write(
      path, ticket.replacingOccurrences(of: "in-progress", with: "todo"))
    try backlog.repository.commit("plan", date: "2026-01-05T09:00:00Z")
    #expect(
      try backlog.run(["move", "SHOP-1", "in-progress"], date: "2026-01-06T10:00:00Z").status == 0)
    let blocks = shown[end...].split { $0.hasPrefix("$ ") }.map(Array.init)
    let refused = try backlog.run(["move", "SHOP-1", "done"])
    #expect(lines(refused.errors) == nonEmpty(blocks[0]))
    try backlog.tickBoxes(path)
    let moved = try backlog.run(["move", "SHOP-1", "done"], date: "2026-01-08T16:00:00Z")
    #expect(lines(moved.output) == nonEmpty(blocks[1]), "\(moved.errors)")
    let log = try backlog.run(["log", "SHOP-1"])
    #expect(lines(log.output) == nonEmpty(blocks[2]), "\(log.errors)")
  }

  @Test func itLeadsToEveryPage() throws {
    let links = Set(text.matches(of: #/\]\(([^)#]+)\)/#).map { String($0.1) })
    let paths = try #require(
      FileManager.default.enumerator(atPath: SeedFiles.packageRoot + "/Sources")
    ).allObjects.compactMap { $0 as? String }.filter { $0.hasSuffix(".md") }
    // The page of a whole catalog is for DocC alone.
    let pages = Set(paths.map { "Sources/" + $0 })
      .subtracting(["Sources/TicketCommands/Documentation.docc/TicketCommands.md"])
    #expect(links == pages)
  }

  /// Lines with every object id made the same.
  private func lines(_ text: String) -> [String] {
    nonEmpty(text.components(separatedBy: "\n"))
  }

  private func nonEmpty(_ lines: [String]) -> [String] {
    lines.filter { !$0.isEmpty }.map {
      $0.replacing(#/\b[0-9a-f]{7,8}\b/#, with: "ID")
    }
  }
}
