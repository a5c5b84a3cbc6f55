internal import ArgumentParser
internal import FileAccess
internal import TicketInterchange
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketForm: ExpressibleByArgument {}

extension TicketsCommand {
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Bring in a backlog as people write it, as one commit",
      usage: "tickets import [<options>] <file>",
      discussion: """
        Every line of the file ends in a field, in a text, or in the project's notes.md; \
        --dry-run shows where each would go.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Argument(help: ArgumentHelp("The document", valueName: "file")) var file: String
    @Option(name: .shortAndLong, help: "The project; named after the ids without it")
    var project: String?
    @Option(
      help: ArgumentHelp(
        "What a ticket is in the document: heading, list, table or checkbox", valueName: "form"))
    var ticketsFrom: TicketForm?
    @Flag(help: "Overwrite tickets that were changed here since the last import")
    var theirs = false

    func run() async throws {
      let workspace = try await Workspace.open(options)
      let bytes = try read(workspace.environment)
      if changing.isDryRun {
        let plan = try plan(bytes, workspace)
        try workspace.answer(
          changing.output.form, text: ImportPlanText(plan).text(workspace.style),
          json: ImportPlanText(plan).json)
        return
      }
      let plan = try plan(bytes, workspace)
      var kept: [String] = []
      try await workspace.change(changing, subject: { _ in subject(plan) }) {
        (editor: inout TicketEditor) throws(StoreError) in
        editor.explanation = ImportPlanText(plan).summary
        kept = try editor.bringIn(plan, theirs: theirs)
      }
      for path in kept {
        try workspace.environment.standardError.write(
          "warning: \(path) was changed here and is kept; --theirs overwrites it\n")
      }
    }

    private func read(_ environment: CommandEnvironment) throws(CommandError) -> [UInt8] {
      let path = file.hasPrefix("/") ? file : "\(environment.directory)/\(file)"
      do throws(FileError) {
        return try Files.read(Files.resolved(path) ?? path)
      } catch {
        throw CommandError(.environment, error.message)
      }
    }

    /// The plan; made again where an earlier import of the project allocated ids.
    private func plan(
      _ bytes: [UInt8], _ workspace: Workspace
    ) throws(CommandError) -> ImportPlan {
      let loader = try workspace.loader(.workTree)
      let settings = try store { () throws(StoreError) in try loader.soundSettings() }
      let configuration = settings.configuration
      let states = configuration.workflow.states
      var options = ImportOptions(
        projectName: project, ticketsFrom: ticketsFrom,
        initialStatus: states.first { $0.category == .todo }?.name,
        doneStatus: states.first { $0.category == .done }?.name, configuration: configuration,
        fileName: name)
      let plan = ImportPlan(source: bytes, options: options)
      let folder = RepositoryPath.join(configuration.layout.root, plan.project.name)
      let record = try store { () throws(StoreError) in
        try loader.reader.bytes(RepositoryPath.join(folder, ImportRecord.path))
      }
      guard let record else { return plan }
      options.allocated = ImportRecord(record).allocated
      return ImportPlan(source: bytes, options: options)
    }

    private var name: String { file.split(separator: "/").last.map(String.init) ?? file }

    private func subject(_ plan: ImportPlan) -> String {
      "Import \(plan.tickets.count) tickets from \(name)"
    }
  }
}

extension TicketEditor {
  /// Makes the files of an import; gives the paths that were left as they are.
  mutating func bringIn(_ plan: ImportPlan, theirs: Bool) throws(StoreError) -> [String] {
    let root = finder.settings.configuration.layout.root
    let folder = RepositoryPath.join(root, plan.project.name)
    var existing: [String: [UInt8]] = [:]
    for file in plan.files {
      existing[file.path] = try bytes(RepositoryPath.join(folder, file.path))
    }
    var kept: [String] = []
    for file in plan.reconciled(with: existing, theirs: theirs) {
      let path = RepositoryPath.join(folder, file.path)
      switch file.action {
      case .keep: kept.append(path)
      case .add(let bytes), .update(let bytes): try replace(path, with: bytes)
      }
    }
    return kept
  }
}
