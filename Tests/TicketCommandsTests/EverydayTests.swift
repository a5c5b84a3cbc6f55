import Foundation
import TestSupport
import Testing

/// What a person does to tickets day by day, through the real binary.
@Suite struct EverydayTests {
  let backlog: TestBacklog
  var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  @discardableResult
  private func done(_ arguments: [String], adding extra: [String: String] = [:]) throws -> String {
    let result = try backlog.run(arguments, adding: extra)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    #expect(try repository.git(["status", "--porcelain"]) == "")
    return result.output
  }

  private func ticket(_ id: String = "K-1") throws -> String {
    try repository.text("backlog/k/\(id).md")
  }

  @Test func assignmentsReplaceAddAndTakeAway() throws {
    try done(["set", "k-1", "estimate=5", "owner=Ada", "labels+=a,b", "priority=P1"])
    #expect(try ticket().contains("estimate: 5\n"))
    #expect(try ticket().contains("owner: [Ada]\n"))
    #expect(try ticket().contains("labels: [a, b]\n"))
    try done(["set", "K-1", "labels+=b,c", "labels-=a", "priority="])
    #expect(try ticket().contains("labels: [b, c]\n"))
    #expect(try !ticket().contains("priority"))
    #expect(try ticket().contains("title: Count the things   # a comment that stays\n"))
  }

  @Test func whatIsThereAlreadyIsNoPartOfTheChange() throws {
    try done(["new", "Second", "--status", "in-progress"])
    let output = try done(["move", "K-1", "K-2", "in-progress"])
    #expect(output.contains("K-1: todo -> in-progress (committed as "))
    #expect(output.hasSuffix("K-2 is in-progress already; nothing to do.\n"))
    let message = try repository.git(["log", "-1", "--format=%B"])
    #expect(message.hasPrefix("K-1: todo -> in-progress\n"))
    #expect(!message.contains("K-2"))
  }

  @Test func aRefusalShowsTheLineAsItWouldHaveBeen() throws {
    for command in [["set", "K-1", "estimate=4"], ["new", "Second", "--estimate", "4"]] {
      let refused = try backlog.run(command)
      #expect(refused.status == 1)
      #expect(refused.errors.contains(" | estimate: 4\n    |           ^\n"), "\(refused.errors)")
    }
  }

