import TestSupport

/// A slow and plain second opinion on a commit: lines are compared, nothing of the tool is used.
struct PlainVerdict {
  let repository: TestRepository
  /// The work tree that is looked at, which may be a copy.
  let root: String

  static let states = ["backlog", "todo", "in-progress", "review", "done", "dropped"]
  static let moves = [
    "todo": ["in-progress", "dropped"], "in-progress": ["review", "todo"],
    "review": ["done", "in-progress"],
  ]

  private func git(_ arguments: String...) throws -> String {
    try repository.git(["-C", root] + arguments)
  }

  /// What is wrong with a commit against its parents, as rule and path.
  func offences(of commit: String, against parents: [String]) throws -> Set<String> {
    let files = try tickets(commit)
    var changed: Set<String>?
    for parent in parents {
      let names = try git("diff", "--name-only", "--no-renames", parent, commit, "--", "backlog")
        .split(separator: "\n").map(String.init)
      changed = changed?.intersection(names) ?? Set(names)
    }
    let befores = try parents.map(tickets)
    var found: Set<String> = []
    for path in changed ?? [] {
      guard let text = files[path] else { continue }
      let sides = befores.map { moves(text, path, from: $0) }
      let common = sides.dropFirst().reduce(sides.first ?? []) { $0.intersection($1) }
      for rule in content(text).union(common) { found.insert("\(rule) \(path)") }
      if isTaken(path, files, befores) { found.insert("duplicate-id \(path)") }
    }
    return found
  }

  /// Whether anything is wrong with a commit against those that git calls its parents.
  func offences(of commit: String) throws -> Set<String> {
    let parents = try git("rev-list", "--parents", "-n1", commit).split(
      whereSeparator: \.isWhitespace)
    return try offences(of: commit, against: parents.dropFirst().map(String.init))
  }

  private func tickets(_ commit: String) throws -> [String: String] {
    let paths = try git("ls-tree", "-r", "--name-only", commit, "backlog").split(separator: "\n")
      .map(String.init).filter { $0.hasSuffix(".md") }
    var texts: [String: String] = [:]
    for path in paths { texts[path] = try git("show", "\(commit):\(path)") }
    return texts
  }

  private func value(_ key: String, _ text: String) -> String? {
    text.split(separator: "\n").first { $0.hasPrefix("\(key): ") }
      .map { String($0.dropFirst(key.count + 2)) }
  }

  private func content(_ text: String) -> Set<String> {
    var found: Set<String> = []
    if let status = value("status", text), !PlainVerdict.states.contains(status) {
      found.insert("unknown-status")
    }
    if value("title", text) == nil { found.insert("missing-title") }
    return found
  }

  /// Whether a file took an id that another has, which it had on no side before.
  private func isTaken(
    _ path: String, _ files: [String: String], _ befores: [[String: String]]
  ) -> Bool {
    let id = files[path].flatMap { value("id", $0) }
    let isNew = befores.allSatisfy { before in before[path].flatMap { value("id", $0) } != id }
    return isNew && files.contains { $0.key != path && value("id", $0.value) == id }
  }

  private func moves(
    _ text: String, _ path: String, from files: [String: String]
  ) -> Set<String> {
    guard let status = value("status", text) else { return [] }
    let id = value("id", text)
    let old =
      files[path].flatMap { value("id", $0) == id ? $0 : nil }
      ?? files.sorted { $0.key < $1.key }.first { value("id", $0.value) == id }?.value
    let from = old.flatMap { value("status", $0) }
    var found: Set<String> = []
    if status == "done", from != "done", text.contains("- [ ]") { found.insert("acceptance-met") }
    if let from, from != status, PlainVerdict.states.contains(status),
      let allowed = PlainVerdict.moves[from], !allowed.contains(status)
    {
      found.insert("illegal-transition")
    }
    return found
  }
}
