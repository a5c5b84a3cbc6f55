/// What the columns of a table of values hold.
struct CSVColumns {
  enum Role: Hashable {
    case id, title, body, comment, attachment, link(String)
    case value(SourceRecord.Place)
    /// The number of a row, and of the row that it belongs to.
    case number, parentNumber
    /// A field of ours, with exactly the value that the row has.
    case own(String)
  }

  let names: [String]
  let roles: [Role]
  /// The column that says why a row is closed.
  let resolution: Int?

  /// Reads a header; `map` says which column holds which field.
  init(_ header: [String], _ map: [String: String]) throws(ImportError) {
    let names = header.map { $0.trimmed(of: " \u{FEFF}") }
    for column in map.keys where !names.contains(where: { CSVColumns.same($0, column) }) {
      throw ImportError(
        message: "there is no column \"\(column)\"",
        hint: "the columns are: " + names.joined(separator: ", "))
    }
    let isOwn = ["id", "title", "status", "body"].allSatisfy(names.contains)
    var roles = names.map { name in
      map.first { CSVColumns.same($0.key, name) }.map { CSVColumns.role(field: $0.value) }
        ?? CSVColumns.role(name, isOwn: isOwn)
    }
    CSVColumns.settle(&roles, names)
    self.names = names
    self.roles = roles
    resolution = names.firstIndex { Folding.fold($0) == "resolution" }
  }

  private static func same(_ a: String, _ b: String) -> Bool { Folding.fold(a) == Folding.fold(b) }

  /// What a column of that name usually holds.
  static func concept(_ name: String) -> Concept? {
    switch role(name, isOwn: false) {
    case .id: .id
    case .title: .title
    case .body: .description
    case .value(.concept(let concept)): concept
    default: nil
    }
  }

  private static func role(_ name: String, isOwn: Bool) -> Role {
    let folded = Folding.fold(name)
    if isOwn { return name == "id" ? .id : .own(name) }
    if let role = known[folded] { return role }
    if folded.hasPrefix("custom field ("), folded.hasSuffix(")") {
      return role(String(folded.dropFirst(14).dropLast()), isOwn: false)
    }
    if folded.hasPrefix("inward issue link ("), folded.contains("block") {
      return .value(.concept(.dependsOn))
    }
    if folded.contains("issue link (") { return .link(name) }
    switch Vocabulary.column(name) {
    case .id?: return .id
    case .title?: return .title
    case .description?: return .body
    case let concept? where concept.isField: return .value(.concept(concept))
    case .acceptance?: return .value(.concept(.acceptance))
    case .tasks?: return .value(.concept(.tasks))
    default: return .value(.body)
    }
  }

  /// What `--map column=field` makes of a column.
  private static func role(field: String) -> Role {
    switch field {
    case "id": .id
    case "title": .title
    case "body", "description": .body
    case "comments": .comment
    case "due", "created", "status", "priority", "estimate", "owner", "labels", "sprint", "type",
      "parent", "milestone":
      .value(.concept(concepts[field] ?? .labels))
    case "depends-on": .value(.concept(.dependsOn))
    default: .value(.field(field))
    }
  }

  private static let concepts: [String: Concept] = [
    "due": .due, "created": .created, "status": .status, "priority": .priority,
    "estimate": .estimate, "owner": .owner, "labels": .labels, "sprint": .sprint, "type": .type,
    "parent": .parent, "milestone": .milestone,
  ]

  private static let known: [String: Role] = [
    "issue key": .id, "issue id": .number, "number": .id, "key": .id, "id": .id, "#": .id,
    "summary": .title, "title": .title, "name": .title, "body": .body, "description": .body,
    "comment": .comment, "comments": .comment, "attachment": .attachment,
    "attachments": .attachment, "issue type": .value(.concept(.type)),
    "story points": .value(.concept(.estimate)), "epic link": .value(.concept(.parent)),
    "parent key": .value(.concept(.parent)), "parent": .value(.concept(.parent)),
    "parent id": .parentNumber, "parent summary": .value(.body), "epic name": .value(.body),
    "assignees": .value(.concept(.owner)), "due date": .value(.concept(.due)),
    "created": .value(.concept(.created)), "created_at": .value(.concept(.created)),
    "createdat": .value(.concept(.created)), "updated": .value(.body), "resolved": .value(.body),
    "reporter": .value(.body), "creator": .value(.body), "resolution": .value(.body),
    "project key": .value(.body), "project name": .value(.body), "assignee id": .value(.body),
    "fix version/s": .value(.concept(.milestone)), "fix versions": .value(.concept(.milestone)),
    "affects version/s": .value(.body), "component/s": .value(.concept(.domain)),
    "components": .value(.concept(.domain)), "state": .value(.concept(.status)),
    "url": .value(.body), "html_url": .value(.body), "time spent": .value(.body),
    "original estimate": .value(.body), "remaining estimate": .value(.body),
    "acceptance criteria": .value(.concept(.acceptance)), "status category": .value(.body),
    "version": .value(.body), "project": .value(.body), "project type": .value(.body),
  ]

  /// One id and one title: of several candidates the first; of no title the first text.
  private static func settle(_ roles: inout [Role], _ names: [String]) {
    for role in [Role.id, .title] {
      let all = roles.indices.filter { roles[$0] == role }
      let best = all.first {
        ["issue key", "id", "summary", "title"].contains(Folding.fold(names[$0]))
      }
      for index in all where index != best ?? all.first { roles[index] = .value(.body) }
    }
    if !roles.contains(.title), !roles.contains(.own("title")),
      let index = roles.firstIndex(of: .body)
        ?? roles.firstIndex(of: .value(.body))
    {
      roles[index] = .title
    }
  }
}
