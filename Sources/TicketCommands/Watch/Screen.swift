internal import FileAccess

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The whole terminal, lent for a while: what stood on it comes back.
final class Screen {
  private let output: OutputStream
  private let mode: TerminalMode?
  private let signals: SignalPipe
  private var input: Int32?

  /// Takes the screen; nil where the system refuses.
  init?(_ output: OutputStream) throws(CommandError) {
    let watched = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]
    guard let signals = SignalPipe(watched) else { return nil }
    self.output = output
    self.signals = signals
    mode = TerminalMode(of: STDIN_FILENO)
    input = mode == nil ? nil : STDIN_FILENO
    try enter()
  }

  /// Alternate screen on, cursor hidden, lines that are too long cut.
  private func enter() throws(CommandError) {
    mode?.silence()
    try output.write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l")
  }

  /// Gives the screen back as it was.
  func leave() throws(CommandError) {
    mode?.restore()
    try output.write("\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l")
  }

  /// Shows lines from the top, in one go.
  ///
  /// Each line is emptied before it is written: behind a full one the cursor stands on its last column.
  func show(_ lines: [String]) throws(CommandError) {
    let text = lines.map { "\u{1B}[K" + $0 }.joined(separator: "\r\n")
    try output.write("\u{1B}[?2026h\u{1B}[H" + text + "\u{1B}[?2026l")
  }

  /// What a person or the system wants.
  enum Wish: Hashable {
    /// Nothing: look whether something has changed.
    case look
    /// To see everything anew.
    case redraw
    /// To end.
    case quit
  }

  /// Waits; a signal that ends the process takes effect once the screen is given back.
  func wait(milliseconds: Int) throws(CommandError) -> Wish {
    switch signals.wait(milliseconds: milliseconds, input: input) {
    case .timeout: return .look
    case .byte(let key): return wish(key)
    case .endOfInput:
      input = nil
      return .look
    case .signal(SIGWINCH), .signal(SIGCONT): return .redraw
    case .signal(SIGTSTP):
      try leave()
      raise(SIGSTOP)
      try enter()
      return .redraw
    case .signal(let number):
      try leave()
      SignalPipe.takeEffect(number)
      return .quit
    }
  }

  private func wish(_ key: UInt8) -> Wish {
    switch key {
    case UInt8(ascii: "q"), UInt8(ascii: "Q"), 0x04: .quit
    case UInt8(ascii: "r"), 0x0C: .redraw
    default: .look
    }
  }
}
