internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whole files and folders through POSIX, with a safe surface.
///
/// Together with `Libgit2` the only place where `unsafe` stands.
package enum Files {
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

  /// The names in a folder, in no order.
  package static func list(_ path: String) throws(FileError) -> [FolderEntry] {
    guard let stream = unsafe opendir(path) else { throw failure("list", path) }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      let known = unsafe kind(ofEntry: entry.pointee.d_type)
      entries.append(
        FolderEntry(name: name, kind: known ?? metadata("\(path)/\(name)")?.kind ?? .other))
    }
    return entries
  }

  /// What the system keeps about a path, without following a symbolic link; nil where there is nothing.
  package static func metadata(_ path: String) -> FileMetadata? {
    guard let status = systemStatus(path, followingLinks: false) else { return nil }
    return FileMetadata(
      kind: kind(ofMode: status.st_mode), permissions: UInt32(status.st_mode) & 0o7777)
  }

  /// Whether the path names a regular file that may be executed.
  package static func isExecutable(_ path: String) -> Bool {
    guard let status = systemStatus(path, followingLinks: true),
      kind(ofMode: status.st_mode) == .file
    else { return false }
    return unsafe access(path, X_OK) == 0
  }

  /// The path with every symbolic link resolved; nil where it leads nowhere.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

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

  /// Replaces a file in one step: a temporary file, made durable, renamed over it.
  ///
  /// Who opens the path meanwhile sees the old bytes or the new ones. Permissions are kept. The
  /// temporary file is `staging`, or a hidden one beside the file where that is nil or on another
  /// disk; what a killed process left there is replaced, so one process at a time may do this.
  package static func replace(
    _ path: String, with bytes: [UInt8], staging: String? = nil
  ) throws(FileError) {
    let old = metadata(path)
    let temporary = staging ?? hiddenName(beside: path)
    unsafe unlink(temporary)
    try create(temporary, bytes, permissions: old?.permissions ?? 0o666, isDurable: true)
    do throws(FileError) {
      try replace(path, withFile: temporary)
    } catch {
      unsafe unlink(temporary)
      guard staging != nil, error.reason == .improperLink else { throw error }
      try replace(path, with: bytes)
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
    if let old = metadata(path), unsafe chmod(other, mode_t(old.permissions)) != 0 {
      throw failure("write", path)
    }
    try rename(other, to: path)
  }

  private static func hiddenName(beside path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return ".\(path).tmp" }
    return "\(path[...slash]).\(path[path.index(after: slash)...]).tmp"
  }

  /// Gives a file a second name; false where the disk knows no hard links.
  package static func link(_ path: String, as second: String) -> Bool {
    systemLink(path, second) == 0
  }

  /// Renames a file over another, or to a new name.
  package static func rename(_ from: String, to: String) throws(FileError) {
    guard systemRename(from, to) == 0 else { throw failure("replace", to) }
  }

  /// Removes a file; one that is not there is fine.
  package static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
  }

  /// Removes a folder where it is empty; gives whether it went.
  @discardableResult
  package static func removeIfEmpty(folder path: String) -> Bool {
    unsafe rmdir(path) == 0
  }

  /// Makes a folder and those above it; gives the ones that it made, the outermost first.
  @discardableResult
  package static func makeFolders(_ path: String) throws(FileError) -> [String] {
    if unsafe mkdir(path, 0o777) == 0 { return [path] }
    if errno == EEXIST { return [] }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw failure("create", path)
    }
    let above = try makeFolders(String(path[..<slash]))
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure("create", path) }
    return above + [path]
  }

  /// Sets the permission bits of a file.
  package static func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) {
    guard unsafe chmod(path, mode_t(permissions)) == 0 else { throw failure("change", path) }
  }
}

extension Files {
  static func open(
    _ path: String, _ flags: Int32, _ operation: String, _ permissions: UInt32 = 0
  ) throws(FileError) -> Int32 {
    while true {
      let descriptor = systemOpen(path, flags, permissions)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw failure(operation, path) }
    }
  }

  static func failure(_ operation: String, _ path: String) -> FileError {
    FileError(operation: operation, path: path, reason: Errno(rawValue: errno))
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

  static func kind(ofMode mode: mode_t) -> FileKind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  private static func kind(ofEntry type: UInt8) -> FileKind? {
    switch Int(type) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }
}
