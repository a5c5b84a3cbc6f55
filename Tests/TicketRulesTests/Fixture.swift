import TicketModel
import TicketRules
import TicketSyntax

/// A backlog said in a few words: headers by path, all in the project `demo`.
struct Fixture {
  var configuration = BacklogConfiguration.standard
  var mistakes: [Finding] = []

  init(_ configuration: String = "") throws {
    guard !configuration.isEmpty else { return }
    let node = try ConfigurationNode.parse(
      Array(configuration.utf8), path: "backlog/backlog.yml")
    (self.configuration, mistakes) = BacklogConfiguration.decode(node, folder: "backlog")
  }

  static let today = CalendarDay(daysSinceEpoch: 20_500)

  /// Tickets of these headers, in files `1.md`, `2.md` and so on; each has a title.
  func snapshot(_ headers: [String], body: String = "") -> BacklogSnapshot {
    snapshot(texts: headers.map { "---\ntitle: T\n\($0)\n---\n\n\(body)" })
  }

  func snapshot(texts: [String]) -> BacklogSnapshot {
    BacklogSnapshot(
      configuration: configuration,
      tickets: texts.enumerated().map { number, text in
        Ticket(
          document: TicketDocument(bytes: Array(text.utf8)),
          path: "backlog/demo/\(number + 1).md", project: "demo", configuration: configuration)
      })
  }

  func check(
    _ headers: [String], before: [String]? = nil, body: String = "", scope: Set<String>? = nil
  ) -> [Finding] {
    Fixture.judge(
      snapshot(headers, body: body), before: before.map { snapshot($0, body: body) }, scope: scope)
  }

  /// The findings of a backlog, today.
  static func judge(
    _ snapshot: BacklogSnapshot, before: BacklogSnapshot? = nil, scope: Set<String>? = nil,
    hasFile: (@Sendable (String) -> Bool)? = nil
  ) -> [Finding] {
    RuleRunner(snapshot).judge(
      today: today, RuleRunner.Options(before: before, scope: scope, hasFile: hasFile)
    ).findings
  }
}
