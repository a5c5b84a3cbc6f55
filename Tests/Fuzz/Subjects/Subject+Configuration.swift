import TicketModel
import TicketRules
import TicketSyntax

extension Subject {
  /// A configuration, rules included: each mistake has a place, and what is left judges tickets.
  static let configuration = Subject(name: "configuration") { (bytes) throws(Violation) in
    for path in ["backlog/backlog.yml", ".tickets.yml"] { try decodes(bytes, path) }
  }

  private static func decodes(_ bytes: [UInt8], _ path: String) throws(Violation) {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") } + 1
    let node: ConfigurationNode
    do throws(ConfigurationSyntaxError) {
      node = try ConfigurationNode.parse(bytes, path: path)
    } catch {
      return try hold(1...lines ~= error.diagnostic.location.line, "\(error) in \(lines) lines")
    }
    try hold(node.merging(node) == node, "a file merged with itself")
    let (configuration, mistakes) = BacklogConfiguration.decode(node, folder: "backlog")
    let refined = BacklogConfiguration.decode(node.merging(node), folder: "backlog")
    try hold(refined.findings == mistakes, "\(mistakes) twice are \(refined.findings)")
    let found = RuleRunner(backlog(configuration, "doing")).judge(
      today: CalendarDay(daysSinceEpoch: 20_500),
      RuleRunner.Options(before: backlog(configuration, "todo"))
    ).findings
    for finding in mistakes + found where finding.path == path {
      try hold(
        0...lines ~= finding.location.line && !finding.message.isEmpty,
        "\(finding) in \(lines) lines")
    }
  }

  private static func backlog(
    _ configuration: BacklogConfiguration, _ status: String
  ) -> BacklogSnapshot {
    let texts = [
      "id: A-1\ntitle: t\nstatus: \(status)\nestimate: 3\nowner: ada", "id: A-2\ntype: epic",
    ]
    let tickets = texts.map { text in
      Ticket(
        document: TicketDocument(
          bytes: Array("---\n\(text)\n---\n\n## Acceptance criteria\n\n- [ ] box\n".utf8)),
        path: "backlog/x/\(text.prefix(7).suffix(3)).md", project: "x",
        configuration: configuration)
    }
    return BacklogSnapshot(configuration: configuration, tickets: tickets)
  }
}
