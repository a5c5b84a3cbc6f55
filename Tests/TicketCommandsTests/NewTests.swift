import TestSupport
import Testing

@Suite struct NewTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  @Test func aNewTicketGetsTheNextIdAndACommit() throws {
    let result = try backlog.run([
      "new", "Show it: all", "--estimate", "5", "--owner", "Ada", "--accept", "it is shown",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("K-2: created in backlog, backlog/k/K-2.md (committed as "))
    #expect(
      try backlog.repository.text("backlog/k/K-2.md") == """
        ---
        id: K-2
        title: "Show it: all"
        type: story
        status: backlog
        estimate: 5
        owner: [Ada]
        ---

        ## Acceptance criteria

        - [ ] it is shown

        """)
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
    #expect(try backlog.run(["check"]).status == 0)
  }

  @Test func theIdsOfOtherBranchesAreNotAllocatedAgain() throws {
    try backlog.repository.git(["checkout", "-q", "-b", "side"])
    #expect(try backlog.run(["new", "On the side"]).status == 0)
    try backlog.repository.git(["checkout", "-q", "main"])
    #expect(try backlog.run(["new", "On main"]).output.hasPrefix("K-3: "))
  }

  @Test(arguments: [
    (["new", "x", "--id", "../evil"], 2, "can't be an id"),
    (["new", "x", "--id", "k-1"], 1, "is there already"),
    (["new", "x", "--project", "../../etc"], 2, "can't be a project"),
    (["new", "x", "--estimate", "4"], 1, "invalid-value"),
    (["new", ""], 2, "not empty"),
    (["new", "x", "--status", "nope"], 2, "there is no state nope"),
  ])
  func aMistakeChangesNothing(arguments: [String], status: Int32, words: String) throws {
    let result = try backlog.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(try backlog.repository.git(["status", "--porcelain", "-uall"]) == "")
    #expect(try backlog.repository.git(["rev-list", "--count", "HEAD"]) == "1\n")
  }

  @Test(arguments: [("kk", "did you mean k?"), ("other", nil), ("K", nil)])
  func aProjectNamedAlmostLikeAnotherIsAskedAbout(project: String, words: String?) throws {
    let result = try backlog.run(["new", "x", "--project", project])
    #expect(result.status == 0)
    let hint = words.map { "hint: this is the first ticket of a project \(project); \($0)\n" }
    #expect(result.errors == hint ?? "")
    #expect(try backlog.run(["new", "again", "--project", project]).errors == "")
  }

  @Test func aRepositoryBecomesABacklogOnAnUnbornBranch() throws {
    let repository = try TestRepository()
    let path = "\(TestBacklog.binaryFolder):/usr/local/bin:/usr/bin:/bin"
    for arguments in [["init"], ["new", "The first", "--project", "shop"], ["check"]] {
      let result = try ProcessResult.run(
        ["tickets"] + arguments, directory: repository.root,
        environment: repository.environment(date: "2026-01-05T09:00:00Z")
          .merging(["PATH": path]) { $1 })
      #expect(result.status == 0, "\(arguments): \(result.output)\(result.errors)")
    }
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "2\n")
    #expect(try repository.text("backlog/shop/SHOP-1.md").contains("title: The first\n"))
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try repository.git(["fsck", "--strict", "--no-dangling"]) == "")
  }
}
