internal import ArgumentParser
internal import TicketInterchange
internal import TicketModel
internal import TicketStore

extension TicketForm: ExpressibleByArgument {}

extension TicketsCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Bring in a backlog as people write it, as one commit",
      usage: "tickets import [<options>] <file>",
      discussion: """
        Every line of the file ends in a field, in a text, or in the project's notes.md; \
        --dry-run shows where each would go. The same file again changes nothing; an edited one \
        changes what was edited, and nothing that was edited here since.

        Forms (--from):
        \(ImportOptionList.forms)

        Examples:
          tickets import BACKLOG.md --dry-run
          tickets import jira.csv --map "Team=owner" --project shop
          gh issue list --json number,title,state,labels,body | tickets import -
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Argument(
      help: ArgumentHelp("The document or folder; - is standard input", valueName: "file"),
      completion: .file())
    var file: String
    @Option(name: .shortAndLong, help: "The project; named after the ids without it")
    var project: String?
    @Option(
      help: ArgumentHelp(
        "What the source is, where its content does not say it", valueName: "form"),
      completion: .list(Importers.all.map { $0.name }))
    var from: String?
    @Option(
      help: ArgumentHelp(
        "What a ticket is in the document: heading, list, table or checkbox", valueName: "form"))
    var ticketsFrom: TicketForm?
    @Option(
      help: ArgumentHelp(
        "The field that a column of a CSV holds; may be repeated", valueName: "column=field"))
    var map: [String] = []
    @Flag(help: "Overwrite tickets that were changed here since the last import")
    var theirs = false

    func run() throws {
      let workspace = try Workspace.open(options)
      let source = try ImportSource.read(file, workspace.environment)
      let plan = try plan(source, workspace)
      let text = ImportPlanText(plan)
      if changing.isDryRun {
        try workspace.answer(
          changing.output.form, text: text.text(workspace.style), json: text.json)
        return
      }
      let progress = Progress(workspace.environment, count: plan.files.count)
      try progress.begin("Importing \(plan.tickets.count) tickets")
      var left = ImportRemainder()
      try workspace.change(changing, subject: { _ in subject(plan, source) }) {
        (editor: inout TicketEditor) throws(StoreError) in
        editor.explanation = text.summary
        left = try editor.bringIn(plan, theirs: theirs)
        progress.end()
      }
      try workspace.environment.standardError.write(left.text(plan))
    }

    /// The plan; made again where the project is there already, so that ids stay as they are, and
    /// where an id that would be allocated is taken.
    private func plan(
      _ source: ImportSource, _ workspace: Workspace
    ) throws(CommandError) -> ImportPlan {
      let importer = try importer(source)
      let loader = try workspace.loader(.workTree)
      let settings = try store { () throws(StoreError) in try loader.soundSettings() }
      let configuration = settings.configuration
      let states = configuration.workflow.states
      var options = ImportOptions(
        projectName: project, ticketsFrom: ticketsFrom,
        initialStatus: states.first { $0.category == .todo }?.name,
        doneStatus: states.first { $0.category == .done }?.name, configuration: configuration,
        columns: try columns(), fileName: source.name)
      var plan = try importer.read(source, options)
      let names = try store { () throws(StoreError) in
        var finder = try TicketFinder(loader)
        return try finder.usedIDs()
      }
      let folder = RepositoryPath.join(configuration.layout.root, plan.project.name)
      let record = try store { () throws(StoreError) in
        ImportRecord(try loader.reader.bytes(RepositoryPath.join(folder, ImportRecord.path)) ?? [])
      }
      if !record.allocated.isEmpty {
        options.allocated = record.allocated
        plan = try importer.read(source, options)
      }
      options.knownIDs = Set(names.compactMap { TicketID($0) })
        .subtracting(record.paths.compactMap { TicketID(String($0.dropLast(3))) })
      let taken = plan.files.filter { file in
        file.ticketID.flatMap { TicketID($0) }.map(options.knownIDs.contains) ?? false
      }
      var unfinished: [TicketID] = []
      for file in taken {
        let bytes = try store { () throws(StoreError) in
          try loader.reader.bytes(RepositoryPath.join(folder, file.path))
        }
        guard bytes == file.bytes, let id = file.ticketID.flatMap({ TicketID($0) }) else {
          continue
        }
        unfinished.append(id)
      }
      guard taken.count > unfinished.count else { return plan }
      options.knownIDs.subtract(unfinished)
      return try importer.read(source, options)
    }

    private func importer(_ source: ImportSource) throws(CommandError) -> any Importer.Type {
      guard let from else { return Importers.recognize(source) }
      if let importer = Importers.named(from) { return importer }
      throw CommandError(
        .usage, "\(from) is no form that can be imported",
        hints: ["known are " + Importers.all.map { $0.name }.joined(separator: ", ")])
    }

    private func columns() throws(CommandError) -> [String: String] {
      var columns: [String: String] = [:]
      for pair in map {
        guard let sign = pair.lastIndex(of: "="), sign > pair.startIndex,
          sign < pair.index(before: pair.endIndex)
        else {
          throw CommandError(.usage, "--map takes column=field, not \(pair)")
        }
        columns[String(pair[..<sign])] = String(pair[pair.index(after: sign)...])
      }
      return columns
    }

    private func subject(_ plan: ImportPlan, _ source: ImportSource) -> String {
      "Import \(plan.tickets.count) tickets from \(source.name)"
    }
  }
}

/// The forms for the help.
enum ImportOptionList {
  static var forms: String {
    Importers.all.map { importer in
      let gap = String(repeating: " ", count: max(1, 12 - importer.name.count))
      return "  \(importer.name)\(gap)\(importer.summary)"
    }.joined(separator: "\n")
  }
}

extension Importer {
  /// Reads a source, with the error that a command shows.
  fileprivate static func read(
    _ source: ImportSource, _ options: ImportOptions
  ) throws(CommandError) -> ImportPlan {
    do throws(ImportError) {
      return try plan(source, options: options)
    } catch {
      throw CommandError(.usage, error.message, hints: error.hint.map { [$0] } ?? [])
    }
  }
}
