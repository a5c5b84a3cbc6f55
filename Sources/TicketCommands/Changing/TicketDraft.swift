internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// A ticket to be made.
struct TicketDraft {
  var title: String
  var project: String?
  var id: String?
  var type: String?
  var status: String?
  var assignments: [FieldAssignment] = []
  var body: String?
  var criteria: [String] = []
}

extension TicketEditor {
  /// Makes a ticket of a draft: with an id of its own, in its project's folder, after its type's
  /// template where there is one.
  mutating func create(_ draft: TicketDraft, in place: BacklogPlace) throws(StoreError) {
    let ticket = try ticket(of: draft, in: place)
    try create(ticket.document, at: ticket.path)
  }

  /// The ticket that a draft would become.
  mutating func ticket(of draft: TicketDraft, in place: BacklogPlace) throws(StoreError) -> Ticket {
    let title = draft.title.filter { !$0.isNewline }
    guard title == draft.title, title.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.configuration, "a title is one line, and not empty")
    }
    let project = try self.project(draft.project)
    let configuration = finder.settings.configuration(forProject: project)
    let types = configuration.fields["type"]?.oneOf ?? ["story"]
    let type = draft.type ?? types.first { $0.lowercased() == "story" } ?? types.first ?? "story"
    let template = try TicketTemplate.find(type, project, configuration.layout, loader.reader)
    let id = try id(of: draft, project, place)
    let folder = RepositoryPath.join(configuration.layout.root, project)
    let start = template?.document(id: id, title: title) ?? TicketDocument(bytes: [])
    let first = configuration.workflow.states.first?.name ?? "todo"
    let given = [("id", id), ("title", title), ("type", draft.type), ("status", draft.status)]
    let standard = [("type", type), ("status", first)]
    let ticket = try finder.reading(
      filled(start, configuration, given, standard), at: "\(folder)/\(id).md")
    if let status = draft.status, configuration.workflow.state(named: status) == nil {
      throw TicketEditor.unknownState(status, configuration.workflow)
    }
    for assignment in draft.assignments {
      try assignment.refuseUnknownWords(on: ticket, configuration)
    }
    let document: TicketDocument
    do throws(EditError) {
      document = try ticket.assigning(draft.assignments, configuration).adding(draft)
    } catch {
      throw StoreError(error, ticket)
    }
    return try finder.reading(document, at: ticket.path)
  }

  /// A document with the fields that every ticket has: those given, else its own, else the standard.
  private func filled(
    _ document: TicketDocument, _ configuration: BacklogConfiguration,
    _ given: [(String, String?)], _ standard: [(String, String)]
  ) throws(StoreError) -> TicketDocument {
    var fields: [(key: String, value: FieldValue)] = []
    for (name, value) in given {
      let key = configuration.fields[name]?.from ?? name
      let own = document[key]?.value.text.flatMap { $0.isEmpty ? nil : $0 }
      guard let text = value ?? own ?? standard.first(where: { $0.0 == name })?.1 else { continue }
      let state = name == "status" ? configuration.workflow.state(named: text)?.name : nil
      fields.append((key, .scalar(state ?? text)))
    }
    guard document.hasFrontMatter else {
      let body = String(decoding: document.bytes, as: UTF8.self)
      return TicketDocument(bytes: FrontMatterWriter.document(fields: fields, body: body))
    }
    do throws(EditError) {
      return try document.beginning(with: fields)
    } catch {
      throw StoreError(
        .refused, "the template can't be used: \(error.message)",
        hints: error.hint.map { [$0] } ?? [])
    }
  }

  private mutating func id(
    of draft: TicketDraft, _ project: String, _ place: BacklogPlace
  ) throws(StoreError) -> String {
    guard let text = draft.id else { return try nextID(inProject: project, place) }
    return try free(id: text).text
  }

  /// The next free id of a project.
  mutating func nextID(
    inProject project: String, _ place: BacklogPlace
  ) throws(StoreError) -> String {
    let allocator = try IDAllocator(
      known: finder.usedIDs(), place: place, layout: finder.settings.configuration.layout)
    return allocator.next(key: try finder.key(ofProject: project))
  }

  /// A typed id, where it is of the form and no ticket has it.
  mutating func free(id text: String) throws(StoreError) -> TicketID {
    guard let id = TicketID(text) else {
      throw StoreError(
        .configuration, text.isEmpty ? "the id is missing" : "\(text) can't be an id",
        hints: ["letters, digits, hyphens and single inner dots, such as P3-104"])
    }
    if let other = try finder.ticket(text) {
      throw StoreError(.refused, "\(id) is there already: \(other.path)")
    }
    return id
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

extension TicketDocument {
  /// The document with a draft's text on top of its body, and its criteria in their section.
  fileprivate func adding(_ draft: TicketDraft) throws(EditError) -> TicketDocument {
    var document = self
    if let body = draft.body { document = document.prepending(body) }
    guard !draft.criteria.isEmpty else { return document }
    return try document.appending(
      draft.criteria.map { "- [ ] \($0)" }.joined(separator: "\n"), toSection: "Acceptance criteria"
    )
  }
}
