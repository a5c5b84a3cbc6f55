import FileAccess
import Foundation

/// A program begins with the files that are open here, and until it is another one it keeps them: a
/// script that a test is writing could then not be executed. So the two take turns.
let startingOrWriting = NSLock()

/// What a child process printed, and how it ended.
package struct ProcessResult: Sendable {
  /// Its standard output.
  package var output: String
  /// Its standard error.
  package var errors: String
  /// Its exit code, or 128 and the signal that ended it.
  package var status: Int32

  /// Runs a program to its end: `arguments[0]` is a path, or a name that `env` finds.
  package static func run(
    _ arguments: [String], directory: String, environment: [String: String], input: String? = nil
  ) throws -> ProcessResult {
    let child = ChildProcess(
      path: "/bin/sh",
      arguments: ["-c", "cd \"$0\" && exec /usr/bin/env \"$@\"", directory] + arguments,
      environment: environment)
    startingOrWriting.lock()
    var isLocked = true
    defer { if isLocked { startingOrWriting.unlock() } }
    let ending = try child.run(.captured(input: Array((input ?? "").utf8))) { _ in
      startingOrWriting.unlock()
      isLocked = false
    }
    return ProcessResult(
      output: String(decoding: ending.output, as: UTF8.self),
      errors: String(decoding: ending.errors, as: UTF8.self), status: ending.status)
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
