internal import FileAccess
internal import Foundation
internal import TicketModel
internal import TicketReports

internal import SystemPackage

/// What a command may know of the world: the one place that reads variables, clock and terminal.
struct CommandEnvironment {
  /// The variables of the process.
  let variables: [String: String]
  /// The folder to work in: absolute.
  let directory: String
  /// The moment at which the command began.
  let now: Instant
  let standardOutput: OutputStream
  let standardError: OutputStream

  /// The process's own.
  static func ofProcess(directory: String?) throws(CommandError) -> CommandEnvironment {
    let manager = FileManager.default
    let current = manager.currentDirectoryPath
    var path = current
    if let directory {
      path = directory.hasPrefix("/") ? directory : current + "/" + directory
      guard let resolved = Files.resolved(path) else {
        throw CommandError(.environment, "there is no folder \(directory)")
      }
      path = resolved
    }
    return CommandEnvironment(
      variables: ProcessInfo.processInfo.environment, directory: path,
      now: Instant(seconds: Int64(Date().timeIntervalSince1970)),
      standardOutput: OutputStream(.standardOutput),
      standardError: OutputStream(.standardError))
  }

  /// How text is to look on standard output.
  func style(color: ColorChoice) -> TerminalStyle {
    let isTerminal = standardOutput.isTerminal
    let isPlain = variables["NO_COLOR"].map { !$0.isEmpty } ?? false || variables["TERM"] == "dumb"
    let wantsColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isPlain
      }
    let locale = variables["LC_ALL"] ?? variables["LC_CTYPE"] ?? variables["LANG"] ?? ""
    let readsUnicode = locale.uppercased().contains("UTF")
    return TerminalStyle(
      color: wantsColor, unicode: isTerminal && readsUnicode,
      width: isTerminal ? columns : 0)
  }

  private var columns: Int {
    if let text = variables["COLUMNS"], let columns = Int(text), columns > 0 { return columns }
    return standardOutput.columns ?? 80
  }
}
