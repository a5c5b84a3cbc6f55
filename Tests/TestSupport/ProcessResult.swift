import Foundation

/// What a child process printed, and how it ended.
package struct ProcessResult: Sendable {
  /// Its standard output.
  package var output: String
  /// Its standard error.
  package var errors: String
  /// Its exit code, or the signal that ended it.
  package var status: Int32

  /// Runs a program to its end: `arguments[0]` is a path, or a name that `env` finds.
  package static func run(
    _ arguments: [String], directory: String, environment: [String: String], input: String? = nil
  ) throws -> ProcessResult {
    let folder = try TemporaryFolder()
    let names = ["in", "out", "err"].map { folder.path + "/" + $0 }
    try Data((input ?? "").utf8).write(to: URL(fileURLWithPath: names[0]))
    for name in names.dropFirst() { try Data().write(to: URL(fileURLWithPath: name)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = environment
    process.standardInput = FileHandle(forReadingAtPath: names[0])
    process.standardOutput = FileHandle(forWritingAtPath: names[1])
    process.standardError = FileHandle(forWritingAtPath: names[2])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { String(decoding: try contents(ofFile: $0), as: UTF8.self) }
    return ProcessResult(output: texts[1], errors: texts[2], status: process.terminationStatus)
  }
}

/// A child process that should have succeeded and did not.
package struct ProcessFailure: Error, CustomStringConvertible {
  /// The command and what it printed.
  package let description: String

  init(arguments: [String], _ result: ProcessResult) {
    description =
      "\(arguments.joined(separator: " ")): exit \(result.status)\n\(result.output)\(result.errors)"
  }
}
