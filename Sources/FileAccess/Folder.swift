internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An open folder, whose files are read by their names alone: the system looks up no path for each.
package struct Folder: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Opens a folder.
  package init(_ path: String) throws(FileError) {
    descriptor = try Files.open(path, O_RDONLY | O_CLOEXEC | O_DIRECTORY, "list")
    self.path = path
  }

  deinit {
    close(descriptor)
  }

  /// The bytes of a regular file, or nil where there is none of that name; a symbolic link is refused.
  ///
  /// Its stamp is from before the bytes were read.
  package func readIfPresent(
    _ name: String
  ) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp)? {
    let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    while true {
      let file = systemOpen(name, in: descriptor, flags)
      if file >= 0 {
        defer { close(file) }
        return try Files.readAllStamped(file, "\(path)/\(name)")
      }
      if errno == ENOENT { return nil }
      if errno != EINTR { throw Files.failure("read", "\(path)/\(name)") }
    }
  }

  /// The stamp of a regular file; nil where there is none of that name.
  package func stamp(_ name: String) -> FileStamp? {
    guard let status = systemStatus(name, in: descriptor),
      Files.kind(ofMode: status.st_mode) == .file
    else { return nil }
    return FileStamp(status)
  }
}
