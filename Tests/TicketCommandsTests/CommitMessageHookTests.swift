import TestSupport
import Testing

@Suite struct CommitMessageHookTests {
  let backlog: TestBacklog

  init() throws {
    backlog = try TestBacklog()
    try #require(try backlog.run(["hooks", "install", "commit-msg"]).status == 0)
  }

  private func commit(_ message: String, _ arguments: [String] = []) throws -> ProcessResult {
    try backlog.git(["commit", "-q", "--allow-empty", "-m", message] + arguments)
  }

  @Test(arguments: [
    "K-1: count", "count the things", "see k-1.", "UTF-8 and SHA-256, RFC-2119", "fixup! K-9: x",
    "Merge branch 'K-9'", "K-1/K-1", "Revert \"K-9: x\"", "日本語 K-1 です",
  ])
  func aMessageThatNamesWhatExistsIsTaken(message: String) throws {
    let result = try commit(message)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: ["K-9: count", "count (K-12)", "K-1, k-2", "feature/K-7", "日本語K-9です"])
  func aMessageThatNamesNoTicketIsRefused(message: String) throws {
    let result = try commit(message)
    #expect(result.status == 1)
    #expect(result.errors.contains("there is no such ticket"), "\(result.errors)")
    #expect(result.errors.contains("did you mean K-1?"))
  }

  @Test func commentsAndTheDifferenceShownAreNotRead() throws {
    try backlog.repository.write("message", "count\n# K-9\n")
    #expect(
      try backlog.git(["commit", "-q", "--allow-empty", "-F", "message"]).status == 0)
    try backlog.repository.write(
      "message", "count\n; ------------------------ >8 ------------------------\n+K-9\n")
    #expect(
      try backlog.git(
        ["-c", "core.commentChar=;", "commit", "-q", "--allow-empty", "-F", "message"]
      ).status == 0)
  }

  @Test func aTicketThatTheCommitMakesOrRemovesMayBeNamed() throws {
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    try backlog.repository.git(["add", "-A"])
    #expect(try commit("K-2: new").status == 0)
    try backlog.repository.git(["rm", "-q", "backlog/k/K-2.md"])
    #expect(try commit("K-2: gone").status == 0)
    #expect(try commit("K-2: again").status == 1)
  }

  @Test func theConfigurationDecidesWhatIsAsked() throws {
    let configure = { (word: String) in
      try backlog.repository.write(
        "backlog/backlog.yml", TestBacklog.configuration + "commit: {mention: \(word)}\n")
      try backlog.repository.git(["add", "-A"])
    }
    try configure("required")
    #expect(try commit("count").errors.contains("the message names no ticket"))
    #expect(try commit("K-1: count").status == 0)
    try configure("off")
    #expect(try commit("K-9: count").status == 0)
    try configure("perhaps")
    #expect(try backlog.run(["check"]).status == 2)
  }
}
