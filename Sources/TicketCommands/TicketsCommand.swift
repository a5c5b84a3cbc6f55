public import ArgumentParser

/// The command line.
public struct TicketsCommand: AsyncParsableCommand {
  /// The verbs, and what the help says of the whole.
  public static let configuration = CommandConfiguration(
    commandName: "tickets",
    abstract: "A backlog of Markdown files in Git that a team can trust",
    discussion: """
      Each ticket is a Markdown file with front matter. Edit it in any editor, or let \
      tickets change and commit it; history and cycle times come from the commits.
      """,
    version: "0.1.0",
    subcommands: [
      Init.self, New.self, List.self, Show.self, Move.self, Undo.self, Board.self, Log.self,
      Check.self,
      Hooks.self, Report.self, Import.self,
    ])

  /// Makes the command.
  public init() {}
}
