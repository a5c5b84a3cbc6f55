internal import ArgumentParser
internal import TicketInterchange
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Split: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split", abstract: "Make tickets of a ticket's checkboxes, and commit that",
      usage: "tickets split [<options>] <id> [<box> ...]",
      discussion: """
        Every open box of the task list, or the boxes named by their numbers, becomes a ticket of \
        its own, with this one as its parent. The box becomes a link, which `tickets move` ticks \
        when the new ticket is done, and unticks when it is reopened.

        Examples:
          tickets split P3-101
          tickets split P3-101 1 3 --in-order
          tickets split P3-101 --section "Acceptance criteria" --type test
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
    @Argument(help: ArgumentHelp("The ticket's id", valueName: "id"), completion: .tickets)
    var id: String
    @Argument(
      help: ArgumentHelp("Numbers of boxes, as `tickets show` prints them", valueName: "box"))
    var boxes: [Int] = []

    func run() async throws {
      let workspace = try await Workspace.open(options)
      try await workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
        let parent = try editor.finder.required(id)
        let chosen = try chosen(of: parent)
        editor.subject =
          "Split \(parent.idText ?? id) into \(chosen.count) \(chosen.count == 1 ? "ticket" : "tickets")"
        try editor.split(
          parent, chosen, type: type, inOrder: inOrder, in: workspace.place)
      }
    }

    /// The boxes that are to become tickets: those named, else the open ones of the tasks.
    private func chosen(of ticket: Ticket) throws(StoreError) -> [Checkbox] {
      let all = ticket.document.body.checkboxes
      let known = SplitBoxes.candidates(all, section: section)
      let name = ticket.idText ?? id
      guard !boxes.isEmpty else {
        let open = known.filter { !$0.isChecked && !SplitBoxes.isLink($0) && $0.depth == 0 }
        if !open.isEmpty { return open }
        let place = section.map { " in a section \"\($0)\"" } ?? ""
        throw StoreError(.refused, "\(name) has no open checkbox\(place) that is no ticket yet")
      }
      var chosen: [Checkbox] = []
      for number in boxes {
        guard let box = all.first(where: { $0.index + 1 == number }) else {
          throw StoreError(
            .refused, "there is no checkbox \(number)",
            hints: all.map { "\($0.index + 1): \($0.text)" })
        }
        guard !SplitBoxes.isLink(box) else {
          throw StoreError(.refused, "checkbox \(number) is a ticket already: \(box.text)")
        }
        if !chosen.contains(box) { chosen.append(box) }
      }
      return chosen
    }
  }
}

/// Which boxes become tickets, and which are links to tickets already.
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

  /// Whether a box begins with a link to a ticket's file.
  static func isLink(_ box: Checkbox) -> Bool { linkedID(box) != nil }

  /// The id of the ticket that a box links to: `[P3-205](P3-205.md) text`.
  static func linkedID(_ box: Checkbox) -> TicketID? {
    guard box.text.hasPrefix("["), let close = box.text.firstRange(of: "]("),
      let end = box.text[close.upperBound...].firstIndex(of: ")"),
      box.text[close.upperBound..<end].hasSuffix(".md")
    else { return nil }
    return TicketID(String(box.text.dropFirst()[..<close.lowerBound]))
  }
}
