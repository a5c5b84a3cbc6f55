import TicketModel

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

  private let names: [String]
  private let roles: [Role]

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

  /// Makes tickets of rows: the numbers that some services give them become the tickets' ids.
  func records(_ rows: some Collection<CSVRecords.Row>) -> [SourceRecord] {
    var records = rows.map(record)
    guard let column = roles.firstIndex(of: .number) else { return records }
    var ids: [String: String] = [:]
    var counts = true
    for (index, row) in rows.enumerated() where column < row.fields.count {
      ids[row.fields[column]] = records[index].id
      counts = counts && row.fields[column] == String(index + 1)
    }
    for index in records.indices { resolve(&records[index], ids, isCount: counts) }
    return records
  }

  /// Puts ids in place of numbers; a number that only counts the rows says nothing.
  private func resolve(_ record: inout SourceRecord, _ ids: [String: String], isCount: Bool) {
    for (index, role) in roles.enumerated() where role == .number || role == .parentNumber {
      guard let place = record.values.firstIndex(where: { $0.name == names[index] }) else {
        continue
      }
      let number = record.values[place].text
      if role == .parentNumber, let id = ids[number] {
        record.values[place].place = .concept(.parent)
        record.values[place].text = id
      } else if isCount {
        record.values.remove(at: place)
      }
    }
    for index in record.values.indices where record.values[index].place == .concept(.parent) {
      if let id = ids[record.values[index].text] { record.values[index].text = id }
    }
  }

  /// One row as a ticket.
  func record(_ row: CSVRecords.Row) -> SourceRecord {
    var record = SourceRecord(lines: row.lines)
    for (index, text) in row.fields.enumerated() where !text.isEmpty {
      let name = index < names.count && !names[index].isEmpty ? names[index] : "Column \(index + 1)"
      add(text, as: index < roles.count ? roles[index] : .value(.body), name, to: &record)
    }
    settleState(&record)
    return record
  }

  /// A row that is closed, but not because the work was done, was dropped.
  private func settleState(_ record: inout SourceRecord) {
    let resolution = record.values.first { Folding.fold($0.name) == "resolution" }
    guard let resolution, StateWord(resolution.text) == .dropped,
      let place = record.values.firstIndex(where: { $0.place == .concept(.status) }),
      StateWord(record.values[place].text) == .done
    else { return }
    record.keep(record.values[place].name, record.values[place].text)
    record.values[place].text = StateWord.dropped.rawValue
  }

  private func add(_ text: String, as role: Role, _ name: String, to record: inout SourceRecord) {
    switch role {
    case .id:
      let id = text.hasPrefix("#") ? String(text.dropFirst()) : text
      if TicketID(id) != nil || TicketID("X-" + id) != nil {
        record.id = id
      } else {
        record.keep(name, text)
      }
    case .title:
      let lines = text.split(whereSeparator: \.isNewline)
      record.title = lines.first.map { String($0).trimmed(of: " ") } ?? ""
      if lines.count > 1 { record.body += text + "\n" }
    case .number, .parentNumber: record.keep(name, text)
    case .body:
      if !record.body.isEmpty { record.body += "\n\n" }
      FieldsSection.take(text, into: &record)
    case .own("title"):
      record.title = text
      record.isTitleExact = true
    case .own("body"): record.body = text
    case .own(let field):
      let place = SourceRecord.Place.exact(field, FieldText.value(field, text))
      record.values.append(SourceRecord.Value(name: field, place: place, text: text))
    case .comment: record.addItem(CSVColumns.joined(text), to: "Comments")
    case .attachment: record.addItem(CSVColumns.joined(text), to: "Attachments")
    case .link(let name): record.addItem("\(name): \(text)", to: "Links")
    case .value(.concept(.acceptance)): addBoxes(text, "Acceptance criteria", to: &record)
    case .value(.concept(.tasks)): addBoxes(text, "Tasks", to: &record)
    case .value(.concept(.sprint)):
      // A row names its sprints in their order: the last is where it stands.
      if let before = record.values.firstIndex(where: { $0.place == .concept(.sprint) }) {
        record.values[before].place = .body
      }
      record.values.append(
        SourceRecord.Value(name: name, place: .concept(.sprint), text: text))
    case .value(let place):
      record.values.append(SourceRecord.Value(name: name, place: place, text: text))
    }
  }

  private func addBoxes(_ text: String, _ part: String, to record: inout SourceRecord) {
    for line in text.split(whereSeparator: \.isNewline) {
      let plain = String(line).trimmed(of: " \t-*•")
      guard !plain.isEmpty else { continue }
      let isBox = plain.hasPrefix("[ ]") || plain.hasPrefix("[x]") || plain.hasPrefix("[X]")
      record.addItem(isBox ? plain : "[ ] " + plain, to: part)
    }
  }

  /// `05/Jan/26 9:30 AM;ada;text`, as Jira joins them, with spaces.
  private static func joined(_ text: String) -> String {
    let parts = text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].contains(where: \.isNumber), parts[0].utf8.count <= 30,
      parts[1].utf8.count <= 60
    else { return text }
    return "\(parts[0]) \(parts[1]): \(parts[2])"
  }
}
