internal import ArgumentParser
internal import TicketModel
internal import TicketStore

extension TicketsCommand {
  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Begin work on a ticket: its state, its owner, a branch",
      usage: "tickets start [<options>] [<id> ...]",
      discussion: """
        The ticket moves to the workflow's first state of doing. In a branch's name {id}, {slug} \
        and {type} are filled in, and {{ is a brace; `start:` in the configuration sets what is done without \
        asking.

        Examples:
          tickets start P3-101 --take
          tickets start P3-101 --branch 'feat/{id}-{slug}'
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Flag(inversion: .prefixedNo, help: "Become an owner of the ticket") var take: Bool?
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Create a branch of that name, and switch to it", valueName: "name"))
    var branch: String?
    @Flag(help: "Stay on this branch, whatever the configuration says") var noBranch = false
    @OptionGroup var chosen: ChosenTickets

    func run() throws {
      let workspace = try Workspace.open(options)
      var finder = try workspace.finder()
      let tickets = try workspace.find(chosen.ids, where: chosen.asked.query, &finder)
      let settings = tickets.map { finder.settings.configuration(forProject: $0.project).start }
      let isTaken = take ?? settings.contains(where: \.takes)
      let owner = isTaken ? try workspace.author() : nil
      guard let name = try branchName(tickets, settings), !changing.isDryRun else {
        return try start(owner, workspace)
      }
      try workspace.onNewBranch(name) { () throws(CommandError) in
        try start(owner, workspace)
      }
    }

    /// The branch to be made; nil for none. It is one ticket's.
    private func branchName(
      _ tickets: [Ticket], _ settings: [StartSettings]
    ) throws(CommandError) -> String? {
      let templates = noBranch ? [] : settings.map { branch ?? $0.branch }
      guard let template = templates.compactMap(\.self).first, let ticket = tickets.first else {
        return nil
      }
      guard tickets.count == 1 else {
        throw CommandError(
          .refused, "a branch is for one ticket, and these are \(tickets.count)",
          hints: ["--no-branch starts them on this branch"])
      }
      return try BranchName.filled(template, ticket)
    }

    private func start(_ owner: String?, _ workspace: Workspace) throws(CommandError) {
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        for ticket in try editor.find(chosen) {
          let settings = editor.configuration(of: ticket).start
          let owner = take ?? settings.takes ? owner : nil
          let workflow = editor.configuration(of: ticket).workflow
          guard let state = workflow.states.first(where: { $0.category == .doing }) else {
            throw StoreError(.configuration, "the workflow has no state of doing")
          }
          let isDoing = ticket.status.flatMap(workflow.category) == .doing
          let moves = isDoing ? [] : [FieldAssignment("status", state.name)]
          let takes = owner.map { [FieldAssignment("owner", $0, .add)] } ?? []
          try editor.assign(moves + takes, to: ticket)
        }
      }
    }
  }
}

/// The name of a ticket's branch.
enum BranchName {
  /// A template with `{id}`, `{slug}` and `{type}` filled in.
  static func filled(_ text: String, _ ticket: Ticket) throws(CommandError) -> String {
    let template = TextTemplate(text)
    let known = StartSettings.placeholders
    if let name = template.names.first(where: { !known.contains($0) }) {
      throw CommandError(
        .usage, "a branch's name knows no {\(name)}",
        hints: ["known are \(known.map { "{\($0)}" }.joined(separator: ", "))"])
    }
    return template.filled { name in
      switch name {
      case "id": ticket.idText ?? ""
      case "slug": slug(ticket.title ?? "")
      default: slug(ticket.type ?? "")
      }
    }
  }

  /// A title as a part of a branch's name: letters and digits of any script in lower case, Latin ones
  /// without accents, hyphens between the words, about 50 letters.
  static func slug(_ title: String) -> String {
    let plain = title.lowercased().canonicallyDecomposed.unicodeScalars
      .filter { !(0x300...0x36F).contains($0.value) }
    let words = String(String.UnicodeScalarView(plain)).canonicallyComposed
      .split { !$0.isLetter && ($0.unicodeScalars.count > 1 || !$0.isNumber) }
    var slug = ""
    for word in words where slug.isEmpty || slug.count + word.count < 50 {
      slug += (slug.isEmpty ? "" : "-") + word.prefix(50)
    }
    return slug
  }
}

extension Workspace {
  /// The name of who commits here.
  func author() throws(CommandError) -> String {
    do throws(StoreError) {
      return try git.authorName()
    } catch {
      throw CommandError(error)
    }
  }

  /// Creates a branch at HEAD, switches to it, and goes back if the work fails.
  func onNewBranch(
    _ name: String, _ work: () throws(CommandError) -> Void
  ) throws(CommandError) {
    let made = try run(["switch", "--quiet", "--create", name, "--"])
    guard made.status == 0 else {
      let words = made.errors.split(whereSeparator: \.isNewline).first ?? name[...]
      throw CommandError(
        .refused, "no branch was made: \(words.replacing("fatal: ", with: ""))",
        hints: ["--no-branch starts the ticket on this branch"])
    }
    do {
      try work()
    } catch {
      _ = try run(["switch", "--quiet", "-"])
      _ = try run(["branch", "--quiet", "-D", "--", name])
      throw error
    }
    try environment.standardError.write("switched to the new branch \(name)\n")
  }

  private func run(_ arguments: [String]) throws(CommandError) -> GitProgram.Result {
    do throws(StoreError) {
      return try git.run(arguments)
    } catch {
      throw CommandError(error)
    }
  }
}
