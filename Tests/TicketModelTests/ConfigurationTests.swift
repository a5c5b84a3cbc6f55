import Testing
import TicketModel
import TicketSyntax

struct ConfigurationTests {
  private func decode(
    _ text: String, path: String = "backlog/backlog.yml", folder: String = "backlog"
  ) throws -> (configuration: BacklogConfiguration, findings: [Finding]) {
    let node = try ConfigurationNode.parse(Array(text.utf8), path: path)
    return BacklogConfiguration.decode(node, folder: folder)
  }

  @Test func theFullConfigurationIsReadWithoutAFinding() throws {
    let (configuration, findings) = try decode(
      """
      timezone: Europe/Paris
      workflow:
        backlog: {category: todo}
        In progress: {category: doing, wip: 5}
        review: {category: doing, wait: true}
        done: {category: done}
      transitions:
        backlog: [in progress]
        review: []
      fields:
        priority: {one-of: [P0, P1, P2], required: true}
        estimate: {one-of: [1, 2, 3, 5, 8, 13]}
        sprint: {type: string}
        reviewed: {type: boolean}
      sprints: {first: 2026-01-05, length: 2 weeks}
      commit: {auto: false, message: "{id}: {from} -> {to}"}
      metrics: {start: last}
      rules:
        some-rule: {severity: off}
      """)
    #expect(findings.isEmpty)
    #expect(configuration.timezone.identifier == "Europe/Paris")
    let names = configuration.workflow.states.map(\.name)
    #expect(names == ["backlog", "In progress", "review", "done"])
    #expect(configuration.workflow.state(named: "in progress")?.wip == 5)
    #expect(configuration.workflow.state(named: "review")?.wait == true)
    #expect(configuration.workflow.transitions == ["backlog": ["in progress"], "review": []])
    #expect(configuration.fields["priority"]?.oneOf == ["P0", "P1", "P2"])
    #expect(configuration.fields["priority"]?.isRequired == true)
    #expect(configuration.fields["estimate"]?.type == .number)
    #expect(configuration.fields["due"]?.type == .date)
    #expect(configuration.fieldOrder.last == "reviewed")
    #expect(configuration.sprints?.lengthInDays == 14)
    #expect(configuration.sprints?.first == CalendarDay("2026-01-05"))
    #expect(
      configuration.commit == CommitSettings(isAutomatic: false, message: "{id}: {from} -> {to}"))
    #expect(configuration.metrics.start == .last)
    #expect(configuration.rules?["some-rule"] != nil)
    #expect(configuration.layout.root == "backlog")
    #expect(!configuration.adoptsExistingFiles)
  }

  @Test func anEmptyFileIsTheStandardConfiguration() throws {
    let (configuration, findings) = try decode("")
    #expect(findings.isEmpty)
    #expect(configuration.workflow == .standard)
    #expect(configuration.timezone == .utc)
    #expect(configuration.commit.isAutomatic)
  }

  @Test(
    arguments: [
      ("timezon: UTC", 1, 1, "unknown key \"timezon\"", "did you mean \"timezone\"?"),
      (
        "timezone: Europe/Pariss", 1, 11, "unknown time zone \"Europe/Pariss\"",
        "did you mean \"Europe/Paris\"?"
      ),
      (
        "workflow:\n  todo: {category: doin}", 2, 20, "unknown category \"doin\"",
        "did you mean \"doing\"?"
      ),
      (
        "workflow:\n  a: {category: done, wip: -1}", 2, 28,
        "\"wip\" must be a whole number of at least 1", nil
      ),
      (
        "workflow:\n  a: {category: done, wpi: 1}", 2, 23, "unknown key \"wpi\"",
        "did you mean \"wip\"?"
      ),
      (
        "workflow:\n  a: {wip: 1}", 2, 3, "the state \"a\" has no category",
        "write {category: …}, one of: todo, doing, done, dropped"
      ),
      (
        "workflow:\n  Done: {category: done}\n  done: {category: done}", 3, 3,
        "the state \"done\" is there already as \"Done\"", "states are matched without case"
      ),
      ("workflow: {}", 1, 11, "the workflow has no state", "write todo: {category: todo} below it"),
      (
        "workflow: [todo, done]", 1, 11, "\"workflow\" must be a mapping",
        "write key: value lines below it"
      ),
      (
        "transitions:\n  todo: [in-progres]", 2, 10, "no state is called \"in-progres\"",
        "did you mean \"in-progress\"?"
      ),
      (
        "transitions:\n  tood: [done]", 2, 3, "no state is called \"tood\"",
        "did you mean \"todo\"?"
      ),
      ("transitions:\n  todo: done", 2, 9, "\"todo\" must be a list", "write todo: [one, two]"),
      (
        "fields:\n  size: {one-of: S}", 2, 18, "\"one-of\" must be a list",
        "write one-of: [one, two]"
      ),
      ("fields:\n  size: {one-of: []}", 2, 18, "\"one-of\" allows no value at all", nil),
      (
        "commit: {message: \"{id}: {form}\"}", 1, 19, "unknown placeholder {form} in \"message\"",
        "did you mean \"from\"?"
      ),
      (
        "start: {branch: \"f/{number}\"}", 1, 17, "unknown placeholder {number} in \"branch\"",
        "known are {id}, {slug}, {type}"
      ),
      (
        "fields:\n  size: {type: numbr}", 2, 16, "unknown type \"numbr\"",
        "did you mean \"number\"?"
      ),
      (
        "fields:\n  size: {type: date, one-of: [2026-02-30]}", 2, 31,
        "\"2026-02-30\" is not a day (YYYY-MM-DD)", nil
      ),
      (
        "fields:\n  is: {}", 2, 3, "no field can be called \"is\"",
        "the word has a meaning of its own in queries"
      ),
      ("fields:\n  due: {required: yes}", 2, 19, "\"required\" must be true or false", nil),
      (
        "fields:\n  id: {prefix: /EIP}", 2, 16, "no id can begin with \"/EIP\"",
        "letters, digits, hyphens and single dots, a letter first"
      ),
      (
        "sprints: {first: 2026-01-05, length: 2 months}", 1, 38,
        "\"2 months\" is not the length of a sprint",
        "write a number of days or weeks, such as 2 weeks or 10 days"
      ),
      (
        "sprints: {first: 2026-01-05}", 1, 10, "sprints need the day of the first and a length",
        "write {first: 2026-01-05, length: 2 weeks}"
      ),
      ("commit: {auto: maybe}", 1, 16, "\"auto\" must be true or false", nil),
      ("metrics: {start: frist}", 1, 18, "unknown start \"frist\"", "did you mean \"first\"?"),
      (
        "root: EIPS", 1, 1, "unknown key \"root\"",
        "it is one of: timezone, workflow, transitions, fields, sprints, commit, start, metrics, "
          + "rules, types"
      ),
    ] as [(String, Int, Int, String, String?)])
  func aMistakeIsFoundAtItsPlace(
    text: String, line: Int, column: Int, message: String, hint: String?
  ) throws {
    let findings = try decode(text).findings
    #expect(
      findings == [
        Finding(
          rule: "configuration", path: "backlog/backlog.yml",
          location: SourceLocation(line: line, column: column), message: message, hint: hint)
      ])
  }

  @Test(arguments: [("2 weeks", 14), ("14 days", 14), ("10 days", 10), ("1 week", 7), ("1 day", 1)])
  func aSprintsLengthIsReadInDaysAndWeeks(text: String, days: Int) throws {
    let (configuration, findings) = try decode("sprints: {first: 2026-01-05, length: \(text)}")
    #expect(findings.isEmpty)
    #expect(configuration.sprints?.lengthInDays == days)
  }

  @Test(arguments: ["0 days", "-1 weeks", "9223372036854775807 weeks", "367 days", "weeks", "2"])
  func anotherLengthIsRefused(text: String) throws {
    let (configuration, findings) = try decode("sprints: {first: 2026-01-05, length: \(text)}")
    #expect(findings.count == 1)
    #expect(configuration.sprints == nil)
  }

  @Test func readingGoesOnAfterAMistake() throws {
    let (configuration, findings) = try decode(
      "a: 1\ntimezone: Nowhere\ncommit: {auto: false}\nb: 2\nsprints: 3\n")
    #expect(findings.map(\.location.line) == [1, 2, 4, 5, 5].prefix(findings.count).map { $0 })
    #expect(findings.count == 4)
    #expect(!configuration.commit.isAutomatic)
  }

  @Test func valuesThatAreNoNumbersMakeABuiltInEstimateAText() throws {
    let (configuration, findings) = try decode("fields: {estimate: {one-of: [S, M, L]}}")
    #expect(findings.isEmpty)
    #expect(configuration.fields["estimate"]?.type == .string)
  }
}

