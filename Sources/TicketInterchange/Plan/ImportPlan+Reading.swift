import TicketSyntax

extension ImportPlan {
  /// Reads a backlog from the bytes of a Markdown document, of whatever form and encoding.
  ///
  /// Never fails: what is not understood goes to the body it stands in, or to `notes.md`.
  package init(source bytes: [UInt8], options: ImportOptions = ImportOptions()) {
    self.init(BacklogReader.reading(SourceText(bytes), options: options))
  }

  /// The plan of what has been read.
  init(_ reader: BacklogReader) {
    let options = reader.options
    let drafted = reader.drafts.map { draft in
      DraftFile(
        draft: draft, parent: draft.parent.map { reader.drafts[$0].id },
        initialStatus: options.initialStatus)
    }
    let configuration = ProjectFile(
      title: reader.title, rules: reader.rules, drafts: reader.drafts,
      configuration: options.configuration)
    var written =
      drafted.map(\.planned) + [configuration.planned, reader.notesFile].compactMap { $0 }
    let lines = reader.accounts
    if reader.isDocument {
      written.note(Glossary(lines, written, reader.states))
    }
    self.init(
      project: Project(key: reader.naming.prefix, name: reader.naming.key, title: reader.title),
      files: written, lines: lines, tickets: drafted.map(PlannedTicket.init),
      notices: reader.notices,
      allocated: reader.naming.allocated)
    if !reader.rules.scale.isEmpty, !configuration.keepsToScale {
      notices.append(
        ImportNotice(line: 1, message: "some estimates are not on the scale that the text gives"))
    }
    notices.sort { $0.line < $1.line }
  }
}

extension PlannedTicket {
  fileprivate init(_ file: DraftFile) {
    self.init(
      id: file.draft.id, title: file.draft.title, type: file.draft.type,
      status: file.fields.first { $0.key == "status" }?.value.text,
      priority: file.draft.value("priority")?.text,
      estimate: file.draft.value("estimate")?.text,
      owners: file.draft.value("owner")?.texts ?? [],
      parent: file.parent ?? file.draft.value("parent")?.text,
      isContainer: file.draft.isContainer, line: file.draft.line + 1)
  }
}

extension BacklogReader {
  /// Whether lines were interpreted, not records of a service.
  fileprivate var isDocument: Bool { !outline.nodes.isEmpty }

  /// What belongs to no ticket, as it was.
  fileprivate var notesFile: ImportPlan.PlannedFile? {
    guard !notes.isEmpty else { return nil }
    return .notes(BodyText.join(notes) + "\n")
  }

  /// Every line and where it went.
  fileprivate var accounts: [LineAccount] {
    destinations.enumerated().map { index, destination in
      let (place, target) = place(of: destination)
      return LineAccount(line: index + 1, place: place, target: target, text: lines[index])
    }
  }

  private func place(of destination: Destination?) -> (LineAccount.Place, String) {
    switch destination {
    case nil: return (.blank, "")
    // A thematic break before anything is noted is left out.
    case .note where notes.isEmpty: return (.blank, "")
    case .rule: return (.rule, "project.yml")
    case .note: return (.note, "notes.md")
    case .field(let index):
      return (drafts[index].isContainer ? .container : .field, drafts[index].id)
    case .body(let index):
      return (drafts[index].isContainer ? .container : .body, drafts[index].id)
    }
  }
}

extension ImportPlan.PlannedFile {
  fileprivate static func notes(_ text: String) -> Self {
    Self(path: "notes.md", bytes: Array(text.utf8), ticketID: nil)
  }
}

extension [ImportPlan.PlannedFile] {
  /// Adds a glossary to the notes.
  fileprivate mutating func note(_ glossary: Glossary) {
    guard let section = glossary.section else { return }
    guard let index = firstIndex(where: { $0.path == "notes.md" }) else {
      return append(.notes(section))
    }
    self[index].bytes.append(contentsOf: ("\n" + section).utf8)
  }
}
