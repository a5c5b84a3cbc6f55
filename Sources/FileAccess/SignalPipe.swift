import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Signals as bytes in a pipe, so that a loop can wait for them beside other things.
///
/// There can be one at a time. While it lives the signals do nothing else.
package final class SignalPipe {
  private static let target = Atomic<Int32>(-1)
  private let reading: Int32
  private let writing: Int32
  private let signals: [Int32]

  /// Catches some signals; nil where the system has no pipe left.
  package init?(_ signals: [Int32]) {
    guard let ends = systemPipe() else { return nil }
    (reading, writing) = ends
    self.signals = signals
    for end in [reading, writing] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    SignalPipe.target.store(writing, ordering: .sequentiallyConsistent)
    for number in signals {
      signal(number) { number in
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        let end = SignalPipe.target.load(ordering: .sequentiallyConsistent)
        _ = unsafe write(end, &byte, 1)
        errno = saved
      }
    }
  }

  deinit {
    for number in signals { signal(number, SIG_DFL) }
    SignalPipe.target.store(-1, ordering: .sequentiallyConsistent)
    close(reading)
    close(writing)
  }

  /// What ended a wait.
  package enum Event: Hashable, Sendable {
    /// Nothing happened in time.
    case timeout
    /// A signal came.
    case signal(Int32)
    /// A byte came in.
    case byte(UInt8)
    /// No byte will ever come again.
    case endOfInput
  }

  /// Waits for a signal, or for a byte from a file where one is given.
  package func wait(milliseconds: Int, input: Int32?) -> Event {
    var files = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
    if let input { files.append(pollfd(fd: input, events: Int16(POLLIN), revents: 0)) }
    let count = unsafe poll(&files, nfds_t(files.count), Int32(milliseconds))
    if let byte = read(reading) { return .signal(Int32(byte)) }
    guard count > 0, files.count > 1, files[1].revents != 0, let input else { return .timeout }
    return read(input).map(Event.byte) ?? .endOfInput
  }

  private func read(_ descriptor: Int32) -> UInt8? {
    var bytes: [UInt8] = [0]
    return systemRead(descriptor, &bytes, from: 0) == 1 ? bytes[0] : nil
  }

  /// Lets a signal do to this process what it does by default, whatever this thread blocks.
  package static func takeEffect(_ number: Int32) {
    signal(number, SIG_DFL)
    unblockSignals([number])
    raise(number)
  }
}
