internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Make a ticket with the next free id, and commit it",
      usage: "tickets new [<options>] <title>",
      discussion: """
        A file templates/TYPE.md in the project's folder or the backlog's is what tickets of that \
        type begin as.

        Examples:
          tickets new "Show the price with tax" --project shop --estimate 3
          tickets new "Fix the login" --type bug --accept "a wrong password is refused"
          tickets new "Compare the two variants" --edit
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var fields: NewTicketFields

    @Argument(help: "The title") var title: String
    @Flag(name: .shortAndLong, help: "Open the ticket in your editor before it is made")
    var edit = false

    func run() throws {
      let workspace = try Workspace.open(options)
      let draft = fields.draft(title)
      guard edit else { return try make(draft, workspace) }
      let editor = try TextEditor(workspace)
      var ticket = try workspace.ticket(of: draft)
      let name = RepositoryPath.name(ticket.path)
      while true {
        let bytes = try editor.edited(ticket.document.bytes, named: name)
        ticket = try workspace.reading(bytes, at: ticket.path)
        do throws(CommandError) {
          try make(ticket, workspace)
          return editor.discard(name)
        } catch {
          switch try editor.ask(after: error) {
          case .again: continue
          case .discard: return editor.discard(name)
          case .keep, nil: throw error.adding(hint: "the text is kept in \(editor.draftPath(name))")
          }
        }
      }
    }

    private func make(_ draft: TicketDraft, _ workspace: Workspace) throws(CommandError) {
      try workspace.change(changing, subject: subject) {
        (editor: inout TicketEditor) throws(StoreError) in
        try editor.create(draft, in: workspace.place)
      }
    }

    /// Makes a ticket that was edited, under the name of the id that it has now.
    private func make(_ ticket: Ticket, _ workspace: Workspace) throws(CommandError) {
      try workspace.change(changing, subject: subject) {
        (editor: inout TicketEditor) throws(StoreError) in
        let folder = RepositoryPath.parent(ticket.path)
        let id = try editor.free(id: ticket.idText ?? "")
        try editor.create(ticket.document, at: RepositoryPath.join(folder, "\(id).md"))
      }
    }

    private func subject(_ editor: TicketEditor) -> String {
      let ticket = editor.edits.first?.new
      return "\(ticket?.idText ?? ""): \(ticket?.title ?? title)"
    }
  }
}

/// What a new ticket is given.
struct NewTicketFields: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "The project; not needed where there is one",
    completion: .values(of: "project"))
  var project: String?
  @Option(help: "The id; the next free one of the project without it") var id: String?
  @Option(
    name: .shortAndLong, help: "The type, such as story, bug or epic",
    completion: .values(of: "type"))
  var type: String?
  @Option(
    name: .shortAndLong, help: "The state; the workflow's first without it",
    completion: .values(of: "status"))
  var status: String?
  @Option(help: "The priority", completion: .values(of: "priority")) var priority: String?
  @Option(help: "The estimate", completion: .values(of: "estimate")) var estimate: String?
  @Option(
    name: .shortAndLong, help: "An owner; may be repeated", completion: .values(of: "owner"))
  var owner: [String] = []
  @Option(
    name: .shortAndLong, help: "A label; may be repeated", completion: .values(of: "labels"))
  var label: [String] = []
  @Option(help: "The id of the ticket that it belongs to", completion: .tickets)
  var parent: String?
  @Option(
    help: ArgumentHelp("Any other field; may be repeated", valueName: "field=value"),
    completion: .assignments)
  var set: [FieldAssignment] = []
  @Option(name: .shortAndLong, help: "The text of the ticket") var body: String?
  @Option(help: "An acceptance criterion; may be repeated") var accept: [String] = []

  func draft(_ title: String) -> TicketDraft {
    var draft = TicketDraft(title: title, project: project, id: id, type: type, status: status)
    draft.assignments =
      [("priority", priority), ("estimate", estimate)]
      .compactMap { name, value in value.map { FieldAssignment(name, $0) } }
      + owner.map { FieldAssignment("owner", $0, .add) }
      + label.map { FieldAssignment("labels", $0, .add) }
      + (parent.map { [FieldAssignment("parent", $0)] } ?? []) + set
    draft.body = body
    draft.criteria = accept
    return draft
  }
}

extension Workspace {
  /// The ticket that a draft would become just now.
  func ticket(of draft: TicketDraft) throws(CommandError) -> Ticket {
    try store { () throws(StoreError) in
      var editor = try TicketEditor(place, tip: standpoint.tip, now: environment.now)
      return try editor.ticket(of: draft, in: place)
    }
  }

  /// A ticket of these bytes at a path.
  func reading(_ bytes: [UInt8], at path: String) throws(CommandError) -> Ticket {
    var finder = try finder()
    return try store { () throws(StoreError) in
      try finder.reading(TicketDocument(bytes: bytes), at: path)
    }
  }
}
