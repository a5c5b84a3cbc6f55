internal import TicketCommands

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

@main
struct Main {
  /// Not asynchronous itself: the process is to be readied before there are other threads.
  static func main() {
    if let status = CommandLineTool.prepare() { exit(status) }
    Task.detached {
      let status = await CommandLineTool.run(Array(CommandLine.arguments.dropFirst()))
      #if DEBUG
        exit(status)
      #else
        // All that was written is written, and the system frees the rest faster than its owners do.
        _exit(status)
      #endif
    }
    while true { pause() }
  }
}