struct AdoptionTests {
  private func decode(_ text: String) throws -> (
    configuration: BacklogConfiguration, findings: [Finding]
  ) {
    let node = try ConfigurationNode.parse(Array(text.utf8), path: ".tickets.yml")
    return BacklogConfiguration.decode(node, folder: "")
  }

  @Test func anExistingFolderIsAdopted() throws {
    let (configuration, findings) = try decode(
      """
      root: EIPS/
      files: "eip-*.md"
      fields:
        id: {from: eip, prefix: EIP-}
        status: {from: status}
        depends-on: {from: requires, prefix: EIP-}
      """)
    #expect(findings.isEmpty)
    #expect(configuration.adoptsExistingFiles)
    #expect(configuration.layout.root == "EIPS")
    #expect(configuration.layout.isTicket("eip-1559.md"))
    #expect(configuration.layout.id == .init(key: "eip", prefix: "EIP-"))
    #expect(configuration.layout.status == .init(key: "status"))

    let text = "---\neip: 1559\ntitle: Fee market\nstatus: Final\nrequires: 2718, 2930\n---\n"
    let ticket = Ticket(
      document: TicketDocument(bytes: Array(text.utf8)), path: "EIPS/eip-1559.md",
      configuration: configuration)
    #expect(ticket.id?.text == "EIP-1559")
    #expect(ticket.status == "Final")
    #expect(ticket.texts("depends-on") == ["EIP-2718", "EIP-2930"])
    #expect(ticket.fields.map(\.name) == ["id", "title", "status", "depends-on"])
    #expect(ticket.location(of: "id") == SourceLocation(line: 2, column: 6))
    #expect(ticket.key(of: "id") == "eip")
  }

  @Test(arguments: ["../x", "/etc", "a/../b", "a//b", "./a", ".git", "a/.GIT/hooks", "a\\\\b"])
  func aRootThatLeadsElsewhereIsRefused(root: String) throws {
    let (configuration, findings) = try decode("root: \"\(root)\"\n")
    #expect(findings.map(\.location) == [SourceLocation(line: 1, column: 7)])
    #expect(configuration.layout.root == "")
  }

  @Test func aProjectsFileRefinesTheBacklogs() throws {
    let base = try ConfigurationNode.parse(
      Array("fields:\n  priority: {one-of: [P0, P1]}\n".utf8), path: "backlog/backlog.yml")
    let over = try ConfigurationNode.parse(
      Array("fields:\n  priority: {one-of: [P9], requird: true}\n".utf8),
      path: "backlog/p/project.yml")
    let result = BacklogConfiguration.decode(base.merging(over), folder: "backlog")
    #expect(result.configuration.fields["priority"]?.oneOf == ["P9"])
    #expect(result.findings.map(\.path) == ["backlog/p/project.yml"])
    #expect(result.findings.first?.hint == "did you mean \"required\"?")
  }
}
