import TicketModel

/// The project's name, and ids for what the document gives none.
struct ProjectNaming {
  /// What ids made here begin with.
  let prefix: String
  /// The folder's name.
  let key: String
  /// Whether the document gives ids to tickets.
  let hasNames: Bool
  /// What ids were allocated for in this reading.
  private(set) var allocated: [String: String] = [:]
  private let before: [String: String]
  private var taken: Set<TicketID>
  private var counts: [String: Int] = [:]
  /// How often a name was met, so that many of one title take no longer than many of several.
  private var repeats: [String: Int] = [:]

  /// Derives the names from the ids in the document, or from its title.
  init(ids: [String], title: String?, options: ImportOptions) {
    let common = ProjectNaming.commonPrefix(ids)
    let derived = common ?? ProjectNaming.name(fromTitle: title ?? options.fallbackName)
    key = ProjectNaming.slug(options.projectName ?? derived).lowercased()
    prefix = common ?? ProjectNaming.slug(options.projectName ?? derived).uppercased()
    taken = options.knownIDs.union(ids.compactMap { TicketID($0) })
    hasNames = !ids.isEmpty
    before = options.allocated
    taken.formUnion(before.values.compactMap { TicketID($0) })
  }

  /// An id made of the document's own number: `APP-001` of `#001`.
  func id(of label: LocalLabel) -> String { "\(prefix)-\(label.suffix)" }

  /// Keeps the id that a number stands for from being given to another ticket.
  mutating func reserve(_ label: LocalLabel) {
    if let id = TicketID(id(of: label)) { taken.insert(id) }
  }

  /// An id for a container: `P3-S1`, `P3-TA`, `LUNEO-E2`.
  mutating func containerID(_ kind: ContainerKind, label: String?, title: String) -> String {
    let count = (counts[kind.letters] ?? 0) + 1
    counts[kind.letters] = count
    let stem = "\(prefix)-\(kind.letters)"
    return remembered(stem, title) { $0.free("\(stem)\(label ?? String(count))") }
  }

  /// An id for a ticket without one, counted within its container: `PROD-E1-2`.
  mutating func ticketID(container: String?, title: String) -> String {
    let stem = container ?? prefix
    return remembered(stem + "-", title) { naming in
      var count = naming.counts[stem + "-"] ?? 0
      var id = ""
      repeat {
        count += 1
        id = "\(stem)-\(count)"
      } while TicketID(id).map { naming.taken.contains($0) } ?? false
      naming.counts[stem + "-"] = count
      return naming.free(id)
    }
  }

  /// The id that the last import gave the same title in the same place; else a new one.
  private mutating func remembered(
    _ stem: String, _ title: String, make: (inout ProjectNaming) -> String
  ) -> String {
    // Neither a sign nor a line end of the record may stand in a name.
    var plain = Folding.fold(title)
    if plain.utf8.count > 80 { plain = String(plain.prefix(80)) }
    if plain.utf8.contains(where: { $0 >= 0x80 || $0 < 0x20 || $0 == UInt8(ascii: "=") }) {
      plain.removeAll { $0 == "=" || $0.isNewline }
    }
    let name = stem + "|" + plain
    var key = name
    var count = repeats[name] ?? 1
    while allocated[key] != nil {
      count += 1
      key = "\(name)|\(count)"
    }
    repeats[name] = count
    let id = before[key] ?? make(&self)
    allocated[key] = id
    return id
  }

  private mutating func free(_ wanted: String) -> String {
    var id = wanted
    var count = 1
    while let known = TicketID(id), taken.contains(known) {
      count += 1
      id = "\(wanted)-\(count)"
    }
    if let made = TicketID(id) { taken.insert(made) }
    return id
  }

  /// The first part of most ids; nil where they have none in common.
  private static func commonPrefix(_ ids: [String]) -> String? {
    var counts: [Substring: Int] = [:]
    for id in ids { counts[id.prefix { $0 != "-" }, default: 0] += 1 }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return best.value * 10 >= ids.count * 6 ? String(best.key) : nil
  }

  private static let commonWords: Set<String> = [
    "backlog", "trello", "jira", "planification", "planning", "des", "de", "du", "la", "le", "les",
    "the", "sprint", "sprints", "plan", "roadmap", "architecture", "of", "for", "project", "projet",
    "tickets", "stories", "todo", "kanban", "board", "liste", "list", "user", "product", "produit",
    "et", "and", "a", "d", "l", "en", "in", "to", "pour",
  ]

  /// The telling word of a title, or the initials of several.
  private static func name(fromTitle title: String) -> String {
    let head = title.split { "—–:|".contains($0) }.first.map(String.init) ?? title
    let words = Folding.fold(head.components(at: " - ").first ?? head)
      .split { !($0.isLetter || $0.isNumber) }.map(String.init)
      .filter { $0.first?.isLetter ?? false }
    let telling = words.filter { !commonWords.contains($0) }
    guard telling.count > 1 else {
      if let word = telling.first { return word }
      let rest = title.components(at: " - ").dropFirst().joined(separator: " ")
      if !rest.isEmpty { return name(fromTitle: rest) }
      return words.first ?? "project"
    }
    return String(telling.prefix(5).compactMap(\.first))
  }

  /// Letters, digits and single hyphens, with a letter first.
  private static func slug(_ text: String) -> String {
    let parts = Folding.fold(text).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let slug = String(parts.joined(separator: "-").prefix(40)).trimmed(of: "-")
    guard let first = slug.first else { return "project" }
    return first.isLetter ? slug : "p-" + slug
  }
}

extension String {
  /// The parts between the places of a short text.
  fileprivate func components(at mark: String) -> [String] {
    split(separator: mark).map(String.init)
  }
}
