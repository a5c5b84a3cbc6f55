#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How a terminal handles what is typed.
package struct TerminalMode {
  private let descriptor: Int32
  private let settings: termios

  /// Takes down how a terminal is set; nil where the file is none.
  package init?(of descriptor: Int32) {
    var settings = termios()
    guard isatty(descriptor) == 1, unsafe tcgetattr(descriptor, &settings) == 0 else { return nil }
    self.descriptor = descriptor
    self.settings = settings
  }

  /// Has each key delivered at once and none shown; signals stay what they are.
  package func silence() {
    var changed = settings
    changed.c_lflag &= ~tcflag_t(ICANON | ECHO)
    set(changed)
  }

  /// Sets the terminal as it was.
  package func restore() { set(settings) }

  private func set(_ settings: termios) {
    var settings = settings
    while unsafe tcsetattr(descriptor, TCSADRAIN, &settings) != 0, errno == EINTR {}
  }
}
