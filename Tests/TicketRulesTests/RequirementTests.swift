import Synchronization
import Testing
import TicketModel
import TicketRules

/// Each kind of requirement, refusing and passing.
@Suite struct RequirementTests {
  private static let fields = """
    fields:
      reviewer: {type: list}
      plan: {type: string}
    workflow:
      todo: {category: todo}
      doing: {category: doing, wip: 1}
      review: {category: doing}
      done: {category: done}
      dropped: {category: dropped}
    rules:
      m:

    """

  private func found(
    _ rule: String, _ headers: [String], before: [String]? = nil, body: String = "",
    files: Set<String> = []
  ) throws -> [Finding] {
    let fixture = try Fixture(Self.fields + rule.indented(by: 4))
    #expect(fixture.mistakes.isEmpty, "\(fixture.mistakes)")
    let findings = Fixture.judge(
      fixture.snapshot(headers, body: body), before: before.map { fixture.snapshot($0) },
      hasFile: { files.contains($0) })
    #expect(!findings.contains { $0.rule == "configuration" }, "\(findings)")
    return findings.filter { $0.rule == "m" }
  }

  @Test(arguments: [
    ("link", "text\n", false), ("link", "see https://example.org/1.\n", true),
    ("link", "see https://\n", false), ("link", "<!-- https://example.org -->\n", false),
    ("link", "[report](docs/report.md)\n", true), ("link", "[report](../../docs/a.md)\n", false),
    ("link", "[report](../../../../etc/passwd)\n", false), ("link", "[up](#top)\n", false),
    ("link", "[report](/docs/report.md#part)\n", true),
    ("link: Review", "## Review\n\nhttps://example.org\n", true),
    ("link: Review", "https://example.org\n\n## Review\n\nnone\n", false),
    (
      "link: {section: Review, matches: 'https://*/pull/*'}", "## Review\nhttps://a.b/pull/1\n",
      true
    ),
    ("link: {section: Review, matches: 'https://*/pull/*'}", "## Review\nhttps://a.b/1\n", false),
  ])
  func evidenceIsALinkThatLeadsSomewhere(rule: String, body: String, passes: Bool) throws {
    let found = try found(
      "require: [\(rule)]", ["id: A-1\nstatus: todo"], body: body, files: ["docs/report.md"])
    #expect(found.isEmpty == passes, "\(found)")
  }

  @Test(arguments: [
    ("plan: docs/report.md", true), ("plan: docs/none.md", false), ("plan: soon", false),
    ("plan: https://example.org/x", true), ("title: x", false),
  ])
  func aFieldMayHoldTheEvidence(line: String, passes: Bool) throws {
    let found = try found(
      "require: [link: {field: plan}]", ["id: A-1\nstatus: todo\n\(line)"],
      files: ["docs/report.md"])
    #expect(found.isEmpty == passes, "\(found)")
  }

