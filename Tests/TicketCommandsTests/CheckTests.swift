import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  @Test func aCleanBacklogHasNoFindings() throws {
    let result = try backlog.run(["check"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output == "1 ticket checked: nothing found\n")
    let json = try backlog.run(["check", "--format", "json"])
    #expect(json.output.contains("\"errors\": 0"))
  }

  @Test func theHookRefusesAHandEditPastTheDefinitionOfDone() throws {
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    let before = try backlog.repository.git(["rev-parse", "HEAD"])
    let text = try backlog.repository.text("backlog/k/K-1.md")
    try backlog.repository.write(
      "backlog/k/K-1.md", text.replacing("status: todo", with: "status: done"))
    let refused = try backlog.git(["commit", "-a", "-m", "done"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("backlog/k/K-1.md:13:"), "\(refused.errors)")
    #expect(refused.errors.contains("error[acceptance-met]"))
    #expect(try backlog.repository.git(["rev-parse", "HEAD"]) == before)
    try backlog.tickBoxes("backlog/k/K-1.md")
    let accepted = try backlog.git(["commit", "-q", "-a", "-m", "done"])
    #expect(accepted.status == 0, "\(accepted.errors)")
  }

  @Test func theIndexIsJudgedAndNotTheDisk() throws {
    let text = try backlog.repository.text("backlog/k/K-1.md")
    try backlog.repository.write(
      "backlog/k/K-1.md", text.replacing("status: todo", with: "status: done"))
    try backlog.repository.git(["add", "-A"])
    try backlog.tickBoxes("backlog/k/K-1.md")
    #expect(try backlog.run(["check", "--staged"]).status == 1)
    try backlog.repository.git(["add", "-A"])
    #expect(try backlog.run(["check", "--staged"]).status == 0)
    try backlog.repository.write("backlog/k/K-1.md", "rubbish\n")
    #expect(try backlog.run(["check", "--staged"]).status == 0)
    #expect(try backlog.run(["check"]).status == 1)
  }

  @Test func aCommitOfOneFileIsJudgedByTheIndexThatGitHandsOver() throws {
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    let text = try backlog.repository.text("backlog/k/K-1.md")
    try backlog.repository.write(
      "backlog/k/K-1.md", text.replacing("status: todo", with: "status: nonsense"))
    try backlog.repository.write("other.txt", "x\n")
    try backlog.repository.git(["add", "-A"])
    #expect(try backlog.git(["commit", "-q", "-m", "other", "other.txt"]).status == 0)
    let refused = try backlog.git(["commit", "-q", "-m", "ticket", "backlog/k/K-1.md"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[unknown-status]"), "\(refused.errors)")
  }

  @Test(arguments: [
    ["config", "core.splitIndex", "true"], ["config", "index.version", "4"],
    ["config", "feature.manyFiles", "true"],
    ["sparse-checkout", "set", "--sparse-index", "backlog"],
  ])
  func everyFormOfTheIndexIsJudged(setting: [String]) throws {
    try backlog.repository.write("elsewhere/deep/file.txt", "x\n")
    try backlog.repository.commit("elsewhere")
    try backlog.repository.git(setting)
    try backlog.repository.git(["update-index", "--refresh"])
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    try backlog.repository.git(["add", "-A"])
    let good = try backlog.git(["commit", "-q", "-m", "good"])
    #expect(good.status == 0, "\(good.errors)")
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2", status: "odd"))
    let bad = try backlog.git(["commit", "-q", "-a", "-m", "bad"])
    #expect(bad.status == 1)
    #expect(bad.errors.contains("error[unknown-status]"), "\(bad.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: backlog.repository.root + "/.git")
        .allSatisfy { !$0.contains("tickets") })
  }

  @Test func aMistakeInAProjectsConfigurationIsFoundAsItIsStaged() throws {
    try backlog.repository.write("backlog/k/project.yml", "workflo: {}\n")
    try backlog.repository.git(["add", "-A"])
    let result = try backlog.run(["check", "--staged"])
    #expect(result.status == 2)
    #expect(result.output.contains("backlog/k/project.yml:1:1: error[configuration]"))
  }

  @Test func aMergeUnderWayIsHeldAgainstEverySide() throws {
    let path = "backlog/k/K-1.md"
    try backlog.repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration + "transitions:\n  todo: [in-progress]\n  in-progress: [review]\n"
        + "  review: [done]\n")
    try backlog.repository.commit("transitions")
    try backlog.repository.git(["checkout", "-q", "-b", "side"])
    for status in ["in-progress", "review"] {
      let text = try backlog.repository.text(path)
      try backlog.repository.write(
        path, text.replacing(#/status: .*/#, with: "status: \(status)"))
      try backlog.repository.commit(status)
    }
    try backlog.repository.git(["checkout", "-q", "main"])
    try backlog.repository.write(path, try backlog.repository.text(path) + "More.\n")
    try backlog.repository.commit("more")
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    let clean = try backlog.git(["merge", "--no-edit", "side"])
    #expect(clean.status == 0, "\(clean.errors)")
    try backlog.repository.git(["reset", "-q", "--hard", "HEAD~"])
    try backlog.repository.write(
      path, try backlog.repository.text(path).replacing("status: todo", with: "status: in-progress")
    )
    try backlog.repository.commit("conflict")
    #expect(try backlog.git(["merge", "--no-edit", "side"]).status == 1)
    let merged = try backlog.repository.text(path).split(separator: "\n").filter {
      !$0.hasPrefix("<<<<<<<") && !$0.hasPrefix("=======") && !$0.hasPrefix(">>>>>>>")
        && $0 != "status: in-progress"
    }
    try backlog.repository.write(path, merged.map { $0 + "\n" }.joined())
    let resolved = try backlog.git(["commit", "-q", "-a", "--no-edit"])
    #expect(resolved.status == 0, "\(resolved.errors)")
  }

  @Test func switchingTheHooksOffIsRespected() throws {
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.repository.write("backlog/k/K-1.md", "rubbish\n")
    let result = try backlog.repository.tryGit(
      ["commit", "-q", "-a", "-m", "x"], adding: ["TICKETS_HOOKS": "0"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func aMistakeInTheConfigurationPointsAtItsLine() throws {
    try backlog.repository.write(
      "backlog/backlog.yml", "timezone: UTC\nworkflo:\n  todo: {category: todo}\n")
    let result = try backlog.run(["list"])
    #expect(result.status == 2)
    #expect(result.errors.contains("backlog/backlog.yml:2:1: error[configuration]:"))
    #expect(result.errors.contains("workflow"))
  }

  @Test func twoFilesWithOneIdAreAnErrorThatNamesBoth() throws {
    try backlog.repository.write("backlog/k/copy.md", TestBacklog.ticket("k-1"))
    let result = try backlog.run(["check"])
    #expect(result.status == 1)
    #expect(result.output.contains("error[duplicate-id]"))
    #expect(result.output.contains("backlog/k/K-1.md"))
    #expect(result.output.contains("backlog/k/copy.md"))
  }

  @Test func aRuleOfTheBacklogMayBeForTicketsThatAProjectDoesNotHave() throws {
    let rule = """
        dated-debt:
          on: always
          when: type:debt
          require: [{field: due}]

      """
    try backlog.repository.write("backlog/backlog.yml", TestBacklog.configuration + rule)
    try backlog.repository.write("backlog/k/project.yml", "fields: {type: {one-of: [story]}}\n")
    let result = try backlog.run(["check"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  /// A file system may hold any bytes as a name; Swift's own calls can't make such a file.
  @Test func aFileWhoseNameIsNoTextIsNotPassedBy() throws {
    let repository = backlog.repository
    let made = try ProcessResult.run(
      ["sh", "-c", "cp backlog/k/K-1.md \"$(printf 'backlog/k/caf\\351.md')\""],
      directory: repository.root, environment: repository.environment())
    guard made.status == 0 else { return }  // Some file systems take no such name.
    let words = "error[invalid-encoding]: the file's path isn't UTF-8"
    let whole = try backlog.run(["check"])
    #expect(whole.status == 1)
    #expect(whole.output.contains(words), "\(whole.output)")
    #expect(!whole.output.contains("missing-id"))
    try repository.git(["add", "-A"])
    #expect(try backlog.run(["check", "--staged"]).output.contains(words))
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    #expect(try backlog.git(["commit", "-q", "-m", "x"]).status == 1)
    try repository.commit("unasked", adding: ["TICKETS_HOOKS": "0"])
    #expect(try backlog.run(["check", "--range", "HEAD~..HEAD"]).output.contains(words))
    #expect(try backlog.run(["check", "--at", "HEAD"]).output.contains(words))
    #expect(try backlog.run(["list"]).status == 0)
  }
}
