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
    #expect(try completed(["show"], ["tickets", "show", "k"]) == ["K-1:Count the things"])
    let next = try completed(["move"], ["tickets", "move", "K-1", ""])
    #expect(next.contains("in-progress:doing"))
    #expect(!next.contains("todo:todo"))
    #expect(
      try completed(["set"], ["tickets", "set", "K-1", "estimate=1"]) == [
        "estimate=1", "estimate=13",
      ])
    #expect(try completed(["show"], ["tickets", "show", ""], shell: "bash") == ["K-1"])
  }
}
