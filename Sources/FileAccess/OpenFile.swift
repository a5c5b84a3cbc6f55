#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A regular file open for reading: it stays the same one when another is renamed over its path.
package final class OpenFile: Sendable {
  private let path: String
  private let descriptor: Int32

  /// Opens a file; a symbolic link in its last component is refused.
  package init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = try Files.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, "read")
  }

  deinit { close(descriptor) }

  /// The bytes from a place on, as many as asked for; fewer where the file ends before.
  package func read(_ count: Int, at start: Int = 0) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let part = systemRead(descriptor, count - bytes.count, at: start + bytes.count) else {
        if errno == EINTR { continue }
        throw Files.failure("read", path)
      }
      if part.isEmpty { break }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
    return bytes
  }

  /// How many bytes the file has.
  package var size: Int {
    var status = stat()
    return unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }
}
