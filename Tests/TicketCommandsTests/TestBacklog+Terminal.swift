import Foundation
import TestSupport

extension TestBacklog {
  /// Whether util-linux's `script` is here, which makes terminals.
  static var hasTerminal: Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
      && FileManager.default.fileExists(atPath: "/proc/self")
  }

  /// What a shell command prints on a terminal of that size, its line ends as in a file.
  func inTerminal(
    _ command: String, columns: Int, rows: Int = 40, typing keys: String = "",
    adding extra: [String: String] = [:]
  ) throws -> String {
    var environment = repository.environment()
    environment["TERM"] = "xterm"
    environment["LC_ALL"] = "C.UTF-8"
    environment["PATH"] = "\(TestBacklog.binaryFolder):\(environment["PATH"] ?? "")"
    environment["SHELL"] = "/bin/sh"
    return try ProcessResult.run(
      ["script", "-qefc", "stty rows \(rows) cols \(columns); \(command)", "/dev/null"],
      directory: repository.root, environment: environment.merging(extra) { $1 }, input: keys
    ).output.replacingOccurrences(of: "\r\n", with: "\n")
  }
}
