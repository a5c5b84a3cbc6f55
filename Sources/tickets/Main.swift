internal import TicketCommands

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

@main
struct Main {
  static func main() {
    let status = CommandLineTool.run(Array(CommandLine.arguments.dropFirst()))
    #if DEBUG
      exit(status)
    #else
      // All that was written is written, and the system frees the rest faster than its owners do.
      _exit(status)
    #endif
  }
}
