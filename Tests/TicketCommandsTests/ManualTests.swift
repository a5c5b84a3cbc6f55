import TestSupport
import Testing

@Suite struct ManualTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  /// The names of the verbs that the help lists.
  private func verbs() throws -> [String] {
    try backlog.run(["--help"], adding: ["COLUMNS": "80"]).output.split(separator: "\n")
      .compactMap { $0.firstMatch(of: /^  ([a-z]+) {2,}/).map { String($0.1) } }
  }

  @Test func everyVerbHasHelpThatFitsEightyColumns() throws {
    let verbs = try verbs()
    #expect(verbs.count >= 20)
    for verb in verbs {
      let help = try backlog.run([verb, "--help"], adding: ["COLUMNS": "80"])
      #expect(help.status == 0)
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(verb)")
    }
  }

  @Test func theManualHasEveryVerbAndItsOptions() throws {
    let manual = try backlog.run(["man"]).output
    #expect(manual.hasPrefix(".TH TICKETS 1\n"))
    for verb in try verbs() { #expect(manual.contains(".SS tickets \(verb)"), "\(verb)") }
    #expect(manual.contains("\\fB\\-\\-dry\\-run\\fR\nPrint what would change"))
    #expect(!manual.split(separator: "\n").contains { $0.hasPrefix("'") })
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func aShellCompletesFromTheBacklog(shell: String) throws {
    let script = try backlog.run(["completions", shell])
    #expect(script.status == 0)
    #expect(script.output.contains("tickets"))
  }

  private func completed(
    _ path: [String], _ words: [String], shell: String = "zsh"
  ) throws -> [String] {
    let result = try backlog.run(
      ["---completion"] + path + [
        "--", "positional@0", "\(words.count - 1)", "\(words.last?.count ?? 0)",
      ]
        + words,
      adding: ["SAP_SHELL": shell, "SAP_SHELL_VERSION": "5"])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init).filter { $0 != " " }
  }

  @Test func idsComeWithTitlesAndStatesAreThoseThatAreLegalNext() throws {
    #expect(try completed(["show"], ["tickets", "show", "K"]) == ["K-1:Count the things"])
    let next = try completed(["move"], ["tickets", "move", "K-1", ""])
    #expect(next.contains("in-progress:doing"))
    #expect(!next.contains("todo:todo"))
    #expect(
      try completed(["set"], ["tickets", "set", "K-1", "estimate=1"]) == [
        "estimate=1", "estimate=13",
      ])
    #expect(try completed(["show"], ["tickets", "show", ""], shell: "bash") == ["K-1"])
  }

  /// What a shell is offered must begin as the word does that was typed: it compares letter by letter.
  @Test func anIDGoesOnAsItWasBegun() throws {
    #expect(try completed(["show"], ["tickets", "show", "k"]) == ["k-1:Count the things"])
  }

  @Test func aColonWithinAWordIsNoEndOfItForZsh() throws {
    #expect(
      try completed(["list"], ["tickets", "list", "status:d"]) == [
        "status\\:done", "status\\:dropped",
      ])
    #expect(
      try completed(["list"], ["tickets", "list", "status:d"], shell: "bash") == [
        "status:done", "status:dropped",
      ])
  }

  private func optionCompleted(
    _ path: [String], _ option: String, _ word: String
  ) throws -> [String] {
    let result = try backlog.run(
      ["---completion"] + path + ["--", option, "3", "\(word.count)", "tickets"] + path
        + [option, word],
      adding: ["SAP_SHELL": "bash", "SAP_SHELL_VERSION": "5"])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init).filter { $0 != " " }
  }

  @Test(arguments: [
    (["list"], "--project", "", ["k"]), (["new"], "--type", "", ["story"]),
    (["new"], "--status", "d", ["done", "dropped"]), (["new"], "--estimate", "1", ["1", "13"]),
    (["list"], "--columns", "id,own", ["id,owner"]), (["board"], "--by", "own", ["owner"]),
    (["list"], "--sort", "priority,-est", ["priority,-estimate"]),
    (["new"], "--set", "estimate=8", ["estimate=8"]),
  ])
  func anOptionIsCompletedFromTheBacklog(
    path: [String], option: String, word: String, expected: [String]
  ) throws {
    #expect(try optionCompleted(path, option, word) == expected)
  }

  @Test func rulesAreCompletedByTheirNames() throws {
    let names = try completed(
      ["rules", "explain"], ["tickets", "rules", "explain", "acc"], shell: "bash")
    #expect(names == ["acceptance-met"])
  }
}
