import TestSupport
import Testing

/// The scripts send the signal themselves, to the grandparent that waits for them: no test waits.
@Suite struct InterruptionTests {
  private let backlog: TestBacklog
  private var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  private func fingerprint() throws -> [String] {
    try [
      ["status", "--porcelain", "-uall"], ["diff"], ["rev-parse", "HEAD"], ["reflog"],
      ["ls-files", "-s"], ["fsck", "--strict", "--no-dangling"],
    ].map { try repository.git($0) }
      + [repository.text("backlog/k/K-1.md"), try leftovers()]
  }

  private func leftovers() throws -> String {
    try ProcessResult.run(
      [
        "find", ".git", "(", "-name", "*.lock", "-o", "-name", "tickets-*", "-o", "-path",
        "*tickets/*", ")",
      ],
      directory: repository.root, environment: repository.environment()
    ).output.split(separator: "\n").filter { $0 != ".git/tickets/lock" }.joined()
  }

  private func script(_ signals: [String], ancestor: String = "$(ps -o ppid= -p $PPID)") -> String {
    let kills = signals.map { "kill -\($0) \(ancestor)\n" }.joined()
    return "#!/bin/sh\necho $$ > .git/pid\n\(kills)exec sleep 60\n"
  }

  private func isAlive() throws -> Bool {
    let pid = try repository.text(".git/pid").filter(\.isNumber)
    let state = try ProcessResult.run(
      ["ps", "-o", "stat=", "-p", pid], directory: repository.root,
      environment: repository.environment()
    ).output
    return !state.isEmpty && !state.hasPrefix("Z")
  }

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func aHookThatHangsIsEndedAndEverythingPutBack(signal: String, status: Int32) throws {
    try repository.write("other.txt", "staged\n")
    try repository.git(["add", "other.txt"])
    try repository.installHook("pre-commit", script([signal]))
    let before = try fingerprint()
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == status, "\(result.errors)")
    #expect(result.errors.contains("interrupted; nothing was changed"))
    #expect(try fingerprint() == before)
    #expect(try !isAlive())
  }

  @Test func aSecondInterruptionLeavesNoMessEither() throws {
    try repository.installHook(
      "pre-commit",
      script(["INT", "INT"]).replacing("echo", with: "trap '' TERM INT\necho"))
    let before = try fingerprint()
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 130)
    #expect(try fingerprint() == before)
    #expect(try !isAlive())
  }

  @Test func signalsThatAParentBlockedComeThrough() throws {
    try repository.installHook("pre-commit", script(["TERM"]))
    let blocking =
      "sigprocmask(SIG_BLOCK, POSIX::SigSet->new(SIGTERM, SIGINT, SIGALRM)); exec @ARGV"
    let result = try ProcessResult.run(
      [
        "perl", "-MPOSIX", "-e", blocking, "\(TestBacklog.binaryFolder)/tickets", "move", "K-1",
        "in-progress",
      ],
      directory: repository.root, environment: repository.environment())
    #expect(result.status == 143, "\(result.errors)")
    #expect(try !isAlive())
  }

  @Test func aMessageHookThatHangsIsEnded() throws {
    try repository.installHook("commit-msg", script(["TERM"]))
    let before = try fingerprint()
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 143)
    #expect(try fingerprint() == before)
  }

  @Test func gitsOwnChildIsEnded() throws {
    try repository.write(".git/sign", script(["INT"]))
    _ = try ProcessResult.run(
      ["chmod", "+x", ".git/sign"], directory: repository.root,
      environment: repository.environment())
    try repository.git(["config", "commit.gpgsign", "true"])
    try repository.git(["config", "gpg.program", "\(repository.root)/.git/sign"])
    let before = try fingerprint()
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 130, "\(result.errors)")
    #expect(try fingerprint() == before)
  }

  @Test func aCommitThatStandsIsSaidToStand() throws {
    try repository.installHook("post-commit", script(["INT"]))
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("committed as"))
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aRunningHookThatLeavesAChildBehindIsNotWaitedFor() throws {
    try repository.installHook("pre-commit", "#!/bin/sh\nsleep 60 &\necho $! > .git/pid\n")
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try isAlive())
    _ = try ProcessResult.run(
      ["kill", repository.text(".git/pid").filter(\.isNumber)], directory: repository.root,
      environment: repository.environment())
  }
}
