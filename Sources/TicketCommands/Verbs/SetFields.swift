internal import ArgumentParser
internal import TicketStore

extension TicketsCommand {
  struct SetFields: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Set fields of tickets, and commit that",
      usage: "tickets set [<options>] [<id> ...] <field>=<value> ...",
      discussion: """
        field=value replaces, field+=value adds to a list, field-=value takes out of it, \
        field= removes the field. A list's elements are separated by commas.

        Examples:
          tickets set P3-101 estimate=5 owner=Backend,Product
          tickets set P3-101 P3-102 labels+=schema labels-=draft
          tickets set --where 'sprint:3 is:open' sprint=4
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var extent: StateOnlyOption
    @OptionGroup var chosen: WhereOption

    @Argument(
      help: ArgumentHelp("The tickets' ids, and the assignments", valueName: "id or field=value"),
      completion: .ticketsOrAssignments)
    var words: [String]

    private var ids: [String] { words.filter { !$0.contains("=") } }

    func validate() throws {
      guard words.contains(where: { $0.contains("=") }) else {
        throw ValidationError("say what to set, such as estimate=5")
      }
      guard !ids.isEmpty || chosen.query != nil else {
        throw ChosenTickets.noneSaid
      }
    }

    func run() throws {
      let assignments = try words.filter { $0.contains("=") }.map { word in
        guard let assignment = FieldAssignment(argument: word) else {
          throw ValidationError("\(word) is no assignment: field=value, field+=value, field-=value")
        }
        return assignment
      }
      let workspace = try Workspace.open(options)
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        editor.leavesOwnEdits = extent.stateOnly
        for ticket in try editor.find(ids, where: chosen.query) {
          try editor.assign(assignments, to: ticket)
        }
      }
    }
  }
}
