import Foundation
import TestSupport
import Testing

private let source = """
  # Rig

  ## Sprint 1 (2 weeks) — Hull

  - RI-1 — Lay the keel — Estim 3
    - Owner: Ada
    - Acceptance: it lies
  - RI-2 — Plank — Estim 5

  """

@Suite struct InterchangeTests {
  private func backlog(_ text: String = source) throws -> TestBacklog {
    let backlog = try TestBacklog()
    try backlog.repository.write("rig.md", text)
    return backlog
  }

  @Test func anImportIsOneCommitAndTheSameAgainIsNone() throws {
    let backlog = try backlog()
    let first = try backlog.run(["import", "rig.md"])
    #expect(first.status == 0, "\(first.errors)")
    let message = try backlog.git(["log", "-1", "--format=%s%n%b"]).output
    #expect(message.hasPrefix("Import 3 tickets from rig.md\n"))
    #expect(message.contains("3 tickets in ri; 8 lines: 2 blank, 3 fields, 1 body"))
    #expect(try backlog.run(["check"]).status == 0)
    let head = try backlog.git(["rev-parse", "HEAD"]).output
    #expect(try backlog.run(["import", "rig.md"]).output == "Nothing to do.\n")
    #expect(try backlog.git(["rev-parse", "HEAD"]).output == head)
  }

