internal import ArgumentParser
internal import Libgit2
internal import TicketModel
internal import TicketStore

extension TicketsCommand {
  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo", abstract: "Take back the last commit that tickets made",
      usage: "tickets undo [<options>] [<commit>]",
      discussion: """
        A new commit takes it back: nothing is lost, and a second `tickets undo` takes back the \
        first. The rules judge the result as that of any change.

        Examples:
          tickets undo
          tickets undo --dry-run
          tickets undo HEAD~3
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Flag(help: "Keep later changes of the same tickets; leave files that are no tickets")
    var force = false

    @Argument(help: "A commit that tickets made; HEAD without it") var commit: String?

    func run() throws {
      let workspace = try Workspace.open(options)
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        guard let tip = editor.tip else {
          throw StoreError(.refused, "there is no commit yet")
        }
        let repository = workspace.repository
        let undone = try TicketCommit.named(commit ?? "HEAD", tip: tip, in: repository)
        let reversal = try Reversal(of: undone, tip: tip, in: repository, isForced: force) {
          workspace.place.holds($0, root: editor.finder.settings.configuration.layout.root)
        }
        editor.subject = Undo.subject(of: undone)
        editor.explanation = "This reverts commit \(undone.id.hex)."
        editor.undone = undone
        let changes = try reversal.files.map { file throws(StoreError) in
          try file.change(onDisk: editor.bytes(file.path), in: repository)
        }
        try editor.apply(changes)
        try editor.refuseBareTickets(workspace.place.configurationPath)
      }
    }

    /// Git's way: the reversal of a reversal brings the first subject back.
    static func subject(of commit: TicketCommit) -> String {
      let isReversal = commit.subject.hasPrefix("Revert \"") && commit.subject.hasSuffix("\"")
      guard isReversal else { return "Revert \"\(commit.subject)\"" }
      return "Reapply \"\(commit.subject.dropFirst(8))"
    }
  }
}

extension TicketEditor {
  /// Tickets without a configuration would be no backlog any more.
  fileprivate mutating func refuseBareTickets(_ configuration: String) throws(StoreError) {
    guard extra.contains(where: { $0.path == configuration && $0.new == nil }) else { return }
    let gone = Set(removed.map(\.path))
    guard let left = try finder.snapshot().tickets.first(where: { !gone.contains($0.path) }) else {
      return
    }
    throw StoreError(
      .refused, "\(configuration) can't go while there are tickets: \(left.path)",
      hints: ["undo what made them first"])
  }
}
