/// Paths from the root of a repository, with slashes, and their way to the file system.
package enum RepositoryPath {
  /// Joins two parts; an empty one adds nothing.
  package static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty { return name }
    return name.isEmpty ? folder : "\(folder)/\(name)"
  }

  /// The folder of a path; empty at the top.
  package static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The last part of a path.
  package static func name(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The part of an absolute path below a root; nil where it is elsewhere.
  package static func relative(_ path: String, to root: String) -> String? {
    if path == root { return "" }
    let prefix = root.hasSuffix("/") ? root : root + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  /// Whether two paths have the same bytes: of the two forms of `é` a disk may have both.
  static func isSame(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

  /// A path without the slash at its end.
  package static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// A folder and those above it, up to the root, which is empty.
  static func upwards(from folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, !last.isEmpty { folders.append(parent(last)) }
    return folders
  }
}
