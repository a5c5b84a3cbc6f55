internal import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whole files and folders through POSIX, with a safe surface.
package enum Files {
  /// The names in a folder, in no order.
  package static func list(_ path: String) throws(FileError) -> [FolderEntry] {
    guard let stream = unsafe opendir(path) else { throw failure("list", path) }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw failure("list", path) }
        return entries
      }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          unsafe String(cString: $0)
        }
      }
      guard name != ".", name != ".." else { continue }
      let known = unsafe kind(ofEntry: entry.pointee.d_type)
      let kind = if let known { known } else { try metadata("\(path)/\(name)")?.kind }
      entries.append(FolderEntry(name: name, kind: kind ?? .other))
    }
  }

  /// What the system keeps about a path, without following a symbolic link; nil where there is nothing.
  ///
  /// What can't be looked at is an error: to take it for absent is to write in its place.
  package static func metadata(_ path: String) throws(FileError) -> FileMetadata? {
    guard let status = systemStatus(path, followingLinks: false) else {
      guard [ENOENT, ENOTDIR, ELOOP, ENAMETOOLONG].contains(errno) else {
        throw failure("look at", path)
      }
      return nil
    }
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

  static func kind(ofMode mode: mode_t) -> FileKind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}
