#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An advisory lock on a file of our own, held until its owner goes; the system frees it at a kill.
package final class FileLock {
  private let descriptor: Int32

  /// Waits for the lock, and takes it.
  package init(_ path: String) throws(FileError) {
    descriptor = try Files.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, "lock", 0o666)
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR {
        let error = Files.failure("lock", path)
        close(descriptor)
        throw error
      }
    }
  }

  deinit {
    close(descriptor)
  }

  /// Whether somebody has the lock now.
  package static func isHeld(_ path: String) -> Bool {
    guard let probe = try? Files.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, "lock") else {
      return false
    }
    defer { close(probe) }
    return flock(probe, LOCK_EX | LOCK_NB) != 0
  }
}
