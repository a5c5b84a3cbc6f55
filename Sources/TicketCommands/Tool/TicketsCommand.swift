public import ArgumentParser

/// The command line.
public struct TicketsCommand: ParsableCommand {
  /// The verbs, and what the help says of the whole.
  public static let configuration = CommandConfiguration(
    commandName: "tickets",
    abstract: "A backlog of Markdown files in Git that a team can trust",
    discussion: """
      Each ticket is a Markdown file with front matter. Edit it in any editor, or let \
      tickets change and commit it; history and cycle times come from the commits.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(name: "Look", subcommands: [List.self, Show.self, Board.self, Log.self]),
      CommandGroup(
        name: "Change",
        subcommands: [
          New.self, Edit.self, Start.self, Move.self, SetFields.self, Tick.self, Untick.self,
          Comment.self, Split.self, Archive.self, Renumber.self, Undo.self,
        ]),
      CommandGroup(
        name: "Hold to rules", subcommands: [Check.self, Rules.self, Gate.self, Hooks.self]),
      CommandGroup(name: "Measure", subcommands: [Report.self]),
      CommandGroup(
        name: "Set up",
        subcommands: [Init.self, Import.self, Export.self, Completions.self, Doctor.self, Man.self]),
    ])

  /// Makes the command.
  public init() {}
}
