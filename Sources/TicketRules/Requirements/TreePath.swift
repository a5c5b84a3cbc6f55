/// Paths that files name, made safe: from the repository's root, with no way out of it.
enum TreePath {
  /// The longest path that is looked for, in bytes.
  static let longest = 1_000

  /// A path as written in a file of a folder; nil for what leads out of the tree, into `.git`, or
  /// is no path at all. `/docs/a.md` counts from the repository's root.
  static func resolved(_ text: String, from folder: String) -> String? {
    guard text.utf8.count <= longest,
      text.unicodeScalars.allSatisfy({ $0 != "\\" && $0.properties.generalCategory != .control })
    else { return nil }
    var parts = text.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in text.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        guard part.lowercased() != ".git" else { return nil }
        parts.append(part)
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// The folder of a path; empty at the top.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
