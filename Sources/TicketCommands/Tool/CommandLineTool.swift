internal import ArgumentParser
internal import FileAccess
internal import Libgit2
internal import TicketReports

internal import SystemPackage

/// Runs the command line from its arguments to an exit code.
public enum CommandLineTool {
  /// What a change and the system's own threads open at once, and some to spare: those threads end a
  /// process in which they can't open anything.
  private static let neededDescriptors = 13

  /// Runs one command on this thread; gives the exit code.
  public static func run(_ arguments: [String]) -> Int32 {
    Descriptors.fillStandardStreams()
    guard Descriptors.areFree(neededDescriptors) else {
      report(
        CommandError(
          .environment, "fewer than \(neededDescriptors) more files can be opened here",
          hints: ["raise the limit: ulimit -n 256"]))
      return ExitStatus.environment.rawValue
    }
    ThreadHeap.prepare()
    ThreadHeap.makeRoom()
    return answer(arguments)
  }

  private static func answer(_ arguments: [String]) -> Int32 {
    do {
      if let call = HookCall(arguments) {
        try call.perform(.ofProcess(directory: nil), .auto)
        return ExitStatus.success.rawValue
      }
      var command = try parsed(QueryWords.shielded(hoisted(arguments)))
      try command.run()
      return ExitStatus.success.rawValue
    } catch let error as CommandError {
      report(error)
      return error.status.rawValue
    } catch {
      return reportUsage(error, of: arguments)
    }
  }

  /// Tells on standard error why a command ended without having done its work.
  static func report(_ error: CommandError) {
    try? OutputStream(.standardError).write(error.text)
  }

  private static func reportUsage(_ error: any Error, of arguments: [String]) -> Int32 {
    let text = TicketsCommand.fullMessage(for: error) + "\n"
    guard TicketsCommand.exitCode(for: error).isSuccess else {
      // The parser's word for it, as all other errors have it.
      let lowered = text.hasPrefix("Error: ") ? "e" + text.dropFirst() : text
      let hint = text.contains("Unknown option") ? QueryWords.hint(arguments) : nil
      try? OutputStream(.standardError).write(
        DisplayWidth.sanitizedLines(lowered, unicode: false)
          + (hint.map(CommandError.line) ?? ""))
      return ExitStatus.usage.rawValue
    }
    do {
      try OutputStream(.standardOutput).write(text)
      return ExitStatus.success.rawValue
    } catch {
      report(error)
      return error.status.rawValue
    }
  }
}
