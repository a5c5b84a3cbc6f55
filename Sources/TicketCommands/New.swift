internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a ticket with the next free id, and commit it",
      usage: "tickets new [<options>] <title>",
      discussion: """
        Examples:
          tickets new "Show the price with tax" --project shop --estimate 3
          tickets new "Fix the login" --type bug --accept "a wrong password is refused"
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Argument(help: "The title") var title: String
    @Option(name: .shortAndLong, help: "The project; not needed where there is one")
    var project: String?
    @Option(help: "The id; the next free one of the project without it") var id: String?
    @Option(name: .shortAndLong, help: "The type, such as story, bug or epic") var type = "story"
    @Option(name: .shortAndLong, help: "The state; the workflow's first without it")
    var status: String?
    @Option(help: "The priority") var priority: String?
    @Option(help: "The estimate") var estimate: String?
    @Option(name: .shortAndLong, help: "An owner; may be repeated") var owner: [String] = []
    @Option(name: .shortAndLong, help: "A label; may be repeated") var label: [String] = []
    @Option(help: "The id of the ticket that it belongs to") var parent: String?
    @Option(
      help: ArgumentHelp("Any other field; may be repeated", valueName: "field=value"))
    var set: [String] = []
    @Option(name: .shortAndLong, help: "The text of the ticket") var body: String?
    @Option(help: "An acceptance criterion; may be repeated") var accept: [String] = []

    func run() async throws {
      let workspace = try await Workspace.open(options)
      let extra = try set.map(pair)
      try await workspace.change(changing, subject: subject) {
        (editor: inout TicketEditor) throws(StoreError) in
        var draft = TicketDraft(title: title, project: project, id: id, type: type)
        draft.status = status
        draft.fields =
          [
            ("priority", priority.map(FieldValue.scalar)),
            ("estimate", estimate.map(FieldValue.scalar)),
            ("owner", FieldValue.several(owner)), ("labels", FieldValue.several(label)),
            ("parent", parent.map(FieldValue.scalar)),
          ].compactMap { name, value in value.map { (name, $0) } } + extra
        draft.body = body
        draft.criteria = accept
        try editor.create(draft, in: workspace.place)
      }
    }

    private func subject(_ editor: TicketEditor) -> String {
      "\(editor.edits.first?.new.idText ?? ""): \(title)"
    }

    private func pair(_ text: String) throws -> (key: String, value: FieldValue) {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw ValidationError("--set takes field=value, not \(text)")
      }
      return (String(text[..<sign]), .scalar(String(text[text.index(after: sign)...])))
    }
  }
}

extension FieldValue {
  /// A list, or nothing of none.
  fileprivate static func several(_ texts: [String]) -> FieldValue? {
    texts.isEmpty ? nil : .list(texts.map(FieldValue.scalar))
  }
}
