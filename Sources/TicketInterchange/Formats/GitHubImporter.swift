import TicketModel

/// GitHub's issues, as `gh issue list --json …` or the REST interface prints them.
enum GitHubImporter: Importer {
  static let name = "github"
  static let summary = "issues as `gh issue list --json` or GitHub's REST interface prints them"

  static func recognizes(_ source: ImportSource) -> Bool {
    guard !source.isFolder, source.bytes.firstSolid == UInt8(ascii: "["),
      let first = try? JSONParser.elements(source.bytes).first?.value
    else { return false }
    return first["title"] != nil
      && ["number", "state", "body", "labels", "assignees", "url"].contains { first[$0] != nil }
  }

  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan {
    let issues = try JSONSource.elements(source)
    var options = options.named(after: source)
    if let repository = issues.firstValue({ repository(of: $0.value) }) {
      options.fallbackName = repository
    }
    let records = issues.enumerated().map { index, issue in
      let end = index + 1 < issues.count ? issues[index + 1].line : issue.line + 1
      return record(issue.value, at: issue.line..<max(end, issue.line + 1))
    }
    return BacklogReader.plan(
      of: records, lines: JSONSource.lines(source), title: nil, options: options,
      unplaced: JSONSource.lines(source).indices)
  }

  /// `tickets` of `https://github.com/octo/tickets/issues/3`.
  private static func repository(of issue: JSONValue) -> String? {
    for key in ["html_url", "url"] {
      let parts = issue[key]?.string?.split(separator: "/").map(String.init) ?? []
      if let place = parts.firstIndex(of: "issues"), place >= 1 { return parts[place - 1] }
    }
    return nil
  }

  /// One issue as a ticket.
  static func record(_ issue: JSONValue, at lines: Range<Int>) -> SourceRecord {
    var record = SourceRecord(lines: lines)
    record.id = issue["number"]?.text
    record.title = issue["title"]?.text ?? ""
    record.add("state", .status, state(issue))
    record.add("created", .created, day(issue, ["createdAt", "created_at"]))
    for person in issue["assignees"]?.elements ?? [] {
      record.add("assignee", .owner, (person["login"] ?? person["name"])?.text ?? person.string)
    }
    for label in issue["labels"]?.elements ?? [] {
      record.add("label", .labels, label["name"]?.text ?? label.string)
    }
    if let milestone = issue["milestone"] {
      record.add("milestone", .milestone, milestone["title"]?.text ?? milestone.string)
      record.add("due", .due, (milestone["dueOn"] ?? milestone["due_on"])?.day)
    }
    FieldsSection.take(issue["body"]?.string ?? "", into: &record)
    keepRest(of: issue, in: &record)
    for comment in issue["comments"]?.elements ?? [] {
      let author = (comment["author"] ?? comment["user"])?["login"]?.text ?? ""
      let day = day(comment, ["createdAt", "created_at"]) ?? ""
      let text = comment["body"]?.string ?? ""
      record.addItem("\(day) \(author): \(text)", to: "Comments")
    }
    return record
  }

  /// Open, closed, or closed as not planned.
  private static func state(_ issue: JSONValue) -> String? {
    let reason = (issue["stateReason"] ?? issue["state_reason"])?.string?.lowercased()
    if reason == "not_planned" || reason == "duplicate" { return "not planned" }
    return issue["state"]?.string?.lowercased()
  }

  private static func day(_ value: JSONValue, _ keys: [String]) -> String? {
    keys.firstValue { value[$0]?.day }
  }

  private static let placed: Set<String> = [
    "number", "title", "state", "stateReason", "state_reason", "createdAt", "created_at",
    "assignees", "assignee", "labels", "milestone", "body", "comments",
  ]
  private static let idle: Set<String> = [
    "id", "node_id", "repository_url", "labels_url", "comments_url", "events_url", "timeline_url",
    "reactions", "performed_via_github_app", "reactionGroups", "active_lock_reason", "locked",
    "author_association", "projectCards", "isPinned",
  ]

  private static func keepRest(of issue: JSONValue, in record: inout SourceRecord) {
    guard case .object(let pairs) = issue else { return }
    for (key, value) in pairs where !placed.contains(key) && !idle.contains(key) {
      let text = (value["login"] ?? value["title"])?.text ?? value.text
      record.keep(key, text ?? JSONSource.compact(value))
    }
  }
}
