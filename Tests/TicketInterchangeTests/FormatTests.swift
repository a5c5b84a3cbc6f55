import Testing

@testable import TicketInterchange

private func source(_ name: String, _ text: String) -> ImportSource {
  ImportSource(name: name, files: [.init(path: name, bytes: Array(text.utf8))], isFolder: false)
}

private func plan(
  _ name: String, _ text: String, columns: [String: String] = [:]
) throws -> ImportPlan {
  let source = source(name, text)
  return try Importers.recognize(source)
    .plan(source, options: ImportOptions(initialStatus: "todo", columns: columns))
}

@Test func jiraRowsBecomeTickets() throws {
  let text = #"""
    Summary,Issue key,Issue id,Issue Type,Status,Priority,Assignee,Labels,Labels,\#
    Custom field (Story Points),Due Date,Description,Comment,Attachment,Inward issue link (Blocks),Parent
    "Louer, tôt",SHOP-7,10007,Story,In Progress,High,ada,web,urgent,5.0,2026-03-01,"Deux
    lignes, ""citées""","05/Jan/26 9:30 AM;ada;vu","05/Jan/26 9:31 AM;ada;https://x.test/a.png",SHOP-8,10008
    Payer,SHOP-8,10008,Bug,Done,,,,,,,,,,,
    """#
  let plan = try plan("jira.csv", text)
  #expect(plan.project.name == "shop")
  #expect(plan.tickets.map(\.id) == ["SHOP-7", "SHOP-8"])
  let ticket = plan.text("SHOP-7")
  for part in [
    "title: Louer, tôt", "type: story", "status: in-progress", "priority: High", "owner: [ada]",
    "labels: [web, urgent]", "estimate: 5.0", "due: 2026-03-01", "depends-on: [SHOP-8]",
    "Deux\nlignes, \"citées\"", "## Comments\n\n- 05/Jan/26 9:30 AM ada: vu",
    "https://x.test/a.png",
    "- Issue id: 10007", "parent: SHOP-8",
  ] { #expect(ticket.contains(part), "\(part) in \(ticket)") }
  #expect(plan["SHOP-8"]?.status == "done")
}

@Test func anyHeaderIsMappedByName() throws {
  let text = "Nr;Was;Team;Zustand\n1;Tür;Web;done\n2;Tor;;\n"
  let columns = ["Nr": "id", "Was": "title", "Team": "owner", "Zustand": "status"]
  let plan = try plan("haus.csv", text, columns: columns)
  #expect(plan.tickets.map(\.id) == ["HAUS-1", "HAUS-2"])
  #expect(plan["HAUS-1"]?.status == "done")
  #expect(plan["HAUS-1"]?.owners == ["Web"])
  #expect(throws: ImportError.self) {
    try CSVImporter.plan(source("a.csv", text), options: ImportOptions(columns: ["X": "id"]))
  }
}

@Test(arguments: [
  "", "\n", "a,b\n\"open", "\"", "a\tb\nc\td\n", "x\n", ",,,\n,,,\n", "\u{0},\u{1}\n",
])
func brokenValuesNeverCrash(_ text: String) {
  _ = try? CSVImporter.plan(source("a.csv", text), options: ImportOptions())
}

