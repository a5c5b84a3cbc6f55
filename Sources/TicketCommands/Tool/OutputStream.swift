#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

internal import SystemPackage

/// Standard output or standard error: what could not be written is an error, never lost in silence.
struct OutputStream {
  private let descriptor: FileDescriptor

  init(_ descriptor: FileDescriptor) {
    self.descriptor = descriptor
  }

  /// Writes all of a text.
  func write(_ text: String) throws(CommandError) {
    do {
      try descriptor.writeAll(text.utf8)
    } catch let error as Errno where error == .brokenPipe {
      throw .silent(.success)
    } catch {
      throw CommandError(.environment, "can't write the output: \(error)")
    }
  }

  /// Whether a person is looking.
  var isTerminal: Bool { isatty(descriptor.rawValue) == 1 }

  /// The columns of the terminal; nil where it is none.
  var columns: Int? { size.flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil } }

  /// The rows of the terminal; nil where it is none.
  var rows: Int? { size.flatMap { $0.ws_row > 0 ? Int($0.ws_row) : nil } }

  private var size: winsize? {
    var size = winsize()
    let request = UInt(TIOCGWINSZ)
    return unsafe ioctl(descriptor.rawValue, request, &size) == 0 ? size : nil
  }
}
