import Foundation
import TestSupport
import Testing

/// Repositories whose hooks somebody else looks after: nothing is written, the cure is said.
@Suite struct ManagedHooksTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  private func hooks() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: backlog.repository.root + "/.git/hooks")
      .filter { !$0.hasSuffix(".sample") }
  }

  /// Adds the lines that a refusal proposes to a file, as a person would.
  private func follow(_ result: ProcessResult, to file: String) throws {
    let lines = result.errors.split(separator: "\n").filter { $0.hasPrefix("hint:   ") }
      .map { $0.dropFirst(8) }
    #expect(!lines.isEmpty, "\(result.errors)")
    let text = (try? backlog.repository.text(file)) ?? ""
    try backlog.repository.write(file, text + lines.map { $0 + "\n" }.joined())
  }

  @Test func huskyRunsTheLineThatIsProposed() throws {
    try backlog.repository.git(["config", "core.hooksPath", ".husky/_"])
    try backlog.repository.write(
      ".husky/_/pre-commit", "#!/bin/sh\nsh -e \"$(dirname \"$0\")/../pre-commit\" \"$@\"\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: backlog.repository.root + "/.husky/_/pre-commit")
    let result = try backlog.run(["hooks", "install", "pre-commit"])
    #expect(result.status == 1)
    #expect(result.errors.contains("add to .husky/pre-commit:"), "\(result.errors)")
    #expect(try hooks() == [])
    #expect(try backlog.repository.git(["config", "core.hooksPath"]) == ".husky/_\n")
    try follow(result, to: ".husky/pre-commit")
    #expect(
      try backlog.run(["hooks", "status", "pre-commit"]).output
        == "pre-commit: installed in .husky/pre-commit, which husky looks after\n")
    try backlog.repository.write("backlog/k/K-1.md", "rubbish\n")
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 1)
  }

  @Test(arguments: [
    ("lefthook.yml", "lefthook"), (".pre-commit-config.yaml", "the pre-commit framework"),
  ])
  func theConfigurationOfAFrameworkIsNotWritten(file: String, name: String) throws {
    try backlog.repository.write(file, "# mine\n")
    let result = try backlog.run(["hooks", "install"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error: \(name) looks after the hooks here"))
    #expect(try backlog.repository.text(file) == "# mine\n")
    #expect(try hooks() == [])
    #expect(try backlog.run(["hooks", "status", "pre-commit"]).output.contains("absent"))
    try follow(result, to: file)
    #expect(try backlog.run(["hooks", "status", "pre-commit"]).output.contains("installed"))
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.text(file).contains("tickets hooks run pre-commit"))
  }

  @Test func aConfiguredFolderIsNotTouched() throws {
    try backlog.repository.git(["config", "core.hooksPath", "tools/hooks"])
    let result = try backlog.run(["hooks", "install"])
    #expect(result.status == 1)
    #expect(result.errors.contains("add to tools/hooks/pre-commit:"))
    #expect(try backlog.repository.git(["config", "core.hooksPath"]) == "tools/hooks\n")
    #expect(!FileManager.default.fileExists(atPath: backlog.repository.root + "/tools"))
    let making = "hint: or make it: tickets hooks print pre-commit > tools/hooks/pre-commit"
    #expect(result.errors.contains(making))
    let script = try backlog.run(["hooks", "print", "pre-commit"]).output
    try backlog.repository.write("tools/hooks/pre-commit", script)
    #expect(try backlog.run(["hooks", "status"]).output.contains("pre-commit: installed"))
    #expect(try !backlog.run(["hooks", "install"]).errors.contains(making))
  }

  @Test(arguments: [
    ("id: tickets", ["pre-commit", "pre-merge-commit"]), ("{id: 'tickets-pre-push'}", ["pre-push"]),
    ("id: tickets-commit-msg", ["commit-msg"]), ("id: tickets-other", []), ("name: tickets", []),
  ])
  func ourOwnHooksAreKnownInTheConfigurationOfPreCommit(entry: String, names: [String]) throws {
    try backlog.repository.write(
      ".pre-commit-config.yaml",
      "repos:\n- repo: https://example.com/tickets\n  rev: v1\n  hooks:\n    - \(entry)\n")
    let status = try backlog.run(["hooks", "status"]).output.split(separator: "\n")
    #expect(
      status.filter { $0.contains("installed in") }.map { String($0.prefix { $0 != ":" }) } == names
    )
  }

  @Test func whatWasInstalledBeforeAManagerCameIsKnownAndTakenAway() throws {
    try backlog.repository.installHook("pre-commit", "#!/bin/sh\necho mine\n")
    let before = try backlog.repository.bytes(".git/hooks/pre-commit")
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.repository.write(".pre-commit-config.yaml", "repos: []\n")
    #expect(
      try backlog.run(["hooks", "status", "pre-push"]).output == "pre-push: installed\n")
    #expect(try backlog.run(["hooks", "uninstall"]).output.contains("pre-commit: uninstalled"))
    #expect(try backlog.repository.bytes(".git/hooks/pre-commit") == before)
    #expect(try hooks() == ["pre-commit"])
  }

  @Test func everyHookIsProposedAtOnce() throws {
    try backlog.repository.write("lefthook.yml", "# mine\n")
    let result = try backlog.run(["hooks", "install"])
    #expect(result.errors.components(separatedBy: "add to lefthook.yml:").count == 2)
    for name in ["pre-commit", "pre-merge-commit", "pre-push"] {
      #expect(result.errors.contains("hint:   \(name):\n"), "\(result.errors)")
    }
    try follow(result, to: "lefthook.yml")
    let again = try backlog.run(["hooks", "install"])
    #expect(again.errors.contains("names them already"))
  }

  @Test func theFrameworkOfPreCommitNamesThePushInVariables() throws {
    try backlog.repository.write(
      "backlog/k/K-1.md", TestBacklog.ticket("K-1", status: "nonsense"))
    let tip = try backlog.repository.commit("bad")
    let base = try backlog.repository.git(["rev-parse", "HEAD~"]).dropLast()
    let result = try backlog.run(
      ["hooks", "run", "pre-push"],
      adding: ["PRE_COMMIT_TO_REF": tip, "PRE_COMMIT_FROM_REF": String(base)])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[unknown-status]"), "\(result.errors)")
  }
}
