internal import ArgumentParser
internal import TicketInterchange
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split", abstract: "Make tickets of the checkboxes of tickets, and commit that",
      usage: "tickets split [<options>] [<id> ...] [<box> ...]",
      discussion: """
        Every open box of the task list, or the boxes of one ticket named by their numbers, becomes a \
        ticket of its own, with the ticket as its parent. The box becomes a link, which `tickets move` ticks \
        when the new ticket is done, and unticks when it is reopened.

        Examples:
          tickets split P3-101
          tickets split P3-101 1 3 --in-order
          tickets split P3-101 --section "Acceptance criteria" --type test
          tickets split --where 'type:epic is:open'
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Only boxes in the section of that title", valueName: "title"))
    var section: String?
    @Option(name: .shortAndLong, help: "The type of the new tickets; task where it is allowed")
    var type: String?
    @Flag(help: "Let each new ticket depend on the one before it")
    var inOrder = false
    @OptionGroup var asked: WhereOption
    @Argument(
      help: ArgumentHelp(
        "The tickets' ids, then numbers of boxes, as `tickets show` prints them",
        valueName: "id ... box"), completion: .ticketsOrBoxes)
    var words: [String] = []

    private var ids: [String] { words.filter { Int($0) == nil } }
    private var numbers: [Int] { words.compactMap { Int($0) } }

    func validate() throws {
      guard !ids.isEmpty || asked.query != nil else { throw ChosenTickets.noneSaid }
      guard numbers.isEmpty || ids.count == 1 && asked.query == nil else {
        throw ValidationError("boxes are named of one ticket, by its id")
      }
    }

    func run() throws {
      let workspace = try Workspace.open(options)
      try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        let parents = try editor.boxes(of: TicketWords(ids, where: asked.query), chosen)
        let count = parents.reduce(0) { $0 + $1.boxes.count }
        let name =
          parents.count == 1 ? parents[0].ticket.idText ?? "" : "\(parents.count) tickets"
        editor.subject = "Split \(name) into \(count) \(count == 1 ? "ticket" : "tickets")"
        for (parent, boxes) in parents {
          try editor.split(parent, boxes, type: type, inOrder: inOrder, in: workspace.place)
        }
      }
    }

    /// The boxes that are to become tickets: those named, else the open ones of the tasks.
    private func chosen(of ticket: Ticket) throws(BoxError) -> [Checkbox] {
      let all = ticket.document.body.checkboxes
      let known = SplitBoxes.candidates(all, section: section)
      guard !numbers.isEmpty else {
        let open = known.filter { !$0.isChecked && $0.linkedTicket == nil && $0.depth == 0 }
        if !open.isEmpty { return open }
        let place = section.map { " in a section \"\($0)\"" } ?? ""
        throw BoxError(
          isMissing: true, message: "it has no open checkbox\(place) that is no ticket yet")
      }
      var chosen: [Checkbox] = []
      for number in numbers {
        guard let box = all.first(where: { $0.index + 1 == number }) else {
          throw BoxError(isMissing: true, message: "there is no checkbox \(number)", boxes: all)
        }
        guard box.linkedTicket == nil else {
          throw BoxError(
            isMissing: true, message: "checkbox \(number) is a ticket already: \(box.text)")
        }
        if !chosen.contains(box) { chosen.append(box) }
      }
      return chosen
    }
  }
}

/// Which boxes become tickets.
enum SplitBoxes {
  /// The boxes of a section; without one those of the task list, else all.
  static func candidates(_ boxes: [Checkbox], section: String?) -> [Checkbox] {
    guard let section else {
      let tasks = boxes.filter { $0.sections.contains(where: TaskSection.isOne) }
      return tasks.isEmpty ? boxes : tasks
    }
    let wanted = Section.normalized(section)
    return boxes.filter { $0.sections.contains { Section.normalized($0) == wanted } }
  }
}
