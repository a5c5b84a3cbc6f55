internal import FileAccess
internal import TicketInterchange

extension ImportSource {
  /// A larger source is not read into memory.
  private static let longest = 200 << 20

  /// Reads a file, the files of a folder, or standard input for `-`.
  static func read(
    _ name: String, _ environment: CommandEnvironment
  ) throws(CommandError) -> ImportSource {
    if name == "-" {
      let bytes = Array(try StandardInput.readAll().utf8)
      return ImportSource(
        name: "standard input", files: [File(path: "", bytes: bytes)], isFolder: false)
    }
    let path = name.hasPrefix("/") ? name : "\(environment.directory)/\(name)"
    guard let resolved = Files.resolved(path) else {
      throw CommandError(.environment, "there is no file \(name)")
    }
    let short = resolved.split(separator: "/").last.map(String.init) ?? name
    do throws(FileError) {
      guard try Files.metadata(resolved)?.kind == .folder else {
        let bytes = try Files.read(resolved)
        return ImportSource(
          name: short, files: [File(path: short, bytes: bytes)], isFolder: false)
      }
      var files: [File] = []
      var size = 0
      try collect(resolved, below: "", depth: 0, &files, &size)
      return ImportSource(
        name: label(resolved), files: files.sorted { $0.path < $1.path }, isFolder: true)
    } catch {
      throw CommandError(.environment, error.message)
    }
  }

  /// The name of a folder; of one such as `.tickets` or `tasks` that of the folder around it.
  private static func label(_ path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    let common: Set<String> = ["tasks", "backlog", "kanban", "tickets", "completed", "drafts"]
    return parts.last { !$0.hasPrefix(".") && !common.contains($0) } ?? "project"
  }

  private static func collect(
    _ folder: String, below prefix: String, depth: Int, _ files: inout [File], _ size: inout Int
  ) throws(FileError) {
    for entry in try Files.list(folder) where !entry.name.hasPrefix(".") {
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .folder where depth < 8:
        try collect(path, below: prefix + entry.name + "/", depth: depth + 1, &files, &size)
      case .file where entry.name.lowercased().hasSuffix(".md") && size < longest:
        let bytes = try Files.read(path)
        size += bytes.count
        files.append(File(path: prefix + entry.name, bytes: bytes))
      default: continue
      }
    }
  }
}
