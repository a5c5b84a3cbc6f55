internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// A ticket to be made.
struct TicketDraft {
  var title: String
  var project: String?
  var id: String?
  var type: String
  var status: String?
  var fields: [(key: String, value: FieldValue)] = []
  var body: String?
  var criteria: [String] = []

  init(title: String, project: String?, id: String?, type: String) {
    self.title = title
    self.project = project
    self.id = id
    self.type = type
  }

  /// The file's bytes.
  func bytes(id: String, status: String) -> [UInt8] {
    let first: [(key: String, value: FieldValue)] = [
      ("id", .scalar(id)), ("title", .scalar(title)), ("type", .scalar(type)),
      ("status", .scalar(status)),
    ]
    var text = body.map { "\($0)\n" } ?? ""
    if !criteria.isEmpty {
      text +=
        (text.isEmpty ? "" : "\n") + "## Acceptance criteria\n\n"
        + criteria.map { "- [ ] \($0)\n" }.joined()
    }
    return FrontMatterWriter.document(fields: first + fields, body: text)
  }
}

extension TicketEditor {
  /// Makes a ticket of a draft: with an id of its own, in its project's folder.
  mutating func create(_ draft: TicketDraft, in place: BacklogPlace) throws(StoreError) {
    let title = draft.title.filter { !$0.isNewline }
    guard title == draft.title, title.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.configuration, "a title is one line, and not empty")
    }
    let project = try self.project(draft.project)
    let configuration = finder.settings.configuration(forProject: project)
    let status = draft.status ?? configuration.workflow.states.first?.name ?? "todo"
    guard let state = configuration.workflow.state(named: status) else {
      throw TicketEditor.unknownState(status, configuration.workflow)
    }
    let id = try id(of: draft, project, place)
    let folder = RepositoryPath.join(configuration.layout.root, project)
    try create(
      draft.bytes(id: id, status: state.name), at: RepositoryPath.join(folder, "\(id).md"))
  }

  private mutating func id(
    of draft: TicketDraft, _ project: String, _ place: BacklogPlace
  ) throws(StoreError) -> String {
    if let text = draft.id {
      guard let id = TicketID(text) else {
        throw StoreError(
          .configuration, "\(text) can't be an id",
          hints: ["letters, digits, hyphens and single inner dots, such as P3-104"])
      }
      if let other = try finder.ticket(text) {
        throw StoreError(.refused, "\(id) is there already: \(other.path)")
      }
      return text
    }
    let allocator = try IDAllocator(
      known: finder.names(), place: place, root: finder.settings.configuration.layout.root)
    return allocator.next(key: try finder.key(ofProject: project))
  }

  /// The project named, or the only one there is.
  private mutating func project(_ name: String?) throws(StoreError) -> String {
    let known = try finder.projects()
    if let name {
      let match = known.first { $0.lowercased() == name.lowercased() } ?? name
      guard TicketID(match) != nil else {
        throw StoreError(.configuration, "\(name) can't be a project's folder")
      }
      return match
    }
    guard known.count <= 1 else {
      throw StoreError(
        .configuration, "say which project", hints: ["--project \(known.joined(separator: ", "))"])
    }
    return known.first ?? "main"
  }
}
