internal import ArgumentParser
internal import TicketModel
internal import TicketStore

extension TicketsCommand {
  struct Archive: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "archive", abstract: "Put tickets away in their project's archive folder",
      usage: "tickets archive [<options>] [<id> ...]",
      discussion: """
        An archived ticket is still found and still counted; only its file is out of the way.

        Examples:
          tickets archive P3-101
          tickets archive --where 'status:done sprint:1'
          tickets archive --restore P3-101
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var chosen: ChosenTickets

    @Flag(help: "Take the tickets out of the archive again") var restore = false

    func run() throws {
      let workspace = try Workspace.open(options)
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        for ticket in try editor.find(chosen) {
          try editor.archive(ticket, restoring: restore)
        }
      }
    }
  }
}

extension TicketEditor {
  private static let archive = "archive"

  /// Moves a ticket's file into the archive folder of its project, or back out of it.
  mutating func archive(_ ticket: Ticket, restoring: Bool) throws(StoreError) {
    let layout = configuration(of: ticket).layout
    let project = RepositoryPath.join(layout.root, ticket.project)
    let archive = RepositoryPath.join(project, TicketEditor.archive)
    let folder = restoring ? archive : project
    guard let inner = RepositoryPath.relative(ticket.path, to: folder),
      restoring || RepositoryPath.relative(ticket.path, to: archive) == nil
    else { return try replace(ticket, with: ticket.document, deed: "archived") }
    let path = RepositoryPath.join(restoring ? project : archive, inner)
    guard layout.isTicket(RepositoryPath.relative(path, to: layout.root) ?? path) else {
      throw StoreError(
        .refused, "\(path) would be no ticket of this backlog",
        hints: ["`files: \(layout.files.text)` decides which files are tickets"])
    }
    try replace(
      ticket, with: ticket.document, at: path,
      deed: restoring ? "taken out of the archive" : "archived")
  }
}
