internal import ArgumentParser

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

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

extension ToolDescription {
  /// This tool.
  static func own() throws -> ToolDescription {
    try JSONDecoder().decode(
      ToolDescription.self, from: Data(TicketsCommand._dumpHelp().utf8))
  }

  /// The letters of the options that take a value, of a verb and of what is below it.
  static func letters(of verb: String) -> Set<Character> {
    let verbs = (try? own())?.command.subcommands ?? []
    return verbs.first { $0.commandName == verb }.map(letters) ?? []
  }

  private static func letters(_ command: Command) -> Set<Character> {
    let options = (command.arguments ?? []).filter { $0.kind == "option" }
    let names = options.flatMap { $0.names ?? [] }.filter { $0.kind == "short" }
    return (command.subcommands ?? []).map(letters)
      .reduce(Set(names.flatMap(\.name))) { $0.union($1) }
  }
}
