internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Comment: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "comment", abstract: "Add a signed and dated comment to tickets, and commit it",
      usage: "tickets comment [<options>] <id> ... [<text>]",
      discussion: """
        The comment is added to the section "Comments" at the end of the file. Without a text the \
        editor is opened; a text of - is read from standard input. The last of several words is \
        the text.

        Examples:
          tickets comment P3-101 "The customer prefers the second variant."
          git log -1 --format=%B | tickets comment P3-101 -
          tickets comment --where 'sprint:3 is:open' "Moved to the next sprint."
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @OptionGroup var asked: WhereOption
    @Argument(
      help: ArgumentHelp("The tickets' ids, then the comment", valueName: "id ... text"),
      completion: .tickets)
    var words: [String] = []

    /// Without a query the first word is an id.
    private var text: String? {
      words.count > (asked.query == nil ? 1 : 0) ? words.last : nil
    }

    private var ids: [String] { text == nil ? words : words.dropLast() }

    func validate() throws {
      guard !words.isEmpty || asked.query != nil else { throw ChosenTickets.noneSaid }
    }

    func run() throws {
      let workspace = try Workspace.open(options)
      if text == nil { try refuseUnknown(workspace) }
      let text = try text(workspace)
      let author = try workspace.author()
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        for ticket in try editor.find(ids, where: asked.query) {
          let zone = editor.configuration(of: ticket).timezone
          let moment = zone.clock(of: workspace.environment.now)
          let comment = Comment.item(text, by: author, at: moment)
          try editor.edit(ticket, deed: "commented") { @Sendable (ticket) throws(EditError) in
            try ticket.document.appending(comment, toSection: "Comments")
          }
        }
      }
    }

    /// Nobody writes a comment first, to learn then that there is no such ticket.
    private func refuseUnknown(_ workspace: Workspace) throws(CommandError) {
      var finder = try workspace.finder()
      guard try workspace.find(ids, where: asked.query, &finder).isEmpty else { return }
      throw CommandError(.refused, "the query asks for no ticket: there is nothing to comment on")
    }

    private func text(_ workspace: Workspace) throws -> String {
      let typed: String
      switch text {
      case "-": typed = try StandardInput.readAll()
      case let text?: typed = QueryWords.joined([text])
      case nil:
        let editor = try TextEditor(workspace)
        let bytes = try editor.edited([], named: "COMMENT.md")
        editor.discard("COMMENT.md")
        typed = String(decoding: bytes, as: UTF8.self)
      }
      let lines = typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let trimmed = lines.drop(while: Comment.isBlank).reversed().drop(while: Comment.isBlank)
      guard !trimmed.isEmpty else { throw CommandError(.refused, "an empty comment is not added") }
      return trimmed.reversed().joined(separator: "\n")
    }

    private static func isBlank(_ line: some StringProtocol) -> Bool {
      line.allSatisfy(\.isWhitespace)
    }

    /// One list item: whatever headings or items the text holds, they stay inside it.
    private static func item(_ text: String, by author: String, at moment: String) -> String {
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let rest = lines.dropFirst().map { isBlank($0) ? "" : "  \($0)" }
      return (["- **\(moment), \(author):** \(lines.first ?? "")"] + rest).joined(separator: "\n")
    }
  }
}
