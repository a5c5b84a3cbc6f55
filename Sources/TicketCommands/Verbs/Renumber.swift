internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Renumber: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "renumber", abstract: "Give a ticket another id, and all that refers to it",
      usage: "tickets renumber [<options>] <old> [<new>]",
      discussion: """
        The fields and texts of other tickets that name it are rewritten in the same commit. Where \
        two files have one id, name the file that is to get another; references then stay with \
        the ticket that keeps the id.

        Examples:
          tickets renumber P3-104 P3-204
          tickets renumber backlog/p3/P3-104-copy.md
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Argument(
      help: ArgumentHelp("The ticket's id, or its file", valueName: "old"), completion: .tickets)
    var old: String
    @Argument(help: ArgumentHelp("The id; the next free one without it", valueName: "new"))
    var new: String?

    func run() throws {
      let workspace = try Workspace.open(options)
      let path = workspace.path(typed: old)
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        let ticket = try editor.ticket(named: old, orAt: path)
        let next =
          if let new { new } else {
            try editor.nextID(inProject: ticket.project, workspace.place)
          }
        try editor.renumber(ticket, to: editor.otherID(next, ticket))
      }
    }
  }
}

extension Workspace {
  /// A typed path as it is from the repository's root; nil where it leads elsewhere.
  func path(typed text: String) -> String? {
    let absolute = text.hasPrefix("/") ? text : "\(environment.directory)/\(text)"
    return RepositoryPath.relative(absolute, to: place.root)
  }
}

extension TicketEditor {
  /// The one ticket of an id, or the one in a file; two of one id are told apart by their files.
  mutating func ticket(named id: String, orAt path: String?) throws(StoreError) -> Ticket {
    let snapshot = try finder.snapshot()
    if let ticket = snapshot.tickets.first(where: { $0.path == path }) { return ticket }
    let matches = snapshot.all(id: id)
    guard matches.count > 1 else { return try finder.required(id) }
    throw StoreError(
      .refused, "\(matches.count) files have the id \(matches[0].idText ?? id)",
      hints: matches.map { "tickets renumber \($0.path)" })
  }

  /// A new id for a ticket: free, or its own in another case.
  mutating func otherID(_ text: String, _ ticket: Ticket) throws(StoreError) -> TicketID {
    if let id = TicketID(text), id == ticket.id { return id }
    return try free(id: text)
  }

  /// Gives a ticket another id and another file name, and rewrites what refers to it.
  mutating func renumber(_ ticket: Ticket, to id: TicketID) throws(StoreError) {
    guard let old = ticket.id else {
      throw StoreError(.refused, "\(ticket.path) has no id that could be replaced")
    }
    let configuration = configuration(of: ticket)
    let key = configuration.layout.id
    let text = id.text.hasPrefix(key.prefix) ? String(id.text.dropFirst(key.prefix.count)) : id.text
    let snapshot = try finder.snapshot()
    let isAmbiguous = snapshot.all(id: old.text).count > 1
    let own = try references(in: ticket, old, id, configuration) ?? ticket.document
    let document: TicketDocument
    do throws(EditError) {
      document = try own.setting(key.key, to: .scalar(text))
    } catch {
      throw StoreError(error, ticket)
    }
    try replace(
      ticket, with: document, at: renamed(ticket, old, id), deed: "renumbered from \(old)")
    guard !isAmbiguous else { return }
    for other in snapshot.tickets where other.path != ticket.path {
      let configuration = self.configuration(of: other)
      if let document = try references(in: other, old, id, configuration) {
        try replace(other, with: document, deed: "refers to \(id)")
      }
    }
  }

  private func references(
    in ticket: Ticket, _ old: TicketID, _ new: TicketID, _ configuration: BacklogConfiguration
  ) throws(StoreError) -> TicketDocument? {
    do throws(EditError) {
      return try ticket.replacingReferences(
        to: old, with: new, in: configuration.referenceFields)
    } catch {
      throw StoreError(error, ticket)
    }
  }

  /// The path with the new id in the file's name, where the old one begins it.
  private func renamed(_ ticket: Ticket, _ old: TicketID, _ new: TicketID) -> String {
    let name = RepositoryPath.name(ticket.path)
    let rest = name.dropFirst(old.text.count)
    guard name.lowercased().hasPrefix(old.folded), rest.first == "." || rest.first == "-",
      rest.dropFirst().first?.isNumber != true
    else { return ticket.path }
    return RepositoryPath.join(RepositoryPath.parent(ticket.path), new.text + rest)
  }
}
