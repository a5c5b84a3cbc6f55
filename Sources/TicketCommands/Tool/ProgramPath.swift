internal import FileAccess

extension CommandEnvironment {
  /// Where this program was started from, absolute; a link stays a link, since what it leads to may
  /// go with the next version. Nil where that can't be told.
  var programPath: String? {
    guard let name = CommandLine.arguments.first, !name.isEmpty else { return nil }
    if name.hasPrefix("/") { return name }
    if let slash = name.lastIndex(of: "/") {
      return Files.resolved(String(name[..<slash])).map { $0 + name[slash...] }
    }
    let folders = (variables["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }
      .first { $0.hasPrefix("/") && Files.isExecutable($0) }
  }
}
