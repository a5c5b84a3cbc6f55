internal import ArgumentParser
internal import FileAccess
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "edit", abstract: "Open tickets in your editor, check the result, and commit it",
      usage: "tickets edit [<options>] [<id> ...]",
      discussion: """
        The editor is Git's: GIT_EDITOR, core.editor, VISUAL or EDITOR. What the rules refuse is \
        not committed; the edit stays in the file, and may be gone on with. With --dry-run a copy \
        is edited.

        Examples:
          tickets edit P3-101
          tickets edit --where 'sprint:3 no:estimate'
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var chosen: ChosenTickets

    func run() throws {
      let workspace = try Workspace.open(options)
      let editor = try TextEditor(workspace)
      let before = try tickets(workspace)
      guard !changing.isDryRun else { return try preview(before, editor, workspace) }
      while true {
        try editor.open(before.map(\.path))
        do throws(CommandError) {
          return try commit(before, workspace)
        } catch {
          switch try editor.ask(after: error) {
          case .again: continue
          case .keep: throw CommandError.silent(.refused)
          case .discard: return try restore(before, workspace)
          case nil: throw error.adding(hint: "the edit is kept in the file, without a commit")
          }
        }
      }
    }

    private func tickets(_ workspace: Workspace) throws(CommandError) -> [Ticket] {
      var finder = try workspace.finder()
      let tickets = try workspace.find(chosen.ids, where: chosen.asked.query, &finder)
      let root = workspace.place.root
      for path in tickets.map(\.path) {
        let there = try store { () throws(StoreError) in
          try fileMetadata(RepositoryPath.join(root, path))
        }
        guard there != nil else { throw CommandError(StoreError.notOnDisk(path)) }
      }
      guard tickets.isEmpty else { return tickets }
      throw CommandError(.refused, "the query asks for no ticket: there is nothing to edit")
    }

    private func commit(_ before: [Ticket], _ workspace: Workspace) throws(CommandError) {
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        for old in before {
          guard let ticket = try editor.ticket(at: old.path) else {
            throw StoreError(
              .refused, "\(old.path) is gone",
              hints: ["`git restore \(old.path)` brings back what was committed"])
          }
          try editor.replace(ticket, with: ticket.document, deed: "edited")
        }
      }
    }

    /// Lets copies of the tickets be edited, and shows what would come of them.
    private func preview(
      _ before: [Ticket], _ editor: TextEditor, _ workspace: Workspace
    ) throws(CommandError) {
      var after: [Ticket] = []
      for ticket in before {
        let name = RepositoryPath.name(ticket.path)
        let bytes = try editor.edited(ticket.document.bytes, named: name)
        editor.discard(name)
        after.append(try workspace.reading(bytes, at: ticket.path))
      }
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        for (old, new) in zip(before, after) {
          try editor.replace(old, with: new.document, deed: "edited")
        }
      }
    }

    private func restore(_ before: [Ticket], _ workspace: Workspace) throws(CommandError) {
      for ticket in before {
        do throws(FileError) {
          try Files.replace(
            RepositoryPath.join(workspace.place.root, ticket.path), with: ticket.document.bytes)
        } catch {
          throw CommandError(.environment, error.message)
        }
      }
    }
  }
}