  @Test func anEditedSourceChangesWhatWasEditedAndKeepsHandEdits() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "rig.md"])
    _ = try backlog.run(["set", "RI-1", "estimate=2"])
    try backlog.repository.write(
      "rig.md", source.replacing("Estim 3", with: "Estim 8").replacing("Estim 5", with: "Estim 13"))
    let again = try backlog.run(["import", "rig.md"])
    #expect(again.errors.contains("backlog/ri/RI-1.md was changed here and is kept (estimate)"))
    #expect(try backlog.repository.text("backlog/ri/RI-1.md").contains("estimate: 2"))
    #expect(try backlog.repository.text("backlog/ri/RI-2.md").contains("estimate: 13"))
    _ = try backlog.run(["import", "rig.md", "--theirs"])
    #expect(try backlog.repository.text("backlog/ri/RI-1.md").contains("estimate: 8"))
  }

  @Test func anImportThatWasCutShortIsFinishedByTheSameCommand() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "rig.md", "--no-commit"])
    try backlog.repository.git(["add", "backlog/ri/RI-1.md"])
    try backlog.repository.remove("backlog/ri/.imported")
    try backlog.repository.remove("backlog/ri/RI-2.md")
    let again = try backlog.run(["import", "rig.md"])
    #expect(again.status == 0, "\(again.errors)")
    #expect(try backlog.git(["status", "--porcelain", "backlog"]).output == "")
    #expect(try backlog.run(["import", "rig.md"]).output == "Nothing to do.\n")
    try backlog.repository.git(["reset", "--soft", "HEAD~1"])
    _ = try backlog.run(["import", "rig.md"])
    #expect(try backlog.git(["status", "--porcelain", "backlog"]).output == "")
  }

  @Test func whatWasMovedOrRemovedSinceIsNotBroughtBack() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "rig.md"])
    _ = try backlog.run(["archive", "RI-2"])
    try backlog.repository.git(["rm", "-q", "backlog/ri/RI-1.md"])
    try backlog.repository.git(["commit", "-qm", "drop"])
    let same = try backlog.run(["import", "rig.md"])
    #expect(same.output == "Nothing to do.\n")
    #expect(same.errors.contains("backlog/ri/RI-1.md was removed here"))
    try backlog.repository.write(
      "rig.md", source.replacingOccurrences(of: "Plank — Estim 5", with: "Plank — Estim 8"))
    let changed = try backlog.run(["import", "rig.md"])
    #expect(changed.status == 0, "\(changed.errors)")
    #expect(try backlog.repository.text("backlog/ri/archive/RI-2.md").contains("estimate: 8\n"))
    _ = try backlog.run(["import", "rig.md", "--theirs"])
    #expect(try backlog.repository.text("backlog/ri/RI-1.md").contains("Lay the keel"))
  }

  @Test func aDryRunAccountsForEveryLineAndWritesNothing() throws {
    let backlog = try backlog()
    let text = try backlog.run(["import", "rig.md", "--dry-run"]).output
    #expect(text.contains("5  field      RI-1: - RI-1 — Lay the keel — Estim 3\n"))
    let json = try backlog.run(["import", "rig.md", "--dry-run", "--format", "json"]).output
    let answer = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let lines = answer?["lines"] as? [String: Int] ?? [:]
    #expect(lines["total"] == 8)
    #expect(lines.filter { $0.key != "total" }.values.reduce(0, +) == 8)
    #expect(!FileManager.default.fileExists(atPath: backlog.repository.root + "/backlog/ri"))
  }

  @Test func anIDOfAnotherProjectIsRefused() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "rig.md"])
    let again = try backlog.run(["import", "rig.md", "--project", "other"])
    #expect(again.status == 1)
    #expect(again.errors.contains("RI-1"))
  }

  @Test func idsStayWhenStoriesAreAddedBetween() throws {
    let stories = "# Voile\n\n## Sprint 1 – Cap\n\n- **Stories** :\n  - Hisser\n  - Border\n"
    let backlog = try backlog(stories)
    _ = try backlog.run(["import", "rig.md"])
    try backlog.repository.write(
      "rig.md", stories.replacing("  - Hisser", with: "  - Lofer\n  - Hisser"))
    _ = try backlog.run(["import", "rig.md"])
    let folder = "backlog/voile/VOILE-S1-"
    #expect(try backlog.repository.text(folder + "1.md").contains("title: Hisser"))
    #expect(try backlog.repository.text(folder + "2.md").contains("title: Border"))
    #expect(try backlog.repository.text(folder + "3.md").contains("title: Lofer"))
  }

  @Test func whatIsExportedIsImportedElsewhere() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "rig.md"])
    _ = try backlog.run(["export", "--to", "jsonl", "-p", "ri", "-o", "out.jsonl"])
    let other = try TestBacklog()
    try other.repository.write("in.jsonl", try backlog.repository.text("out.jsonl"))
    #expect(try other.run(["import", "in.jsonl"]).status == 0)
    for name in ["RI-1", "RI-2", "RI-S1"] {
      let path = "backlog/ri/\(name).md"
      #expect(try other.repository.text(path) == backlog.repository.text(path))
    }
    #expect(try backlog.repository.text("out.jsonl").contains("\"events\":[{\"from\":null"))
  }

  @Test func aSplitTicketIsTickedByTheMoveOfItsPart() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "rig.md"])
    let split = try backlog.run(["split", "K-1", "--in-order"])
    #expect(split.status == 0, "\(split.errors)")
    #expect(
      try backlog.repository.text("backlog/k/K-1.md").contains("- [ ] [K-2](K-2.md) they are"))
    let part = try backlog.repository.text("backlog/k/K-3.md")
    #expect(part.contains("parent: K-1\ndepends-on: [K-2]\n---\n\nPart of [K-1](K-1.md).\n"))
    _ = try backlog.run(["set", "K-2", "type=story"])
    try backlog.repository.write(
      "backlog/k/K-2.md",
      try backlog.repository.text("backlog/k/K-2.md") + "\n## Acceptance criteria\n\n- [x] yes\n")
    let moved = try backlog.run(["move", "K-2", "done"])
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(
      try backlog.repository.text("backlog/k/K-1.md").contains("- [x] [K-2](K-2.md) they are"))
    #expect(try backlog.git(["status", "--short", "backlog"]).output.isEmpty)
    let reopened = try backlog.run(["move", "K-2", "todo"])
    #expect(reopened.output.contains("K-1: unticked for K-2"), "\(reopened.output)")
    #expect(
      try backlog.repository.text("backlog/k/K-1.md").contains("- [ ] [K-2](K-2.md) they are"))
    #expect(try backlog.run(["split", "K-1"]).status == 1)
  }

  @Test func aPartThatIsClosedByHandIsFoundAndItsBoxTicked() throws {
    let backlog = try TestBacklog()
    _ = try backlog.run(["split", "K-1"])
    let part = try backlog.repository.text("backlog/k/K-2.md")
    try backlog.repository.write(
      "backlog/k/K-2.md", part.replacing("status: backlog", with: "status: done"))
    let found = try backlog.run(["check"])
    #expect(found.output.contains("K-1.md:13:3: warning[stale-checkbox]: the box of K-2 is open"))
    let fixed = try backlog.run(["check", "--fix"])
    #expect(fixed.errors.contains("K-1.md: made a linked box agree with its ticket"))
    #expect(
      try backlog.repository.text("backlog/k/K-1.md").contains("- [x] [K-2](K-2.md) they are"))
    #expect(try !backlog.run(["check"]).output.contains("stale-checkbox"))
  }
}
