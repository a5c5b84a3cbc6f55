internal import ArgumentParser
internal import TicketSyntax

extension CommandConfiguration {
  /// The verbs, in groups or not.
  fileprivate var allSubcommands: [any ParsableCommand.Type] {
    ungroupedSubcommands + groupedSubcommands.flatMap(\.subcommands)
  }
}

extension CommandLineTool {
  /// A verb's own parser saves a millisecond over that of all verbs; whatever it does not take at once,
  /// be it help or a mistake, is left to the whole, which knows what to say.
  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    if let verb = lastVerb(of: arguments[...]), verb.command.configuration.allSubcommands.isEmpty,
      let command = try? verb.command.parseAsRoot(Array(arguments.dropFirst(verb.position + 1)))
    {
      return command
    }
    try refuseUnknownVerb(arguments)
    return try TicketsCommand.parseAsRoot(arguments)
  }

  /// Git's habit: `-C DIR` may stand before the verb; here it is moved behind it.
  static func hoisted(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var folder: String?
    while rest.first == "-C", rest.count > 1 {
      let next = rest[rest.startIndex + 1]
      folder = next.hasPrefix("/") ? next : folder.map { $0 + "/" + next } ?? next
      rest = rest.dropFirst(2)
    }
    guard let folder, let verb = lastVerb(of: rest) else { return arguments }
    var result = Array(rest)
    result.insert(contentsOf: ["-C", folder], at: verb.position + 1)
    return result
  }

  /// A word that stands where a verb must, and is none.
  private static func refuseUnknownVerb(_ arguments: [String]) throws(CommandError) {
    var configuration = TicketsCommand.configuration
    for word in arguments where word != "help" {
      let verbs = configuration.allSubcommands
      guard !verbs.isEmpty, configuration.defaultSubcommand == nil, !word.hasPrefix("-") else {
        return
      }
      guard let verb = verbs.first(where: { $0.configuration.commandName == word }) else {
        let names = verbs.compactMap { $0.configuration.commandName }
        let near = Spelling.suggestion(for: word, among: names)
        throw CommandError(
          .usage, "there is no command \(word)",
          hints: [
            near.map { "did you mean \($0)?" } ?? "commands: \(names.joined(separator: ", "))"
          ])
      }
      configuration = verb.configuration
    }
  }

  /// The innermost verb, such as `install` in `hooks install`, and its position.
  private static func lastVerb(
    of arguments: ArraySlice<String>
  ) -> (command: any ParsableCommand.Type, position: Int)? {
    var commands = TicketsCommand.configuration.allSubcommands
    var last: (command: any ParsableCommand.Type, position: Int)?
    for (index, word) in arguments.enumerated() {
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
        break
      }
      last = (command, index)
      commands = command.configuration.allSubcommands
    }
    return last
  }
}
