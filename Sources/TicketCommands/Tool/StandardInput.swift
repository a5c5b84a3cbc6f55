internal import SystemPackage

/// What is typed, or piped in.
enum StandardInput {
  /// Everything up to the end, as text.
  static func readAll() throws(CommandError) -> String {
    do {
      var bytes: [UInt8] = []
      while true {
        let piece = try unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
          count = try unsafe FileDescriptor.standardInput.read(
            into: UnsafeMutableRawBufferPointer(buffer))
        }
        guard !piece.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
        bytes += piece
      }
    } catch {
      throw CommandError(.environment, "can't read standard input: \(error)")
    }
  }

  /// Whether a person is typing.
  static var isTerminal: Bool { OutputStream(.standardInput).isTerminal }

  /// The first letter of the answer to a question, in lower case; nil at the end of the input.
  static func answer() -> Character? {
    readLine().map { $0.lowercased().first ?? " " }
  }
}
