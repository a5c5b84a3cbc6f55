internal import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// SIGINT, SIGTERM and SIGHUP while something must not be left half done.
///
/// Between `begin` and `end` they don't end the process: they end the child that it waits for, and are
/// there to be asked for between two steps. One that the process was started to ignore stays ignored.
package final class Interruption: Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Makes one; a process has at most one at work.
  package init() {}

  /// From here on the signals are only noted.
  package func begin() {
    caught.store(0, ordering: .relaxed)
    for signal in Interruption.signals where !isIgnored(signal) { handle(signal, note) }
    handle(SIGALRM, insist)
    // A process that was started by a thread which blocks them would never hear of them.
    unblockSignals(Interruption.signals + [SIGALRM])
  }

  /// From here on they end the process again.
  package func end() {
    _ = alarm(0)
    for signal in Interruption.signals where !isIgnored(signal) { restore(signal) }
    restore(SIGALRM)
  }

  /// The signal that came; nil for none, and for one that has been taken note of.
  package var signal: Int32? {
    let value = caught.load(ordering: .relaxed)
    return value > 0 ? value : nil
  }

  /// What is to come is the way back: it is not interrupted.
  package func acknowledge() {
    caught.store(-1, ordering: .relaxed)
    child.store(0, ordering: .relaxed)
  }

  /// The process that ends with us, and with it those it started where it leads a group.
  package func watch(_ process: Int32, leadsGroup: Bool) {
    child.store(leadsGroup ? -process : process, ordering: .relaxed)
    if signal != nil { endChild(SIGTERM) }
  }

  /// No process is waited for any longer; after a signal, what is left of its group goes.
  package func unwatch() {
    if signal != nil, child.load(ordering: .relaxed) < 0 { endChild(SIGKILL) }
    child.store(0, ordering: .relaxed)
  }

  /// Lets others go on for so long, or until a signal comes.
  package static func pause(milliseconds: Int) {
    usleep(UInt32(milliseconds) * 1000)
  }

  /// Whether there is a terminal whose foreground group children have to stay in.
  package static var hasTerminal: Bool {
    let descriptor = systemOpen("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY, 0)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }
}

private let caught = Atomic<Int32>(0)
private let child = Atomic<Int32>(0)

/// Sends a signal to the child; all that a handler may do.
private func endChild(_ signal: Int32) {
  let process = child.load(ordering: .relaxed)
  if process != 0 { kill(process, signal) }
}

private func note(_ signal: Int32) {
  let isFirst = caught.load(ordering: .relaxed) == 0
  if isFirst { caught.store(signal, ordering: .relaxed) }
  endChild(isFirst ? SIGTERM : SIGKILL)
  _ = alarm(2)
}

/// The child had its two seconds.
private func insist(_ signal: Int32) { endChild(SIGKILL) }

private func handle(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
  var action = sigaction()
  #if canImport(Darwin)
    unsafe action.__sigaction_u.__sa_handler = handler
  #else
    unsafe action.__sigaction_handler.sa_handler = handler
  #endif
  action.sa_flags = Int32(SA_RESTART)
  unsafe sigaction(number, &action, nil)
}

private func restore(_ number: Int32) {
  signal(number, SIG_DFL)
}
