#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Names, folders and permissions: what changes beside the bytes.
extension Files {
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
