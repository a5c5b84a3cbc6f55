internal import ArgumentParser
internal import Libgit2
internal import TicketModel
internal import TicketReports
internal import TicketSyntax

internal import SystemPackage

extension CommandConfiguration {
  /// The verbs, in groups or not.
  fileprivate var allSubcommands: [any ParsableCommand.Type] {
    ungroupedSubcommands + groupedSubcommands.flatMap(\.subcommands)
  }
}

/// Runs the command line from its arguments to an exit code.
public enum CommandLineTool {
  /// Readies the process: to be called first, while it has one thread.
  public static func prepare() {
    ThreadHeap.prepare()
  }

  /// Runs one command; gives the exit code.
  public static func run(_ arguments: [String]) async -> Int32 {
    ThreadHeap.makeRoom()
    do {
      try refuseUnknownVerb(arguments)
      var command = try await TicketsCommand.asyncParseAsRoot(
        QueryWords.shielded(hoisted(arguments)))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return ExitStatus.success.rawValue
    } catch let error as CommandError {
      report(error)
      return error.status.rawValue
    } catch {
      return reportUsage(error)
    }
  }

  /// Git's habit: `-C DIR` may stand before the verb; here it is moved behind it.
  private static func hoisted(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var folder: String?
    while rest.first == "-C", rest.count > 1 {
      let next = rest[rest.startIndex + 1]
      folder = next.hasPrefix("/") ? next : folder.map { $0 + "/" + next } ?? next
      rest = rest.dropFirst(2)
    }
    guard let folder, let position = lastVerb(of: rest) else { return arguments }
    var result = Array(rest)
    result.insert(contentsOf: ["-C", folder], at: position + 1)
    return result
  }

  /// A word that stands where a verb must, and is none.
  private static func refuseUnknownVerb(_ arguments: [String]) throws(CommandError) {
    var configuration = TicketsCommand.configuration
    for word in hoisted(arguments) where word != "help" {
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

  /// The position of the innermost verb, such as `install` in `hooks install`.
  private static func lastVerb(of arguments: ArraySlice<String>) -> Int? {
    var commands = TicketsCommand.configuration.allSubcommands
    var position: Int?
    for (index, word) in arguments.enumerated() {
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
        break
      }
      position = index
      commands = command.configuration.allSubcommands
    }
    return position
  }

  /// Tells on standard error why a command ended without having done its work.
  static func report(_ error: CommandError) {
    try? OutputStream(.standardError).write(error.text)
  }

  private static func reportUsage(_ error: any Error) -> Int32 {
    let text = TicketsCommand.fullMessage(for: error) + "\n"
    guard TicketsCommand.exitCode(for: error).isSuccess else {
      // The parser's word for it, as all other errors have it.
      let lowered = text.hasPrefix("Error: ") ? "e" + text.dropFirst() : text
      try? OutputStream(.standardError).write(DisplayWidth.sanitizedLines(lowered, unicode: false))
      return ExitStatus.usage.rawValue
    }
    do {
      try OutputStream(.standardOutput).write(text)
      return ExitStatus.success.rawValue
    } catch {
      return error.status.rawValue
    }
  }
}
