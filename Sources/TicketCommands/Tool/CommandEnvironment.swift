internal import FileAccess
internal import TicketModel
internal import TicketReports

internal import SystemPackage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

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
    guard let path = Files.resolved(directory ?? ".") else {
      throw CommandError(
        .environment, directory.map { "there is no folder \($0)" } ?? "this folder is gone")
    }
    return CommandEnvironment(
      variables: ProcessVariables.read(), directory: path,
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
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
    let readsUnicode = locale.uppercased().contains("UTF")
    return TerminalStyle(
      color: wantsColor, unicode: isTerminal && readsUnicode, width: isTerminal ? columns : 0,
      canPosition: isTerminal && variables["TERM"] != "dumb")
  }

  /// The columns of the terminal; `COLUMNS` may ask for fewer, but a stale one can't ask for more.
  private var columns: Int {
    let wanted = variables["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    guard let actual = standardOutput.columns else { return wanted ?? 80 }
    return min(wanted ?? actual, actual)
  }
}