  @Test func aTitleStaysOneLine() throws {
    let refused = try backlog.run(["set", "K-1", "title=one\ntwo"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("a title is one line"))
  }

  @Test func aCommentMayBeginWithAHyphen() throws {
    try done(["comment", "K-1", "-hm, not yet"])
    #expect(try ticket().contains(":** -hm, not yet\n"))
  }

  @Test func onlyAnOptionOfTheCommandTakesTheTextBehindItsLetter() throws {
    try done(["comment", "K-1", "-pas encore", "-m=Not yet, says Ada"])
    #expect(try ticket().contains(":** -pas encore\n"))
    #expect(try repository.git(["log", "-1", "--format=%s"]) == "Not yet, says Ada\n")
    #expect(try done(["list", "-mañana", "--format", "ids"]) == "K-1\n")
  }

  @Test(arguments: [["comment", "K-1", "- first, the oven"], ["move", "K-1", "review"]])
  func theSubjectOfACommitMayBeginWithAHyphen(command: [String]) throws {
    try done(command + ["-m", "- a list, as it is"])
    #expect(try ticket().contains(command[0] == "comment" ? ":** - first, the oven\n" : "review"))
    #expect(try repository.git(["log", "-1", "--format=%s"]) == "- a list, as it is\n")
  }

  @Test func aQueryChoosesWhatIsSetAndMoved() throws {
    for title in ["Second", "Third"] { try done(["new", title, "--label", "x"]) }
    try done(["set", "--where", "label:x is:open", "sprint=4"])
    #expect(try ticket("K-2").contains("sprint: 4\n"))
    #expect(try ticket("K-3").contains("sprint: 4\n"))
    #expect(try !ticket().contains("sprint"))
    try done(["move", "--where", "sprint:4", "in-progress"])
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "5\n")
    #expect(
      try repository.git(["log", "-1", "--format=%B"]).components(separatedBy: "Ticket-State: ")
        .count == 3)
  }

  @Test(arguments: [
    (["set", "K-1", "id=K-9"], "renumber"),
    (["set", "K-1", "prioritty=P0"], "did you mean priority"),
    (["set", "K-1", "status=don"], "did you mean done"),
    (["set", "K-1", "estimate=4"], "invalid-value"),
    (["set", "K-1", "estimate+=4"], "holds one value"), (["set", "estimate=3"], "which tickets"),
    (["set", "K-1"], "what to set"), (["set", "--where", "statis:x", "sprint=1"], "^"),
    (["tick", "K-1", "9"], "there is no checkbox 9"),
    (["tick", "K-1", "nothing like it"], "no chec"),
    (["tick", "K-1", "t"], "2 checkboxes say"), (["tick", "K-1"], "which boxes"),
    (["comment", "K-1", "  "], "empty comment"), (["archive"], "which tickets"),
    (["renumber", "K-1", "../x"], "can't be an id"), (["renumber", "K-7"], "there is no ticket"),
  ])
  func aMistakeChangesNothing(arguments: [String], words: String) throws {
    let result = try backlog.run(arguments)
    #expect([1, 2].contains(result.status), "\(result)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(try repository.git(["status", "--porcelain", "-uall"]) == "")
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "1\n")
  }

  @Test func boxesAreTickedByNumberAndByWords() throws {
    try done(["tick", "K-1", "1", "count is"])
    #expect(try ticket().contains("- [x] they are counted\n- [x] the count is shown\n"))
    try done(["untick", "K-1", "--all", "--section", "acceptance criteria"])
    #expect(try ticket() == TestBacklog.ticket("K-1"))
  }

  @Test func aCommentIsSignedAndDatedAndStaysInItsSection() throws {
    try done(["comment", "K-1", "## No heading\n\n- [x] nor a section"])
    try done(["comment", "K-1", "Second"])
    let text = try ticket()
    #expect(text.hasPrefix(TestBacklog.ticket("K-1")))
    let added = text.dropFirst(TestBacklog.ticket("K-1").count)
    #expect(added.hasPrefix("\n## Comments\n\n- **20"))
    #expect(added.contains(", Ada Example:** ## No heading\n\n  - [x] nor a section\n- **20"))
    #expect(try backlog.run(["show", "K-1", "--format", "json"]).output.contains("\"Comments\""))
  }

  @Test func anArchivedTicketIsStillFoundAndCounted() throws {
    try done(["archive", "K-1"])
    #expect(try repository.text("backlog/k/archive/K-1.md") == TestBacklog.ticket("K-1"))
    #expect(try done(["list", "--format", "ids"]) == "K-1\n")
    #expect(try done(["log", "K-1"]).contains("todo"))
    try done(["archive", "K-1", "--restore"])
    #expect(try ticket() == TestBacklog.ticket("K-1"))
  }

  @Test func aTemplateIsWhatATypeBeginsAs() throws {
    try repository.write(
      "backlog/templates/bug.md",
      "---\ntype: bug\npriority: P1 # as a rule\n---\n\n## Steps for {id}\n\n## Expected\n")
    try repository.commit("a template")
    try done(["new", "It: crashes", "-t", "bug", "--accept", "it stays up"])
    #expect(
      try ticket("K-2") == """
        ---
        id: K-2
        title: "It: crashes"
        status: backlog
        type: bug
        priority: P1 # as a rule
        ---

        ## Steps for K-2

        ## Expected

        ## Acceptance criteria

        - [ ] it stays up

        """)
  }

  @Test func theEditorsTextIsCheckedAndCommitted() throws {
    let good = ["GIT_EDITOR": "sed -i 's/- \\[ \\]/- [x]/'"]
    try done(["edit", "K-1"], adding: good)
    #expect(try ticket().contains("- [x] they are counted"))
    let bad = ["GIT_EDITOR": "sed -i 's/status: todo/status: nope/'"]
    let refused = try backlog.run(["edit", "K-1"], adding: bad)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("unknown-status"))
    #expect(refused.errors.contains("kept in the file"))
    #expect(try ticket().contains("status: nope"))
    #expect(try backlog.run(["edit", "K-1"], adding: ["GIT_EDITOR": "false"]).status == 3)
  }

  @Test func aDryRunOfAnEditShowsItAndChangesNothing() throws {
    let editor = ["GIT_EDITOR": "sed -i 's/status: todo/status: review/'"]
    let shown = try done(["edit", "K-1", "--dry-run"], adding: editor)
    #expect(shown.contains("-status: todo\n+status: review\n"))
    #expect(try ticket().contains("status: todo\n"))
    #expect(try !repository.git(["log", "-1", "--format=%s"]).contains("edited"))
  }

  @Test(arguments: [
    ["move", "K-1", "in-progress"], ["new", "Second", "--body", "no end"], ["archive", "K-1"],
    ["comment", "K-1", "At last."], ["split", "K-1"], ["renumber", "K-1", "K-7"],
    ["check", "--write-baseline"],
  ])
  func whatADryRunShowsIsAPatchOfWhatIsDone(_ command: [String]) throws {
    try repository.write(
      "backlog/k/K-1.md", TestBacklog.ticket("K-1").trimmingCharacters(in: .newlines))
    try repository.write("backlog/k/K-9.md", TestBacklog.ticket("K-9") + "<<<<<<< ours\n")
    try repository.commit("a file without an end")
    let patch = try backlog.run(command + ["--dry-run"]).output
    #expect(try repository.git(["status", "--porcelain"]) == "")
    let isNew = command[0] == "check"
    try backlog.run(command + (isNew ? [] : ["--stage"]))
    if isNew { try repository.git(["add", "-A"]) }
    let done = try repository.git(["write-tree"])
    try repository.git(["reset", "-q", "--hard"])
    let lines = patch.split(separator: "\n", omittingEmptySubsequences: false)
    let known = isNew ? Array(lines.dropLast(2)) + [""] : lines
    try repository.write("../patch", known.joined(separator: "\n"))
    try repository.git(["apply", "--index", "../patch"])
    #expect(try repository.git(["write-tree"]) == done)
  }

  @Test func noEditorIsOpenedWithoutATerminal() throws {
    let refused = try backlog.run(["comment", "K-1"])
    #expect(refused.status == 3)
    #expect(refused.errors.contains("there is no terminal to edit in"))
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aNewTicketIsEditedBeforeItIsMade() throws {
    try done(
      ["new", "Draft", "--edit"], adding: ["GIT_EDITOR": "sed -i 's/title: Draft/title: Better/'"])
    #expect(try ticket("K-2").contains("title: Better\n"))
    #expect(try repository.git(["log", "-1", "--format=%s"]) == "K-2: Better\n")
  }

  @Test func startingTakesTheTicketOnABranchOfItsOwn() throws {
    let output = try backlog.run(["start", "K-1", "--take", "--branch", "feat/{id}-{slug}"])
    #expect(output.status == 0, "\(output.errors)")
    #expect(try repository.git(["branch", "--show-current"]) == "feat/K-1-count-the-things\n")
    #expect(try ticket().contains("status: in-progress\n"))
    #expect(try ticket().contains("owner: [Ada Example]\n"))
  }

  @Test func aPlaceholderThatNobodyKnowsMakesNoBranch() throws {
    let result = try backlog.run(["start", "K-1", "--branch", "feat/{nope}"])
    #expect(result.status == 2)
    #expect(result.errors.contains("hint: known are {id}, {slug}, {type}"))
    #expect(try repository.git(["branch", "--format=%(refname:short)"]) == "main\n")
  }

  @Test func aBranchNamesNoPartOfAnEmoji() throws {
    try done(["new", "1\u{FE0F}\u{20E3} keycap 👩‍👩‍👧 caf\u{E9} {id} x²"])
    #expect(try backlog.run(["start", "K-2", "--branch", "{slug}"]).status == 0)
    #expect(try repository.git(["branch", "--show-current"]) == "keycap-cafe-id-x²\n")
  }

  @Test func aStartThatIsRefusedLeavesNoBranch() throws {
    try repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration
        + "transitions:\n  todo: [dropped]\nstart: {branch: \"work/{id}\"}\n")
    try repository.commit("only one way")
    let result = try backlog.run(["start", "K-1"])
    #expect(result.status == 1)
    #expect(try repository.git(["branch", "--format=%(refname:short)"]) == "main\n")
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aRenumberedTicketTakesItsReferencesAlong() throws {
    try done(["new", "Child", "--parent", "K-1", "--body", "See K-1, not K-10."])
    try done(["renumber", "k-1", "K-40"])
    #expect(try ticket("K-40").contains("id: K-40\n"))
    #expect(try ticket("K-2").contains("parent: K-40\n"))
    #expect(try ticket("K-2").contains("See K-40, not K-10."))
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "3\n")
    #expect(try done(["check"]).contains("nothing found"))
  }

  @Test func twoFilesWithOneIdAreToldApartByTheirNames() throws {
    try repository.write("backlog/k/K-1-copy.md", TestBacklog.ticket("K-1"))
    try repository.commit("a collision")
    let asked = try backlog.run(["renumber", "K-1"])
    #expect(asked.status == 1)
    #expect(asked.errors.contains("tickets renumber backlog/k/K-1-copy.md"))
    try done(["renumber", "backlog/k/K-1-copy.md"])
    #expect(try ticket("K-2-copy").contains("id: K-2\n"))
    #expect(try done(["check"]).contains("nothing found"))
  }

  @Test(arguments: [
    (["mvoe", "K-1", "done"], "error: there is no command mvoe\nhint: did you mean move?\n"),
    (["hooks", "instal"], "error: there is no command instal\nhint: did you mean install?\n"),
    (["xyzzy"], "error: there is no command xyzzy\nhint: commands: list, show, board,"),
    (["set", "K-1", "status="], "error: a ticket is always in some state\n"),
    (["list", "--\u{1B}[2J"], "error: Unknown option '--\\x1b[2J'"),
    (["show"], "error: say which tickets"),
  ])
  func aSlipOfTheFingerIsUnderstood(arguments: [String], words: String) throws {
    let result = try backlog.run(arguments)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix(words), "\(result.errors)")
  }
}