  @Test func aFileIsLookedForInTheTreeThatIsJudged() throws {
    let header = ["id: A-1\nstatus: todo"]
    let rule = "require: [file: 'docs/{id}.md']"
    #expect(try found(rule, header).map(\.message) == ["there is no file \"docs/A-1.md\""])
    #expect(try found(rule, header, files: ["docs/A-1.md"]).isEmpty)
    #expect(
      try found("require: [file: {field: plan}]", ["id: A-1\nstatus: todo\nplan: ../../x"])
        .count == 1)
  }

  @Test func noPathOfAFileLeadsOutOfTheTree() throws {
    let asked = PathList()
    let fixture = try Fixture(Self.fields + "    require: [{file: {field: plan}}]\n")
    for path in ["../../../etc/passwd", "/../x", ".git/config", "a\\\\b", "..", "", "docs/.GIT/x"] {
      _ = Fixture.judge(
        fixture.snapshot(["id: A-1\nstatus: todo\nplan: \"\(path)\""]),
        hasFile: {
          asked.add($0)
          return true
        })
    }
    #expect(asked.paths.allSatisfy { !$0.contains("..") && !$0.lowercased().contains(".git") })
    #expect(asked.paths.allSatisfy { !$0.hasPrefix("/") }, "\(asked.paths)")
  }

  @Test(arguments: [
    ("wip: 1", ["doing", "review"], true), ("wip: 1", ["doing", "doing"], false),
    ("wip", ["doing", "doing"], false), ("wip", ["review", "review"], true),
    ("wip: {limit: 1, in: category:doing}", ["doing", "review"], false),
    ("wip: {limit: 1, in: category:doing, per: owner}", ["doing", "review"], true),
    ("wip: {limit: 1, per: labels}", ["doing", "doing"], false),
  ])
  func aLimitCountsTheTicketsOfTheState(
    rule: String, states: [String], passes: Bool
  ) throws {
    let headers = states.enumerated().map {
      "id: A-\($0)\nstatus: \($1)\nowner: P\($0)\nlabels: [x]"
    }
    #expect(try found("require: [\(rule)]", headers).isEmpty == passes)
  }

  @Test(arguments: [
    ("require: [frozen: estimate]", "todo 3", "todo 3", true),
    ("require: [frozen: estimate]", "todo 3", "todo 3.0", true),
    ("require: [frozen: estimate]", "todo 3", "todo 5", false),
    ("{on: in doing, require: [frozen: estimate]}", "todo 3", "doing 5", true),
    ("{on: in doing, require: [frozen: estimate]}", "doing 3", "doing 5", false),
    ("{on: 'in doing, review', require: [frozen: estimate]}", "doing 3", "review 5", false),
    ("{on: in doing, require: [frozen: estimate]}", "doing 3", "todo 5", true),
    ("require: [frozen: {field: estimate, in: done}]", "done 3", "done 5", false),
    ("require: [frozen: {field: estimate, in: done}]", "doing 3", "done 5", true),
  ])
  func whatIsFrozenStays(rule: String, before: String, now: String, passes: Bool) throws {
    func header(_ text: String) -> String {
      let words = text.split(separator: " ")
      return "id: A-1\nstatus: \(words[0])\nestimate: \(words[1])"
    }
    let found = try found(rule, [header(now)], before: [header(before)])
    #expect(found.isEmpty == passes, "\(found)")
  }

  @Test(arguments: [
    ("owner: Ada\nreviewer: Bo", true), ("owner: Ada", false),
    ("owner: Ada\nreviewer: '@ada '", false),
    ("owner: [Ada, Bo]\nreviewer: [Bo, Cy]", true), ("reviewer: [Bo]", true),
  ])
  func nobodyApprovesTheirOwn(fields: String, passes: Bool) throws {
    let found = try found(
      "require: [approved-by: reviewer]", ["id: A-1\nstatus: todo\n\(fields)"])
    #expect(found.isEmpty == passes, "\(found)")
  }

  @Test func twoMayHaveToApprove() throws {
    let rule = "require: [approved-by: {field: reviewer, at-least: 2}]"
    #expect(try found(rule, ["id: A-1\nstatus: todo\nreviewer: [Bo, bo]"]).count == 1)
    #expect(try found(rule, ["id: A-1\nstatus: todo\nreviewer: [Bo, Cy]"]).isEmpty)
  }

  @Test(arguments: [
    ("any-child: 'type:test is:done'", ["test done"], true),
    ("any-child: 'type:test is:done'", ["test todo", "story done"], false),
    ("any-child: {query: type:test, at-least: 2}", ["test todo"], false),
    ("children: {when: type:test}", ["story todo", "test done"], true),
    ("children: {when: type:test}", ["test todo"], false),
    ("children: {when: type:test, at-least: 1}", ["story done"], false),
    ("all-of: {query: 'parent:{id} type:test', in: done}", ["test doing", "story todo"], false),
    ("all-of: {query: 'parent:{id} type:test', in: done}", ["test done", "story todo"], true),
  ])
  func aParentAsksForItsChildren(rule: String, children: [String], passes: Bool) throws {
    let headers = children.enumerated().map {
      let words = $1.split(separator: " ")
      return "id: C-\($0)\nparent: E-1\ntype: \(words[0])\nstatus: \(words[1])"
    }
    let found = try found(
      "{when: type:epic, require: [\(rule)]}", headers + ["id: E-1\ntype: epic\nstatus: doing"])
    #expect(found.isEmpty == passes, "\(found)")
  }

  @Test func allOfHoldsEachTicketToItsOwnRules() throws {
    let fixture = try Fixture(
      """
      rules:
        proven: {on: enter done, when: type:story, require: [checkboxes]}
        ready: {on: enter done, when: type:epic, require: [all-of: "parent:{id} priority:P0"]}
      """)
    func rules(_ box: String, priority: String = "P0") -> [String] {
      let story =
        "---\nid: S-1\ntitle: S\ntype: story\nstatus: done\nparent: E-1\n"
        + "priority: \(priority)\n---\n- [\(box)] a\n"
      func epic(_ state: String) -> String {
        "---\nid: E-1\ntitle: E\ntype: epic\nstatus: \(state)\n---\n"
      }
      return Fixture.judge(
        fixture.snapshot(texts: [story, epic("done")]),
        before: fixture.snapshot(texts: [story, epic("review")])
      ).map(\.rule)
    }
    #expect(rules(" ") == ["ready"])
    #expect(rules("x").isEmpty)
    #expect(rules(" ", priority: "P1").isEmpty)
  }

  @Test func ticketsThatAskForEachOtherEndNevertheless() throws {
    let found = try found(
      "require: [all-of: 'is:open']", (1...30).map { "id: A-\($0)\nstatus: todo" })
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("/^PR-\\d+$/", "PR-12", true), ("/^PR-\\d+$/", "PR-12x", false), ("/a|bc/", "xbcx", true),
    ("/^pr/i", "PR-1", true), ("/^pr/", "PR-1", false), ("PR-*", "pr-1", true),
  ])
  func aFieldFitsAPattern(pattern: String, value: String, passes: Bool) throws {
    let found = try found(
      "require: [field: {name: plan, matches: '\(pattern)'}]",
      ["id: A-1\nstatus: todo\nplan: \(value)"])
    #expect(found.isEmpty == passes, "\(found)")
  }
}

/// What a rule asked the tree for.
private final class PathList: Sendable {
  private let list = Mutex<[String]>([])

  var paths: [String] { list.withLock { $0 } }

  func add(_ path: String) { list.withLock { $0.append(path) } }
}

extension String {
  fileprivate func indented(by columns: Int) -> String {
    String(repeating: " ", count: columns) + self + "\n"
  }
}
