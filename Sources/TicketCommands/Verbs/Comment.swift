internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Comment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "comment", abstract: "Add a signed and dated comment to a ticket, and commit it",
      usage: "tickets comment [<options>] <id> [<text>]",
      discussion: """
        The comment is added to the section "Comments" at the end of the file. Without a text the \
        editor is opened; a text of - is read from standard input.

        Examples:
          tickets comment P3-101 "The customer prefers the second variant."
          git log -1 --format=%B | tickets comment P3-101 -
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Argument(help: ArgumentHelp("The ticket's id", valueName: "id"), completion: .tickets)
    var id: String
    @Argument(help: ArgumentHelp("The comment", valueName: "text")) var text: String?

    func run() async throws {
      let workspace = try await Workspace.open(options)
      let text = try await text(workspace)
      let author = try await workspace.author()
      try await workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        for ticket in try editor.find([id]) {
          let zone = editor.configuration(of: ticket).timezone
          let moment = zone.clock(of: workspace.environment.now)
          let comment = Comment.item(text, by: author, at: moment)
          try editor.edit(ticket, deed: "commented") { @Sendable (ticket) throws(EditError) in
            try ticket.document.appending(comment, toSection: "Comments")
          }
        }
      }
    }

    private func text(_ workspace: Workspace) async throws -> String {
      let typed: String
      switch text {
      case "-": typed = try StandardInput.readAll()
      case let text?: typed = text
      case nil:
        let editor = try await TextEditor(workspace)
        let bytes = try await editor.edited([], named: "COMMENT.md")
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
