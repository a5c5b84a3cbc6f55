#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The time in which the system starts its own threads. One that can't open what it needs ends the
/// process by a trap; in this time that is an error in words.
package enum ThreadStart {
  /// It begins.
  package static func begin() { signal(SIGILL, explain); signal(SIGTRAP, explain) }

  /// It is over: from here on a trap is a trap.
  package static func end() { signal(SIGILL, SIG_DFL); signal(SIGTRAP, SIG_DFL) }
}

/// All that a handler may do: say it, and leave.
private func explain(_ signal: Int32) {
  let words: StaticString = """
    error: the system's own threads can't open what they need
    hint: too many files are open here: close some, or raise the limit: ulimit -n 256

    """
  _ = unsafe write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
  _exit(3)
}
