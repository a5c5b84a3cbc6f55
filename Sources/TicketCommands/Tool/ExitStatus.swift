/// The exit codes: this file has them all.
public enum ExitStatus: Int32, Sendable {
  /// All is well.
  case success = 0
  /// The change was refused, or there are findings.
  case refused = 1
  /// The command line or the configuration is wrong.
  case usage = 2
  /// The machine or the repository stands in the way.
  case environment = 3
  /// SIGHUP came in the middle of a change, which was put back.
  case hungUp = 129
  /// SIGINT came in the middle of a change, which was put back.
  case interrupted = 130
  /// SIGTERM came in the middle of a change, which was put back.
  case terminated = 143
}
