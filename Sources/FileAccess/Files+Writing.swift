internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// Creates a file that must not exist yet, and writes it; `isDurable` waits until the disk has it.
  package static func create(
    _ path: String, _ bytes: [UInt8], permissions: UInt32 = 0o666, isDurable: Bool = false
  ) throws(FileError) {
    try create(path, parts: [bytes], permissions: permissions, isDurable: isDurable)
  }

  /// Creates a file of several parts, which are written one after the other.
  package static func create(
    _ path: String, parts: [[UInt8]], permissions: UInt32 = 0o666, isDurable: Bool = false
  ) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = try open(path, flags, "create", permissions)
    do throws(FileError) {
      for part in parts { try write(part, to: descriptor, path) }
      guard !isDurable || fsync(descriptor) == 0 else { throw failure("write", path) }
    } catch {
      close(descriptor)
      unsafe unlink(path)
      throw error
    }
    guard close(descriptor) == 0 else {
      let error = failure("write", path)
      unsafe unlink(path)
      throw error
    }
  }

  /// Gives a file that is there, such as a lock of our own, other bytes.
  package static func overwrite(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let descriptor = try open(path, O_WRONLY | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, "write")
    do throws(FileError) {
      try write(bytes, to: descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw failure("write", path) }
  }

  /// Replaces a file, or makes one, in one step: a temporary file, made durable, renamed over it.
  ///
  /// Who opens the path meanwhile sees the old bytes or the new ones. Permissions are kept, and those
  /// of a new file are the given ones without what the process masks. The
  /// temporary file is `staging`, or a hidden one beside the file where that is nil or on another
  /// disk; what a killed process left there is replaced, so one process at a time may do this.
  package static func replace(
    _ path: String, with bytes: [UInt8], staging: String? = nil, permissions: UInt32 = 0o666
  ) throws(FileError) {
    let old = try metadata(path)
    let temporary = staging ?? hiddenName(beside: path)
    unsafe unlink(temporary)
    try create(temporary, bytes, permissions: old?.permissions ?? permissions, isDurable: true)
    do throws(FileError) {
      try replace(path, withFile: temporary)
    } catch {
      unsafe unlink(temporary)
      guard staging != nil, error.reason == .improperLink else { throw error }
      try replace(path, with: bytes, permissions: permissions)
    }
  }

  /// Waits until the disk has a file.
  package static func synchronize(_ path: String) throws(FileError) {
    let descriptor = try open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, "write")
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("write", path) }
  }

  /// Renames a file over another, whose permissions it takes on.
  package static func replace(_ path: String, withFile other: String) throws(FileError) {
    if let old = try metadata(path), unsafe chmod(other, mode_t(old.permissions)) != 0 {
      throw failure("write", path)
    }
    try rename(other, to: path)
  }

  private static func hiddenName(beside path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return ".\(path).tmp" }
    return "\(path[...slash]).\(path[path.index(after: slash)...]).tmp"
  }

  private static func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let result = systemWrite(descriptor, bytes, from: written)
      if result >= 0 {
        written += result
      } else if errno != EINTR {
        throw failure("write", path)
      }
    }
  }
}