@Test func issuesKeepNumbersStatesAndComments() throws {
  let text = #"""
    [{"number":12,"title":"Fix \u00e9clair","state":"CLOSED","stateReason":"NOT_PLANNED",
    "labels":[{"name":"bug"}],"assignees":[{"login":"ada"}],"createdAt":"2026-01-05T09:00:00Z",
    "milestone":{"title":"v1","dueOn":"2026-04-01T00:00:00Z"},"body":"Why\n\n- [ ] box",
    "url":"https://github.com/octo/bakery/issues/12",
    "comments":[{"author":{"login":"bob"},"body":"no","createdAt":"2026-01-06T09:00:00Z"}]},
    {"number":13,"title":"Open","state":"OPEN","labels":[],"body":""}]
    """#
  let plan = try plan("issues.json", text)
  #expect(plan.tickets.map(\.id) == ["BAKERY-12", "BAKERY-13"])
  let ticket = plan.text("BAKERY-12")
  for part in [
    "title: Fix éclair", "status: dropped", "labels: [bug]", "owner: [ada]", "created: 2026-01-05",
    "milestone: v1", "due: 2026-04-01", "- 2026-01-06 bob: no", "issues/12", "- [ ] box",
  ] { #expect(ticket.contains(part), "\(part) in \(ticket)") }
  #expect(plan["BAKERY-13"]?.status == "todo")
}

@Test func cardsKeepListsChecklistsAndMembers() throws {
  let text = """
    {"name":"Four à pain","lists":[{"id":"l1","name":"En cours","pos":2},{"id":"l0","name":"À faire",
    "pos":1}],"members":[{"id":"m","fullName":"Ada L."}],"labels":[{"id":"x","name":"","color":"red"}],
    "cards":[{"id":"c1","idShort":4,"name":"Cuire","desc":"Chaud","idList":"l1","idLabels":["x"],
    "idMembers":["m"],"due":"2026-03-01T10:00:00.000Z","attachments":[{"name":"plan","url":
    "https://x.test/p"}],"closed":false},{"id":"c2","idShort":5,"name":"PAIN-9: Pétrir","idList":"l0"}],
    "checklists":[{"idCard":"c1","name":"Étapes","checkItems":[{"name":"b","state":"incomplete",
    "pos":2},{"name":"a","state":"complete","pos":1}]}],"actions":[{"type":"commentCard","date":
    "2026-01-05T00:00:00Z","memberCreator":{"fullName":"Bob"},"data":{"text":"miam","card":{"id":"c1"}}}]}
    """
  let plan = try plan("board.json", text)
  #expect(plan.tickets.map(\.title) == ["Pétrir", "Cuire"])
  let ticket =
    plan.files.first { $0.path.hasSuffix("-4.md") }
    .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  for part in [
    "status: in-progress", "owner: [Ada L.]", "labels: [red]", "due: 2026-03-01",
    "## Étapes\n\n- [x] a\n- [ ] b", "[plan](https://x.test/p)", "- 2026-01-05 Bob: miam",
  ] { #expect(ticket.contains(part), "\(part) in \(ticket)") }
  #expect(plan["PAIN-9"]?.status == "todo")
}

@Test(arguments: [
  (
    "backlog-md", "tasks/task-3 - Do.md",
    "---\nid: task-3\ntitle: Do\nstatus: In Progress\nassignee: ['@ada']\ncreated_date: '2026-01-05'\n"
      + "labels: [x]\ndependencies: [task-2]\npriority: high\n---\n\n## Description\n\nText\n",
    [
      "id: task-3", "status: in-progress", "owner: [ada]", "created: 2026-01-05", "labels: [x]",
      "depends-on: [task-2]", "priority: high", "## Description\n\nText",
    ]
  ),
  (
    "kanban-md", "003-do.md",
    "---\nid: 3\ntitle: Do\nstatus: backlog\npriority: high\ncreated: 2026-01-05T09:00:00Z\n"
      + "updated: 2026-01-06T09:00:00Z\ntags: [x]\nestimate: 4h\n---\n\nText\n",
    [
      "id: BOARD-3", "status: backlog", "created: 2026-01-05", "labels: [x]", "duration: 4h",
      "Text", "- created: 2026-01-05T09:00:00Z\n", "- updated: 2026-01-06T09:00:00Z\n",
    ]
  ),
  (
    "tk", "nw-5c46.md",
    "---\nid: nw-5c46\nstatus: closed\ndeps: [nw-1a2b]\nlinks: []\ncreated: 2026-01-05T09:00:00Z\n"
      + "type: task\npriority: 2\n---\n# Do it\n\nText\n",
    [
      "id: nw-5c46", "title: Do it", "status: done", "depends-on: [nw-1a2b]", "priority: P2",
      "Text",
    ]
  ),
])
func aFolderOfFilesIsRead(_ form: String, _ path: String, _ text: String, _ parts: [String]) throws
{
  let source = ImportSource(
    name: "board", files: [.init(path: path, bytes: Array(text.utf8))], isFolder: true)
  let importer = Importers.recognize(source)
  #expect(importer.name == form)
  let plan = try importer.plan(source, options: ImportOptions(initialStatus: "todo"))
  let ticket = plan.files.first.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  for part in parts { #expect(ticket.contains(part), "\(part) in \(ticket)") }
}

@Test func aBareNumberOfAFolderIsItsParentsIDAndItsFieldsAreDeclared() throws {
  let files = [
    "---\nid: 1\ntitle: Whole\nstatus: todo\nclass: expedite\n---\n",
    "---\nid: 2\ntitle: Part\nstatus: todo\nparent: 1\n---\n",
  ].enumerated().map { ImportSource.File(path: "\($0).md", bytes: Array($1.utf8)) }
  let source = ImportSource(name: "board", files: files, isFolder: true)
  let importer = try #require(Importers.named("kanban-md"))
  let plan = try importer.plan(source, options: ImportOptions(initialStatus: "todo"))
  #expect(plan.tickets.map(\.id) == ["BOARD-1", "BOARD-2"])
  #expect(plan["BOARD-2"]?.parent == "BOARD-1")
  #expect(plan.text("project.yml").contains("class: {type: string}"))
}

@Test(arguments: [1, 20])
func aTaskUnderItsFormerPrefixIsFoundByItsNumber(drafts: Int) throws {
  let texts =
    [
      "---\nid: BACK-8\ntitle: One\nstatus: To Do\ncreated_date: 2026-01-05\n---\n",
      "---\nid: BACK-9.1\ntitle: Two\nstatus: To Do\ncreated_date: 2026-01-05\n"
        + "dependencies: [task-8, task-77]\nparent_task_id: task-08\n---\n",
      "---\nid: m-8\ntitle: Milestone\nstatus: To Do\ncreated_date: 2026-01-05\n---\n",
    ]
    + (8..<(8 + drafts)).map {
      "---\nid: DRAFT-\($0)\ntitle: Draft\nstatus: Draft\ncreated_date: 2026-01-05\n---\n"
    }
  let files = texts.enumerated().map {
    ImportSource.File(path: "\($0.offset).md", bytes: Array($0.element.utf8))
  }
  let plan = try BacklogMdImporter.plan(
    ImportSource(name: "board", files: files, isFolder: true),
    options: ImportOptions(initialStatus: "todo"))
  let text = plan.text("BACK-9.1")
  #expect(text.contains("depends-on: [BACK-8, task-77]\n"))
  #expect(text.contains("parent: BACK-8\n"))
  #expect(plan.notices.contains { $0.message.contains("task-8 is BACK-8") })
}

@Test func aFormerNumberThatTwoTasksHaveIsNoOnes() throws {
  let header = "title: One\nstatus: To Do\ncreated_date: 2026-01-05\n"
  let files = [
    "id: BACK-8\n\(header)", "id: BACK-08\n\(header)",
    "id: BACK-9\n\(header)dependencies: [task-8]\n",
  ].enumerated().map {
    ImportSource.File(path: "\($0.offset).md", bytes: Array("---\n\($0.element)---\n".utf8))
  }
  let plan = try BacklogMdImporter.plan(
    ImportSource(name: "board", files: files, isFolder: true),
    options: ImportOptions(initialStatus: "todo"))
  #expect(plan.text("BACK-9").contains("depends-on: [task-8]\n"))
}

/// A verdict says the state in a column or a field; at the end of a title it may be what that speaks of.
@Test func aVerdictAtTheEndOfATitleStaysThere() throws {
  let titles = [
    "Say what is wrong in a form (invalid)", "Merge two accounts — duplicate",
    "Explain why a card is `declined`", "Merge two lists — duplicate (second part)",
  ]
  for title in titles {
    let plan = try plan("list.md", "# Shop\n\n- [ ] US-1: \(title)\n")
    #expect(plan.tickets.map(\.status) == ["todo"], "\(title)")
    #expect(plan.tickets.first?.title == title)
  }
  let table = try plan("rows.csv", "id,title,status\nA-1,Bake,Duplicate\nA-2,Burn,Declined\n")
  #expect(table.tickets.map(\.status) == ["dropped", "dropped"])
}

@Test func jirasDaysResolutionsAndSprintsAreRead() throws {
  let text = """
    Summary,Issue key,Status,Resolution,Created,Due Date,Sprint,Sprint
    Bake,SHOP-1,Done,Done,01/Nov/23 9:14 AM,15/Dec/23 12:00 AM,Sprint 1,Sprint 2
    Burn,SHOP-2,Closed,Won't Do,02/Nov/23 9:14 AM,,,
    """
  let plan = try plan("jira.csv", text)
  #expect(plan.tickets.map(\.status) == ["done", "dropped"])
  let ticket = plan.text("SHOP-1")
  for part in [
    "created: 2023-11-01", "due: 2023-12-15", "sprint: 2", "- Sprint: Sprint 1",
    "- Created: 01/Nov/23 9:14 AM",
  ] { #expect(ticket.contains(part), "\(part) in \(ticket)") }
  #expect(plan.text("SHOP-2").contains("- Status: Closed"))
}

@Test func cardsKeepCustomFieldsAndTimes() throws {
  let text = """
    {"name":"Four","lists":[{"id":"l","name":"To do"}],"labels":[],"actions":[],"members":[],
    "customFields":[{"id":"p","name":"Points","type":"number"},{"id":"r","name":"Risk","type":"list",
    "options":[{"id":"o","value":{"text":"high"}}]}],
    "checklists":[{"idCard":"c","name":"Steps","checkItems":[{"name":"heat","state":"complete",
    "due":"2026-02-02T09:00:00.000Z"}]}],
    "cards":[{"id":"c","idShort":1,"name":"Bake","idList":"l","due":"2026-03-01T10:30:00.000Z",
    "customFieldItems":[{"idCustomField":"p","value":{"number":"5"}},
    {"idCustomField":"r","idValue":"o","value":null}]}]}
    """
  let ticket = try plan("board.json", text).text("FOUR-1")
  for part in [
    "estimate: 5", "due: 2026-03-01", "- due: 2026-03-01T10:30:00.000Z", "- Risk: high",
    "- [x] heat (due 2026-02-02)",
  ] { #expect(ticket.contains(part), "\(part) in \(ticket)") }
}

@Test func aLineOfJSONKeepsValuesThatAreOfAnotherKindThanTheExports() throws {
  let text = #"""
    {"id":"J-1","title":"One","fields":"all","body":["first","second"]}
    {"id":"J-2","title":"Two","fields":{"path":"a/b"},"body":"Why."}
    """#
  let plan = try plan("j.jsonl", text)
  #expect(plan.text("J-1").contains("\nfields: all\n"))
  #expect(plan.text("J-1").contains("\nbody: [first, second]\n"))
  #expect(plan.text("J-2").contains("\npath: a/b\n"))
}
