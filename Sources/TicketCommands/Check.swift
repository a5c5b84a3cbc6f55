internal import ArgumentParser
internal import Libgit2
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Hold the backlog, or what is staged, to its rules",
      usage: "tickets check [<options>] [<id> ...]",
      discussion: """
        Without options every ticket on disk is judged, and changes of state against HEAD. \
        With --staged only the tickets in the index that differ from HEAD: what a \
        pre-commit hook asks.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    @Flag(name: .customLong("staged"), help: "Judge what is staged, as the pre-commit hook does")
    var isStaged = false

    @Argument(help: ArgumentHelp("Only these tickets", valueName: "id"))
    var ids: [String] = []

    func run() async throws {
      let workspace = try await Workspace.open(options)
      if isStaged, workspace.environment.variables["TICKETS_HOOKS"] == "0" { return }
      let checked = try isStaged ? workspace.checkStaged() : workspace.checkWorkTree()
      let findings = try narrowed(checked, workspace)
      let sources = SourceLines(of: findings, checked.reader)
      let renderer = FindingRenderer(style: workspace.style, source: sources.line)
      try workspace.answer(
        output.form, text: renderer.text(findings) + checked.summary(findings),
        json: FindingRenderer.json(findings))
      guard findings.contains(where: { $0.severity == .error }) else { return }
      let isConfiguration = findings.contains { $0.rule == "configuration" }
      throw CommandError.silent(isConfiguration ? .usage : .refused)
    }

    /// Only the findings on the tickets named.
    private func narrowed(
      _ checked: CheckedTree, _ workspace: Workspace
    ) throws(CommandError) -> [Finding] {
      guard !ids.isEmpty else { return checked.findings }
      var finder = try workspace.finder()
      var paths = Set<String>()
      for id in ids {
        paths.insert(try store { () throws(StoreError) in try finder.required(id).path })
      }
      return checked.findings.filter { paths.contains($0.path) || $0.rule == "configuration" }
    }
  }
}

/// A tree that was judged, and what was found.
struct CheckedTree {
  let findings: [Finding]
  /// How many tickets were judged.
  let count: Int
  let reader: any TreeReader

  /// The last line for a person: what was found in how many tickets.
  func summary(_ findings: [Finding]) -> String {
    let tickets = "\(count) \(count == 1 ? "ticket" : "tickets")"
    return findings.isEmpty
      ? "\(tickets) checked: nothing found\n"
      : "\(tickets) checked: \(FindingRenderer.summary(findings))\n"
  }
}

extension Workspace {
  /// Judges every ticket on disk; in a bare repository, at HEAD.
  func checkWorkTree() throws(CommandError) -> CheckedTree {
    let loader = try loader()
    let loaded = try loader.loaded()
    let before = try standpoint.tip.map { commit throws(CommandError) in
      try self.loader(.commit(commit)).loaded().snapshot
    }
    let findings = Judge(today: today(loaded.snapshot.configuration))
      .findings(in: loaded.snapshot, before: before, scope: nil)
    return CheckedTree(
      findings: CheckedTree.ordered(loaded.findings + findings),
      count: loaded.snapshot.tickets.count, reader: loader.reader)
  }

  /// Judges the tickets in the index that Git hands over, as far as they differ from HEAD.
  func checkStaged() throws(CommandError) -> CheckedTree {
    let index = environment.indexPath(repository)
    let loader = try loader(.index(index))
    return try store { () throws(StoreError) in
      let staged = try StagedTickets(loader: loader, index: index, tip: standpoint.tip)
      let configuration = staged.after.configuration
      let isWhole = staged.changed.contains {
        Judge.needsWholeBacklog(staged.after.configuration(for: $0))
      }
      let after = try isWhole ? loader.load().snapshot : staged.after
      let findings = Judge(today: today(configuration)).findings(
        in: after, before: staged.before, scope: Set(staged.changed.map(\.path)))
      return CheckedTree(
        findings: CheckedTree.ordered(staged.configurationFindings + findings),
        count: staged.changed.count, reader: loader.reader)
    }
  }
}

extension CheckedTree {
  /// By file and place.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.sorted {
      $0.path == $1.path ? $0.location < $1.location : RepositoryPath.precedes($0.path, $1.path)
    }
  }
}

extension CommandEnvironment {
  /// The index that Git hands to a hook, else the repository's own.
  func indexPath(_ repository: Repository) -> String {
    guard let path = variables["GIT_INDEX_FILE"], !path.isEmpty else {
      return RepositoryPath.withoutSlash(repository.gitDirectory) + "/index"
    }
    return path.hasPrefix("/") ? path : "\(directory)/\(path)"
  }
}
