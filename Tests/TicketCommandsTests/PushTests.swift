import Foundation
import TestSupport
import Testing

/// Pushes to a bare repository that judges what arrives.
@Suite struct PushTests {
  let backlog: TestBacklog
  private let path = "backlog/k/K-1.md"
  private var server: String { backlog.repository.root + "/../server.git" }

  init() throws { backlog = try TestBacklog() }

  /// A bare repository with one of our hooks, as a person would put it there.
  private func serve(_ hook: String) throws {
    try backlog.repository.git(["init", "-q", "--bare", "-b", "main", server])
    try FileManager.default.copyItem(
      atPath: SeedFiles.packageRoot + "/hooks/" + hook, toPath: "\(server)/hooks/\(hook)")
    try backlog.repository.git(["remote", "add", "origin", server])
  }

  @discardableResult
  private func commit(status: String) throws -> String {
    let text = try backlog.repository.text(path)
    try backlog.repository.write(
      path, text.replacing(#/status: .*/#, with: "status: \(status)"))
    return try backlog.repository.commit(status)
  }

  private func push(_ arguments: String...) throws -> ProcessResult {
    try backlog.git(["push", "-q"] + arguments)
  }

  @Test(arguments: ["pre-receive", "update"]) func onlyGoodCommitsArrive(hook: String) throws {
    try serve(hook)
    #expect(try push("origin", "main").status == 0)
    try commit(status: "in-progress")
    #expect(try push("origin", "main").status == 0)
    let bad = try commit(status: "nonsense")
    let refused = try push("origin", "main")
    #expect(refused.status == 1)
    #expect(
      refused.errors.contains("remote: \(path):5:9: error[unknown-status]"), "\(refused.errors)")
    #expect(refused.errors.contains("remote:   commit: \(bad.prefix(12))"))
    // Cured on top is not cured in between.
    try commit(status: "review")
    #expect(try push("origin", "main").status == 1)
    try backlog.repository.git(["reset", "-q", "--hard", "HEAD~2"])
    try commit(status: "review")
    #expect(try push("origin", "main").status == 0)
  }

  @Test func branchesTagsForcedPushesAndDeletions() throws {
    try serve("pre-receive")
    try commit(status: "in-progress")
    #expect(try push("origin", "main").status == 0)
    try backlog.repository.git(["checkout", "-q", "-b", "side"])
    try commit(status: "review")
    #expect(try push("origin", "side").status == 0)
    try commit(status: "nonsense")
    #expect(try push("origin", "HEAD:refs/heads/new").status == 1)
    try backlog.repository.git(["tag", "-a", "-m", "bad", "bad"])
    try backlog.repository.git(["tag", "light"])
    #expect(try push("origin", "bad").status == 1)
    #expect(try push("origin", "light").status == 1)
    try backlog.repository.git(["reset", "-q", "--hard", "HEAD~"])
    try backlog.repository.git(["tag", "-a", "-m", "good", "good"])
    #expect(try push("origin", "good").status == 0)
    try backlog.repository.git(["reset", "-q", "--hard", "HEAD~"])
    try commit(status: "done")
    let forced = try push("-f", "origin", "side")
    #expect(forced.status == 1)
    #expect(forced.errors.contains("error[acceptance-met]"), "\(forced.errors)")
    try backlog.tickBoxes(path)
    try backlog.repository.git(["commit", "-q", "-a", "--amend", "--no-edit"])
    #expect(try push("-f", "origin", "side").status == 0)
    #expect(try push("origin", ":side", ":good").status == 0)
    // A blob has no tickets in it.
    let blob = try backlog.repository.git(["rev-parse", "HEAD:\(path)"]).dropLast()
    #expect(try push("origin", "\(blob):refs/tags/blob").status == 0)
  }

  @Test func overATransportLikeSSH() throws {
    try serve("pre-receive")
    try backlog.repository.write("../ssh", "#!/bin/sh\nshift $(($# - 1))\nexec sh -c \"$1\"\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: backlog.repository.root + "/../ssh")
    let ssh = ["-c", "core.sshCommand=\(backlog.repository.root)/../ssh"]
    let address = "ssh://host\(server)"
    let taken = try backlog.git(ssh + ["push", "-q", address, "main"])
    #expect(taken.status == 0, "\(taken.errors)")
    try commit(status: "nonsense")
    let refused = try backlog.git(ssh + ["push", "-q", address, "main"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("remote: \(path):5:9: error[unknown-status]"))
  }

  @Test func theRulesThatArriveJudgeWhatArrives() throws {
    try serve("pre-receive")
    #expect(try push("origin", "main").status == 0)
    try backlog.repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration.replacing(
        "  dropped:", with: "  waiting: {category: doing}\n  dropped:"))
    try commit(status: "waiting")
    #expect(try push("origin", "main").status == 0)
    try backlog.repository.write("backlog/backlog.yml", "workflo: {}\n")
    try backlog.repository.commit("mistake")
    let refused = try push("origin", "main")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[configuration]"), "\(refused.errors)")
  }

  @Test func thePushIsJudgedBeforeItLeaves() throws {
    try backlog.repository.git(["init", "-q", "--bare", "-b", "main", server])
    try backlog.repository.git(["remote", "add", "origin", server])
    #expect(try backlog.run(["hooks", "install", "pre-push"]).status == 0)
    #expect(try push("origin", "main").status == 0)
    let bad = try commit(status: "nonsense")
    let refused = try push("origin", "main")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("commit: \(bad.prefix(12))"), "\(refused.errors)")
    #expect(try push("--no-verify", "origin", "main").status == 0)
    // What the remote has is not judged again.
    try commit(status: "review")
    #expect(try push("origin", "main").status == 0)
    #expect(try push("origin", "HEAD~:refs/heads/old").status == 0)
    #expect(try push("origin", ":old").status == 0)
  }

  @Test func aBareRepositoryInstallsWhatServersRun() throws {
    try backlog.repository.git(["init", "-q", "--bare", "-b", "main", server])
    let result = try backlog.run(["-C", server, "hooks", "install"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(FileManager.default.isExecutableFile(atPath: server + "/hooks/pre-receive"))
    try commit(status: "nonsense")
    #expect(try push(server, "main").status == 1)
  }
}
