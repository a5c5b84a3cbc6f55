internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "move", abstract: "Move tickets to a state, and commit that",
      usage: "tickets move [<options>] <id> ... <state>",
      discussion: """
        The rules judge the result first: a move they refuse changes nothing.

        Examples:
          tickets move P3-101 in-progress
          tickets move P3-101 P3-102 done
          tickets move P3-101 review --stage
          tickets move P3-101 review --state-only
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var extent: StateOnlyOption

    @Argument(
      help: ArgumentHelp("The tickets' ids, then the state", valueName: "id ... state"))
    var words: [String]

    func validate() throws {
      guard words.count >= 2 else {
        throw ValidationError("say which ticket, and the state that it moves to")
      }
    }

    func run() async throws {
      let workspace = try await Workspace.open(options)
      try await workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        editor.leavesOwnEdits = extent.stateOnly
        guard let state = words.last else { return }
        for id in words.dropLast() { try editor.move(id, to: state) }
      }
    }
  }
}

extension TicketEditor {
  /// Moves one ticket to a state, named in any case.
  mutating func move(_ id: String, to name: String) throws(StoreError) {
    let ticket = try find(id)
    let configuration = configuration(of: ticket)
    guard let state = configuration.workflow.state(named: name) else {
      throw TicketEditor.unknownState(name, configuration.workflow)
    }
    try edit(ticket, [(configuration.layout.status.key, .scalar(state.name))])
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
