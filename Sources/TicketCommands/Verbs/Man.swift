internal import ArgumentParser

internal import SystemPackage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

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
      let description = Data(TicketsCommand._dumpHelp().utf8)
      let tool = try JSONDecoder().decode(ToolDescription.self, from: description)
      try OutputStream(.standardOutput).write(ManualPage(tool.command).text)
    }
  }
}

/// A tool as the argument parser describes it, the source of its help.
struct ToolDescription: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let isRepeating: Bool
    let isOptional: Bool
    let shouldDisplay: Bool
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }
}
