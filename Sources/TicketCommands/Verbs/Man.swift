internal import ArgumentParser

internal import SystemPackage

extension TicketsCommand {
  struct Man: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "man", abstract: "Print the manual page: what --help says, of every command",
      usage: "tickets man",
      discussion: """
        Examples:
          tickets man | man -l -
          tickets man > ~/.local/share/man/man1/tickets.1
        """)

    func run() throws {
      try OutputStream(.standardOutput).write(ManualPage(try ToolDescription.own().command).text)
    }
  }
}
