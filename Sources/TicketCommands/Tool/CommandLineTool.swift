internal import ArgumentParser
internal import Libgit2
internal import TicketModel
internal import TicketReports

internal import SystemPackage

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
      var command = try await parsed(QueryWords.shielded(hoisted(arguments)))
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
