internal import FileAccess
internal import Foundation

internal import SystemPackage

/// What is typed, or piped in.
enum StandardInput {
  /// Everything up to the end, as text.
  static func readAll() throws(CommandError) -> String {
    do {
      let data = try FileHandle.standardInput.readToEnd() ?? Data()
      return String(decoding: data, as: UTF8.self)
    } catch {
      throw CommandError(.environment, "can't read standard input: \(error.localizedDescription)")
    }
  }

  /// Whether a person is typing.
  static var isTerminal: Bool { OutputStream(.standardInput).isTerminal }

  /// The first letter of the answer to a question, in lower case; nil at the end of the input.
  static func answer() -> Character? {
    readLine().map { $0.lowercased().first ?? " " }
  }
}
