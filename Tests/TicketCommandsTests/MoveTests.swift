import TestSupport
import Testing

@Suite struct MoveTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  /// All that a refusal must leave as it was.
  private func fingerprint() throws -> [String] {
    try [
      ["status", "--porcelain", "-uall"], ["diff"], ["diff", "--cached"], ["rev-parse", "HEAD"],
      ["reflog"], ["fsck", "--strict", "--no-dangling"],
    ].map { try backlog.repository.git($0) } + [backlog.repository.text("backlog/k/K-1.md")]
  }

  @Test func aMoveIsOneCommitOfOneField() throws {
    let result = try backlog.run(["move", "k-1", "In-Progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("K-1: todo -> in-progress (committed as "))
    let diff = try backlog.repository.git(["diff", "HEAD~1", "HEAD", "-U0"])
    #expect(diff.contains("\n-status: todo\n+status: in-progress\n"))
    #expect(diff.split(separator: "\n").count { $0.hasPrefix("+") || $0.hasPrefix("-") } == 4)
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
    #expect(
      try backlog.repository.git(["log", "-1", "--format=%an|%aI|%B"]) == """
        Ada Example|2026-01-06T10:00:00+00:00|K-1: todo -> in-progress

        Ticket-State: K-1 todo -> in-progress 2026-01-06T10:00:00Z


        """)
    #expect(try backlog.repository.git(["reflog", "-1"]).contains("commit: K-1: todo"))
    #expect(try backlog.repository.git(["fsck", "--strict", "--no-dangling"]) == "")
  }

  @Test func thereAndBackGivesTheSameBytes() throws {
    let before = try backlog.repository.bytes("backlog/k/K-1.md")
    try backlog.run(["move", "K-1", "in-progress"])
    try backlog.run(["move", "K-1", "todo"])
    #expect(try backlog.repository.bytes("backlog/k/K-1.md") == before)
    #expect(try backlog.repository.git(["rev-list", "--count", "HEAD"]) == "3\n")
  }

  @Test func theDefinitionOfDoneRefusesAndChangesNothing() throws {
    let before = try fingerprint()
    let result = try backlog.run(["move", "K-1", "done"])
    #expect(result.status == 1)
    #expect(result.errors.contains("backlog/k/K-1.md:13:"))
    #expect(result.errors.contains("error[acceptance-met]"))
    #expect(result.errors.contains("hint: "))
    #expect(try fingerprint() == before)
  }

  @Test func boxesTickedOnDiskArePartOfTheMove() throws {
    try backlog.tickBoxes("backlog/k/K-1.md")
    let result = try backlog.run(["move", "K-1", "done"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("with 2 changed lines of your own"))
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
  }

  @Test func otherWorkStaysStagedAndUnstaged() throws {
    try backlog.repository.write("staged.txt", "staged\n")
    try backlog.repository.git(["add", "staged.txt"])
    try backlog.repository.write("staged.txt", "staged\nand more\n")
    try backlog.repository.write("untracked.txt", "new\n")
    let before = try ["status", "diff", "diff --cached"].map {
      try backlog.repository.git($0.split(separator: " ").map(String.init))
    }
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let after = try ["status", "diff", "diff --cached"].map {
      try backlog.repository.git($0.split(separator: " ").map(String.init))
    }
    #expect(after == before)
    #expect(
      try backlog.repository.git(["show", "--format=", "--name-only"]) == "backlog/k/K-1.md\n")
  }

  @Test func aHookThatSaysNoLeavesNothing() throws {
    try backlog.repository.write(".git/hooks/pre-commit", "#!/bin/sh\necho no way >&2\nexit 1\n")
    try backlog.repository.git(["config", "core.fileMode", "true"])
    _ = try ProcessResult.run(
      ["chmod", "+x", ".git/hooks/pre-commit"], directory: backlog.repository.root,
      environment: backlog.repository.environment())
    let before = try fingerprint()
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 1)
    #expect(result.errors.contains("no way\n"))
    #expect(try fingerprint() == before)
  }

  @Test func aHookSeesHeadPlusThisChangeAndNothingElse() throws {
    try backlog.repository.write(
      ".git/hooks/pre-commit",
      "#!/bin/sh\nsleep 0 &\nwait\ngit diff --cached --name-only > seen.txt\n")
    _ = try ProcessResult.run(
      ["chmod", "+x", ".git/hooks/pre-commit"], directory: backlog.repository.root,
      environment: backlog.repository.environment())
    try backlog.repository.write("other.txt", "x\n")
    try backlog.repository.git(["add", "other.txt"])
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try backlog.repository.text("seen.txt") == "backlog/k/K-1.md\n")
    #expect(try backlog.repository.git(["diff", "--cached", "--name-only"]) == "other.txt\n")
  }

  @Test func theCommitMessageHookMayChangeTheMessage() throws {
    try backlog.repository.write(
      ".git/hooks/commit-msg", "#!/bin/sh\necho 'Reviewed-by: nobody' >> \"$1\"\n")
    _ = try ProcessResult.run(
      ["chmod", "+x", ".git/hooks/commit-msg"], directory: backlog.repository.root,
      environment: backlog.repository.environment())
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(
      try backlog.repository.git(["log", "-1", "--format=%B"]).contains("Reviewed-by: nobody"))
  }

  @Test(arguments: [
    (["move", "K-2", "done"], 1, "there is no ticket K-2"),
    (["move", "K-1", "don"], 2, "did you mean done?"),
    (["move", "../../etc/passwd", "done"], 1, "there is no ticket"),
    (["move", "K-1"], 2, "the state that it moves to"),
    (["moev", "K-1", "done"], 2, "moev"),
  ])
  func aMistakeIsNamed(arguments: [String], status: Int32, words: String) throws {
    let before = try fingerprint()
    let result = try backlog.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(try fingerprint() == before)
  }

  @Test func aMoveToTheSameStateSaysSo() throws {
    let result = try backlog.run(["move", "K-1", "todo"])
    #expect(result.status == 0)
    #expect(result.output == "K-1 is todo already; nothing to do.\n")
    #expect(try backlog.repository.git(["rev-list", "--count", "HEAD"]) == "1\n")
  }

  @Test func anUncommittedChangeIsFinishedByTheSameCommand() throws {
    let changed = try backlog.repository.text("backlog/k/K-1.md")
      .replacing("status: todo", with: "status: in-progress")
    try backlog.repository.write("backlog/k/K-1.md", changed)
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try backlog.repository.git(["rev-list", "--count", "HEAD"]) == "2\n")
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aDryRunPrintsTheDifferenceAndWritesNothing() throws {
    let before = try fingerprint()
    let result = try backlog.run(["move", "K-1", "in-progress", "--dry-run"])
    #expect(result.output.contains("-status: todo\n+status: in-progress\n"))
    #expect(try fingerprint() == before)
  }

  @Test func withoutACommitTheFileAloneIsWritten() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress", "--no-commit"]).status == 0)
    #expect(try backlog.repository.git(["status", "--porcelain"]) == " M backlog/k/K-1.md\n")
  }

  @Test func aMissingIdentityChangesNothing() throws {
    let before = try fingerprint()
    let nobody = [
      "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": "", "GIT_COMMITTER_NAME": "",
      "GIT_COMMITTER_EMAIL": "", "EMAIL": "",
    ]
    let result = try backlog.run(["move", "K-1", "in-progress"], adding: nobody)
    #expect(result.status == 3)
    #expect(result.errors.contains("git config user.name"))
    #expect(try fingerprint() == before)
  }

  @Test func aMergeInProgressIsRefused() throws {
    try backlog.repository.git(["branch", "side"])
    try backlog.repository.write("x", "1\n")
    try backlog.repository.commit("x")
    try backlog.repository.git(["checkout", "-q", "side"])
    try backlog.repository.write("x", "2\n")
    try backlog.repository.commit("other x")
    _ = try backlog.repository.tryGit(["merge", "main"])
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 1)
    #expect(result.errors.contains("a merge is in progress"))
  }

  @Test func aDetachedHeadNeedsToBeAllowed() throws {
    try backlog.repository.git(["checkout", "-q", "--detach"])
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 1)
    #expect(try backlog.run(["move", "K-1", "in-progress", "--allow-detached"]).status == 0)
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
  }

  @Test func locksOfOthersAreExplainedAndLeft() throws {
    try backlog.repository.write(".git/refs/heads/main.lock", "")
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 3)
    #expect(result.errors.contains("main.lock"))
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
  }

  @Test func itWorksFromASubfolderAndALinkedWorktree() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress"], in: "backlog/k").status == 0)
    try backlog.repository.git(["worktree", "add", "-q", "../linked", "-b", "linked"])
    let result = try backlog.run(["-C", "../linked", "move", "K-1", "review"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try backlog.repository.git(["-C", "../linked", "status", "--porcelain"]) == "")
    #expect(
      try backlog.repository.git(["log", "-1", "--format=%s", "main"])
        == "K-1: todo -> in-progress\n")
  }

  @Test func severalTicketsAreOneCommit() throws {
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    try backlog.repository.commit("second")
    let result = try backlog.run(["move", "K-1", "K-2", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try backlog.repository.git(["show", "--format=%s", "--name-only"])
        == "K-1: todo -> in-progress and 1 more\n\nbacklog/k/K-1.md\nbacklog/k/K-2.md\n")
  }

  @Test func manyMovesAtOnceAllLand() throws {
    for number in 2...12 {
      try backlog.repository.write("backlog/k/K-\(number).md", TestBacklog.ticket("K-\(number)"))
    }
    try backlog.repository.commit("more")
    let result = try ProcessResult.run(
      ["xargs", "-P", "12", "-I", "{}", "tickets", "move", "K-{}", "in-progress"],
      directory: backlog.repository.root,
      environment: backlog.repository.environment(date: "2026-01-06T10:00:00Z").merging(
        ["PATH": "\(TestBacklog.binaryFolder):/usr/local/bin:/usr/bin:/bin"]) { $1 },
      input: (1...12).map { "\($0)\n" }.joined())
    #expect(result.status == 0, "\(result.errors)")
    #expect(try backlog.repository.git(["rev-list", "--count", "HEAD"]) == "14\n")
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
    #expect(try backlog.repository.git(["fsck", "--strict", "--no-dangling"]) == "")
  }

  @Test func theAnswerForProgramsIsOneDocument() throws {
    let result = try backlog.run(["move", "K-1", "in-progress", "--format", "json"])
    #expect(result.output.contains("\"from\": \"todo\""))
    #expect(result.output.contains("\"commit\": \""))
  }
}

@Suite struct RecoveryTests {
  @Test func whatAKilledProcessLeftOfOursIsNoObstacle() throws {
    let backlog = try TestBacklog()
    for name in ["tickets/file", "tickets/lock", "tickets/index", "tickets/before-0"] {
      try backlog.repository.write(".git/\(name)", "left behind")
    }
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
    #expect(throws: (any Error).self) { try backlog.repository.bytes(".git/tickets/before-0") }
  }
}
