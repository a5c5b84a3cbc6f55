internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The streams between us and a program whose input and output are in memory; they close with it.
///
/// The input is a socket: it can be ended whatever becomes of its closing, and a reader that has gone
/// is an error and not a signal.
final class ChildPipes {
  /// What become the program's standard input, output and error.
  private(set) var childEnds: [Int32] = []
  /// Ours, in the same order; -1 for one that is closed.
  private var ends: [Int32] = []
  private var failure: Errno?

  /// Makes them, all closed in programs that start; a reason where the system has none left.
  init() throws(Errno) {
    try add(systemSocketPair())
    try add(systemPipe())
    try add(systemPipe())
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  private func add(_ pair: (Int32, Int32)?) throws(Errno) {
    guard let pair else { throw Errno(rawValue: errno) }
    ends.append(pair.0)
    childEnds.append(pair.1)
    for end in [pair.0, pair.1] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  deinit {
    closeChildEnds()
    for number in ends.indices { finish(number) }
  }

  private func closeChildEnds() {
    for end in childEnds { close(end) }
    childEnds = []
  }

  /// Nothing more goes through one of ours.
  private func finish(_ number: Int) {
    guard ends[number] >= 0 else { return }
    if number == 0 { shutdown(ends[number], Int32(SHUT_WR)) }
    close(ends[number])
    ends[number] = -1
  }

  /// Sends the input and collects what is printed, until both outputs end, or until the program
  /// `hasEnded` where one that it started keeps them.
  ///
  /// - Returns: output, errors, and the system's reason where a part of it was refused.
  func exchange(
    _ input: [UInt8], hasEnded: () -> Bool
  ) -> (output: [UInt8], errors: [UInt8], failure: Errno?) {
    closeChildEnds()
    var unsent = input[...]
    var (output, errors): ([UInt8], [UInt8]) = ([], [])
    while ends[1] >= 0 || ends[2] >= 0 {
      var files = ends.map { pollfd(fd: $0, events: Int16(POLLIN | POLLOUT), revents: 0) }
      let isQuiet = unsafe poll(&files, nfds_t(files.count), 100) <= 0
      // Asked before the last look: what it printed is there by then.
      let isLast = isQuiet && hasEnded()
      send(&unsent)
      receive(&output, from: 1)
      receive(&errors, from: 2)
      if isLast { break }
    }
    return (output, errors, failure)
  }

  private func send(_ bytes: inout ArraySlice<UInt8>) {
    while ends[0] >= 0, !bytes.isEmpty {
      let count = systemSend(ends[0], bytes)
      guard count < 0 else {
        bytes = bytes.dropFirst(count)
        continue
      }
      switch Errno(rawValue: errno) {
      case .wouldBlock: return
      case .interrupted: continue
      // It needs no more of it.
      case .brokenPipe, .connectionReset: bytes = []
      case let reason:
        failure = reason
        bytes = []
      }
    }
    finish(0)
  }

  private func receive(_ bytes: inout [UInt8], from number: Int) {
    while ends[number] >= 0 {
      if let part = systemRead(ends[number], 1 << 16) {
        bytes += part
        if part.isEmpty { finish(number) }
        continue
      }
      switch Errno(rawValue: errno) {
      case .wouldBlock: return
      case .interrupted: continue
      case let reason:
        failure = reason
        finish(number)
      }
    }
  }
}
