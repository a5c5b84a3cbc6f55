import TestSupport

/// The plain reading of what an event is: every file of every commit, by git's own words.
struct SlowHistory {
  struct Event: Hashable {
    var id: String
    var commit: String
    /// The state in lower case; nil for none, "?" for one that can't be read.
    var state: String?
  }

  /// What an event and its cherry-pick have in common.
  struct Stamp: Hashable {
    var id: String
    var from: String?
    var state: String?
    var author: String
    var time: Int64
  }

  private(set) var events: [Event: Stamp] = [:]
  /// The tickets' states at the tip.
  private(set) var tip: [String: String] = [:]
  /// The commits that each commit has behind it, itself included.
  private(set) var ancestors: [String: Set<String>] = [:]
  /// When each commit was written.
  private(set) var written: [String: Int64] = [:]
  /// When each commit came to the branch: the committer date of the first one of the first-parent chain
  /// that has it.
  private(set) var landed: [String: Int64] = [:]
  private var files: [String: [String: (id: String, state: String)]] = [:]
  private var contents: [String: [String: String]] = [:]
  private var blobs: [String: (id: String?, state: String)] = [:]

  init(_ repository: TestRepository) throws {
    let log = try repository.git(
      ["log", "--topo-order", "--reverse", "--format=%H %an %at %P", "main"])
    for line in log.split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      written[words[0]] = Int64(words[2])
      try add(words[0], author: words[1], parents: Array(words.dropFirst(3)), repository)
    }
    let chain = try repository.git(
      ["log", "--first-parent", "--reverse", "--format=%H %ct", "main"])
    for line in chain.split(separator: "\n") {
      let words = line.split(separator: " ").map { String($0) }
      for commit in ancestors[words[0]] ?? [] where landed[commit] == nil {
        landed[commit] = Int64(words[1])
      }
    }
  }

  /// The commits, ancestors first; of those that could be next the earliest written, then the least id.
  var order: [String] {
    var order: [String] = []
    var rest = Set(written.keys)
    while !rest.isEmpty {
      let ready = rest.filter { commit in
        ancestors[commit]?.intersection(rest) == [commit]
      }
      guard let next = ready.min(by: { (written[$0] ?? 0, $0) < (written[$1] ?? 0, $1) }) else {
        break
      }
      order.append(next)
      rest.remove(next)
    }
    return order
  }

  private mutating func add(
    _ commit: String, author: String, parents: [String], _ repository: TestRepository
  ) throws {
    var now: [String: (id: String, state: String)] = [:]
    for line in try repository.git(["ls-tree", "-r", commit]).split(separator: "\n") {
      let parts = line.split(separator: "\t")
      let path = String(parts[1])
      let blob = String(parts[0].split(separator: " ")[2])
      let version = try version(blob, repository)
      contents[commit, default: [:]][path] = blob
      if let id = version.id ?? idBefore(path, blob, parents) { now[path] = (id, version.state) }
    }
    files[commit] = now
    let states = SlowHistory.states(now)
    let olds = parents.map { SlowHistory.states(files[$0] ?? [:]) }
    for id in Set(states.keys).union(olds.flatMap(\.keys)) {
      let isNew = olds.isEmpty || olds.allSatisfy { $0[id] != states[id] }
      guard isNew else { continue }
      events[Event(id: id, commit: commit, state: states[id])] = Stamp(
        id: id, from: olds.compactMap { $0[id] }.first, state: states[id], author: author,
        time: written[commit] ?? 0)
    }
    tip = states
    ancestors[commit] = parents.reduce(into: [commit]) { $0.formUnion(ancestors[$1] ?? []) }
  }

  /// The id that a version without one goes by: that of the path before; what a merge has from its
  /// first parent unchanged stays what it was there.
  private func idBefore(_ path: String, _ blob: String, _ parents: [String]) -> String? {
    if let first = parents.first, contents[first]?[path] == blob { return files[first]?[path]?.id }
    return parents.compactMap { files[$0]?[path]?.id }.first
  }

  private static func states(_ files: [String: (id: String, state: String)]) -> [String: String] {
    var states: [String: String] = [:]
    for (_, file) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    where states[file.id] == nil {
      states[file.id] = file.state
    }
    return states
  }

  private mutating func version(
    _ blob: String, _ repository: TestRepository
  ) throws -> (id: String?, state: String) {
    if let known = blobs[blob] { return known }
    let text = try repository.git(["cat-file", "blob", blob])
    func value(_ key: String) -> String? {
      text.split(separator: "\n").first { $0.hasPrefix(key) }
        .map { $0.dropFirst(key.count).lowercased() }
    }
    let version = (value("id: "), value("status: ") ?? "?")
    blobs[blob] = version
    return version
  }
}
