import Testing
import TicketModel
import TicketRules
import TicketSyntax

@Suite struct FixTests {
  private func fixed(_ text: String, _ configuration: String = "") throws -> String? {
    let snapshot = try Fixture(configuration).snapshot(texts: [text])
    return RuleRunner(snapshot).fixes(today: Fixture.today, scope: nil).first
      .map { String(decoding: $0.document.bytes, as: UTF8.self) }
  }

  private func header(_ lines: String) -> String { "---\nid: A-1\n\(lines)\n---\n\nText.\n" }

  @Test(arguments: [
    ("2026-2-1", "2026-02-01"), ("2026/02/01", "2026-02-01"), ("2026.2.1", "2026-02-01"),
    ("13/02/2026", "2026-02-13"), ("02/13/2026", "2026-02-13"), ("2/2/2026", "2026-02-02"),
    ("01/02/2026", nil), ("2026-02-30", nil), ("31/31/2026", nil), ("soon", nil), ("1/2/26", nil),
    ("2026-2/1", nil), ("2026-02-01", nil),
  ])
  func aDayIsWrittenAnewWhereThereIsNoDoubt(text: String, day: String?) throws {
    let before = header("title: T # keep\nstatus: todo\ndue: \(text)   # agreed")
    let after = try fixed(before)
    #expect(after == day.map { before.replacing("due: \(text)", with: "due: \($0)") })
  }

  @Test(arguments: [
    ("Done", "done"), ("In Progress", "in-progress"), ("in_progress", "in-progress"),
    ("finished", nil), ("done", nil),
  ])
  func aStateIsSpeltAsTheWorkflowDoes(text: String, state: String?) throws {
    let before = header("title: T\nstatus: \(text)")
    #expect(
      try fixed(before) == state.map { before.replacing("status: \(text)", with: "status: \($0)") })
  }

  @Test func aDeclaredValueToo() throws {
    let before = header("title: T\nstatus: todo\nrisk: 'VERY HIGH'")
    let after = try fixed(before, "fields: {risk: {one-of: [low, very-high]}}")
    #expect(after?.contains("very-high") == true, "\(after ?? "")")
  }

  @Test(arguments: [
    ("title: fix: the thing", "title: \"fix: the thing\""),
    ("title: fix: the thing # soon", "title: \"fix: the thing\" # soon"),
    ("owner: @ada", "owner: \"@ada\""), ("title: `ls` fails", "title: \"`ls` fails\""),
    ("title: [WIP] the thing", "title: \"[WIP] the thing\""),
    ("title: a: \"b\" \\ c", "title: \"a: \\\"b\\\" \\\\ c\""),
    ("owner: @ada, @bo", nil), ("labels: [a, b", nil), ("title: \"open", nil),
  ])
  func aValueThatCannotBeReadIsQuoted(line: String, cured: String?) throws {
    let before = header("\(line)\nstatus: todo")
    #expect(try fixed(before) == cured.map { before.replacing(line, with: $0) })
  }

  @Test func severalLinesAreCuredTogether() throws {
    let before = header("title: a: b\nowner: @ada\nstatus: Todo\ndue: 2026-3-4")
    let after = header("title: \"a: b\"\nowner: \"@ada\"\nstatus: todo\ndue: 2026-03-04")
    #expect(try fixed(before) == after)
  }

  @Test func aMissingSectionGetsItsHeadingAndNoBoxIsTicked() throws {
    let rules = """
      rules:
        plan: {on: in todo, require: [section: [Rollback plan, Plan B]]}
        boxes: {on: enter done, require: [checkboxes: {section: Proof}]}
      """
    let before = header("title: T\nstatus: todo") + "- [ ] a\n"
    #expect(try fixed(before, rules) == before + "\n## Rollback plan\n")
    #expect(try fixed(before + "## plan b\n", rules) == nil)
  }

  @Test func theLineEndingIsTheFilesOwn() throws {
    let before = header("title: T\nstatus: todo").replacing("\n", with: "\r\n")
    let after = try fixed(before, "rules: {plan: {require: [section: Plan]}}")
    #expect(after == before + "\r\n## Plan\r\n")
  }

  @Test(arguments: [
    ("todo", " ", "done", "x"), ("todo", "x", "doing", " "), ("todo", "x", "todo", " "),
    ("todo", "x", "done", "x"), ("todo", " ", "dropped", " "), ("todo", "x", "dropped", "x"),
  ])
  func aBoxThatLinksToAChildSaysWhatTheChildSays(
    status: String, box: String, child: String, cured: String
  ) throws {
    let states = """
      workflow:
        todo: {category: todo}
        doing: {category: doing}
        done: {category: done}
        dropped: {category: dropped}

      """
    let parent = header("title: T\nstatus: \(status)") + "- [\(box)] [A-2](A-2.md) a\n- [ ] own\n"
    let part = "---\nid: A-2\ntitle: P\nstatus: \(child)\nparent: A-1\n---\n"
    func outcome(_ configuration: String, _ texts: [String]) throws -> (String?, [String]) {
      let snapshot = try Fixture(configuration).snapshot(texts: texts)
      let fix = RuleRunner(snapshot).fixes(today: Fixture.today, scope: nil).first
      let found = Fixture.judge(snapshot)
      return (
        fix.map { String(decoding: $0.document.bytes, as: UTF8.self) },
        found.map(\.rule).filter { $0 == "stale-checkbox" }
      )
    }
    let (after, rules) = try outcome(states, [parent, part])
    let isStale = box != cured
    #expect(rules.count == (isStale ? 1 : 0))
    #expect(after == (isStale ? parent.replacing("- [\(box)] [A", with: "- [\(cured)] [A") : nil))
    let off = try outcome(states + "rules: {stale-checkbox: off}\n", [parent, part])
    #expect(off.0 == nil && off.1 == [])
    let stranger = part.replacing("parent: A-1\n", with: "")
    #expect(try outcome(states, [parent, stranger]).0 == nil)
  }

  @Test func curingTwiceIsCuringOnce() throws {
    let texts = ["title: a: b\nstatus: In Progress\ndue: 2026/1/2", "title: T\nstatus: todo"]
    for text in texts.map(header) {
      let once = try fixed(text) ?? text
      #expect(try fixed(once) == nil)
    }
  }
}
