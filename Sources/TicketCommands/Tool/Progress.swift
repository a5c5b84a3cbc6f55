/// Tells a person at a terminal that long work goes on; says nothing anywhere else.
struct Progress {
  private let stream: OutputStream
  private let isShown: Bool

  /// Work on so many things; little of it is not worth a word.
  init(_ environment: CommandEnvironment, count: Int) {
    stream = environment.standardError
    isShown = count >= 500 && environment.standardError.isTerminal
  }

  /// Says what goes on.
  func begin(_ text: String) throws(CommandError) {
    if isShown { try stream.write("\(text)…\r") }
  }

  /// Takes it away again.
  func end() {
    if isShown { try? stream.write("\u{1b}[2K\r") }
  }
}
