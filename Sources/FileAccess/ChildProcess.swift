internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program that is run to its end.
///
/// Whatever the system refuses is an error: none of it ends this process, or leaves it waiting.
package struct ChildProcess: Sendable {
  /// Where the program's standard streams lead.
  package enum Streams: Sendable {
    /// Input from memory, output and errors into memory.
    case captured(input: [UInt8])
    /// No input; all that it prints goes to our standard error as it comes.
    case shown
    /// Ours.
    case shared
  }

  /// What a program printed where that was captured, and how it ended.
  package struct Ending: Sendable {
    /// Standard output.
    package var output: [UInt8] = []
    /// Standard error.
    package var errors: [UInt8] = []
    /// The exit code; 128 and the signal's number where a signal ended it.
    package var status: Int32 = 0
  }

  private let path: String
  private let words: [String]
  private let variables: [String]
  private let leadsGroup: Bool

  /// Names a program by its path; it gets these arguments and variables, and may lead a process group.
  package init(
    path: String, arguments: [String], environment: [String: String], leadsGroup: Bool = false
  ) {
    self.path = path
    words = [path] + arguments
    variables = environment.map { "\($0)=\($1)" }
    self.leadsGroup = leadsGroup
  }

  /// Runs it, and waits for its end; `started` is told its number at once.
  package func run(
    _ streams: Streams, started: (Int32) -> Void = { _ in }
  ) throws(FileError) -> Ending {
    // The exit code of a child is lost to one that ignores the signal of its end.
    if isIgnored(SIGCHLD) { signal(SIGCHLD, SIG_DFL) }
    guard case .captured(let input) = streams else {
      let process = try start(streams, nil)
      started(process)
      return Ending(status: try wait(for: process))
    }
    let pipes: ChildPipes
    do throws(Errno) { pipes = try ChildPipes() } catch { throw refusal("run", error) }
    let process = try start(streams, pipes)
    started(process)
    var code: Int32?
    let (output, errors, failure) = pipes.exchange(input) {
      code = self.status(of: process)
      return code != nil
    }
    let status = if let code { code } else { try wait(for: process) }
    if let failure { throw refusal("talk to", failure) }
    return Ending(output: output, errors: errors, status: status)
  }

  private func start(_ streams: Streams, _ pipes: ChildPipes?) throws(FileError) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    // It starts with no signal blocked, whatever this thread does.
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    let flags = POSIX_SPAWN_SETSIGMASK | (leadsGroup ? POSIX_SPAWN_SETPGROUP : 0)
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    switch (streams, pipes) {
    case (.shared, _): break
    case (_, let pipes?):
      for (number, end) in pipes.childEnds.enumerated() {
        unsafe posix_spawn_file_actions_adddup2(&actions, end, Int32(number))
      }
    case (_, nil):
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
      unsafe posix_spawn_file_actions_adddup2(&actions, 2, 1)
    }
    var process: pid_t = 0
    let reason = unsafe withPointers(to: words) { words in
      unsafe withPointers(to: variables) { variables in
        unsafe posix_spawn(&process, path, &actions, &attributes, words, variables)
      }
    }
    guard reason == 0 else { throw refusal("run", Errno(rawValue: reason)) }
    return process
  }

  private func wait(for process: Int32) throws(FileError) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      let reason = Errno(rawValue: errno)
      guard reason == .interrupted else { throw refusal("wait for", reason) }
    }
    return exitCode(status)
  }

  /// How it ended; nil while it runs.
  private func status(of process: Int32) -> Int32? {
    var status: Int32 = 0
    return unsafe waitpid(process, &status, WNOHANG) == process ? exitCode(status) : nil
  }

  private func exitCode(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? status >> 8 & 0xff : 128 + signal
  }

  private func refusal(_ operation: String, _ reason: Errno) -> FileError {
    FileError(operation: operation, path: path, reason: reason)
  }
}

/// Lends words as the system takes them: each with a NUL behind it, and nil behind the last.
private func withPointers(
  to words: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32
) -> Int32 {
  var bytes: [CChar] = []
  let starts = words.map { word in
    defer { bytes += word.utf8.map { CChar(bitPattern: $0) } + [0] }
    return bytes.count
  }
  return unsafe bytes.withUnsafeMutableBufferPointer { buffer in
    var pointers = unsafe starts.map { start in unsafe buffer.baseAddress.map { unsafe $0 + start }
    }
    unsafe pointers.append(nil)
    return unsafe pointers.withUnsafeBufferPointer { pointers in
      unsafe pointers.baseAddress.map { unsafe body($0) } ?? EINVAL
    }
  }
}
