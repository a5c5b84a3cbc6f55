internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Files {
  /// The bytes of a regular file; a symbolic link in its last component is refused.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = try open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, "read")
    defer { close(descriptor) }
    return try readAll(descriptor, path)
  }

  /// The bytes of a regular file, or nil where there is none of that name.
  package static func readIfPresent(_ path: String) throws(FileError) -> [UInt8]? {
    do {
      return try read(path)
    } catch let error where error.reason == .noSuchFileOrDirectory || error.reason == .notDirectory
    {
      return nil
    }
  }

  /// The bytes of an open file, which must be a regular one.
  static func readAll(
    _ descriptor: Int32, _ path: @autoclosure () -> String
  ) throws(FileError) -> [UInt8] {
    try readAllStamped(descriptor, path()).bytes
  }

  /// The bytes of an open file, which must be a regular one, and its stamp from before they were read.
  static func readAllStamped(
    _ descriptor: Int32, _ path: @autoclosure () -> String
  ) throws(FileError) -> (bytes: [UInt8], stamp: FileStamp) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure("read", path()) }
    guard kind(ofMode: status.st_mode) == .file else {
      throw FileError(operation: "read", path: path(), reason: .invalidArgument)
    }
    let size = Int(status.st_size)
    let bytes = systemRead(descriptor, size)
    guard bytes != nil || errno == EINTR else { throw failure("read", path()) }
    let stamp = FileStamp(status)
    if let bytes, size > 0, bytes.count == size { return (bytes, stamp) }
    return (try readRest(descriptor, after: bytes ?? [], path()), stamp)
  }

  /// Reads on to the end: the file grew or shrank meanwhile, or the system gave less than asked for.
  private static func readRest(
    _ descriptor: Int32, after start: [UInt8], _ path: String
  ) throws(FileError) -> [UInt8] {
    var bytes = start
    var count = bytes.count
    while true {
      bytes.append(contentsOf: repeatElement(0, count: max(4_096, count)))
      let result = systemRead(descriptor, &bytes, from: count)
      guard result >= 0 || errno == EINTR else { throw failure("read", path) }
      count += max(0, result)
      bytes.removeLast(bytes.count - count)
      if result == 0 { return bytes }
    }
  }
}
