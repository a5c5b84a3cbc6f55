internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Move: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "move", abstract: "Move tickets to a state, and commit that",
      usage: "tickets move [<options>] [<id> ...] <state>",
      discussion: """
        The rules judge the result first: a move they refuse changes nothing. Several tickets \
        become one commit.

        Examples:
          tickets move P3-101 in-progress
          tickets move P3-101 P3-102 done
          tickets move P3-101 review --stage
          tickets move P3-101 review --state-only
          tickets move --where 'sprint:3 status:review' done
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var extent: StateOnlyOption
    @OptionGroup var chosen: WhereOption

    @Argument(
      help: ArgumentHelp("The tickets' ids, then the state", valueName: "id ... state"),
      completion: .ticketsOrStates)
    var words: [String]

    func validate() throws {
      guard words.count >= 2 || chosen.query != nil else {
        throw ValidationError("say which ticket, and the state that it moves to")
      }
    }

    func run() throws {
      let workspace = try Workspace.open(options)
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        editor.leavesOwnEdits = extent.stateOnly
        guard let state = words.last else { return }
        for ticket in try editor.find(words.dropLast(), where: chosen.query) {
          try editor.move(ticket, to: state)
        }
      }
    }
  }
}

extension TicketEditor {
  /// Moves one ticket to a state, named in any case.
  mutating func move(_ ticket: Ticket, to name: String) throws(StoreError) {
    try assign([FieldAssignment("status", name)], to: ticket)
  }

  static func unknownState(_ name: String, _ workflow: Workflow) -> StoreError {
    let names = workflow.states.map(\.name)
    let near = Spelling.suggestion(for: name, among: names)
    return StoreError(
      .configuration, "there is no state \(name)",
      hints: (near.map { ["did you mean \($0)?"] } ?? [])
        + ["states: \(names.joined(separator: ", "))"])
  }
}
