internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Tick: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tick", abstract: "Tick checkboxes of tickets, and commit that",
      usage: "tickets tick [<options>] [<id> ...] [<box> ...]",
      discussion: """
        A box is its number, as `tickets show` prints it, or words that stand in its text. Of the \
        tickets that a query asks for, those without such a box are passed by.

        Examples:
          tickets tick P3-101 1 2
          tickets tick P3-101 "tech lead"
          tickets tick P3-101 P3-102 --all
          tickets tick --where 'sprint:3' "documentation updated"
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var boxes: BoxArguments

    func run() throws { try boxes.mark(true, options, changing) }
  }

  struct Untick: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "untick", abstract: "Take the tick off checkboxes of tickets, and commit that",
      usage: "tickets untick [<options>] [<id> ...] [<box> ...]",
      discussion: """
        Example:
          tickets untick P3-101 2
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var boxes: BoxArguments

    func run() throws { try boxes.mark(false, options, changing) }
  }
}

/// Tickets, and which of their checkboxes are meant.
struct BoxArguments: ParsableArguments {
  @Flag(help: "All boxes, or all of the section") var all = false
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only boxes in the section of that title", valueName: "title"))
  var section: String?
  @OptionGroup var asked: WhereOption
  @Argument(
    help: ArgumentHelp(
      "The tickets' ids, then numbers of boxes or words of their texts", valueName: "id ... box"),
    completion: .ticketsOrBoxes)
  var words: [String] = []

  func validate() throws {
    guard !words.isEmpty || asked.query != nil else { throw ChosenTickets.noneSaid }
    if all, words.contains(where: { Int($0) != nil }) {
      throw ValidationError("name boxes, or say --all: not both")
    }
    guard all || words.count > (asked.query == nil ? 1 : 0) else {
      throw ValidationError("say which boxes")
    }
  }

  func mark(
    _ isChecked: Bool, _ options: GlobalOptions, _ changing: ChangingOptions
  ) throws {
    let workspace = try Workspace.open(options)
    try workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
      let count = try idCount(&editor.finder)
      let named = try TicketWords(words.prefix(count), where: asked.query)
      let choice = BoxChoice(
        texts: Array(words.dropFirst(count)), isEverything: all, section: section)
      for (ticket, boxes) in try editor.boxes(of: named, choice.boxes) {
        let texts = boxes.count > 3 ? "\(boxes.count) boxes" : quoted(boxes)
        try editor.edit(ticket, deed: "\(isChecked ? "ticked" : "unticked") \(texts)") {
          @Sendable (ticket) throws(EditError) in
          var document = ticket.document
          for box in boxes {
            document = try document.settingCheckbox(box.index, checked: isChecked)
          }
          return document
        }
      }
    }
  }

  /// How many of the words are ids: all where no box is to be named; else the first, where there is
  /// no query, and those behind it that a ticket bears.
  private func idCount(_ finder: inout TicketFinder) throws(StoreError) -> Int {
    if all { return words.count }
    var count = asked.query == nil ? 1 : 0
    while count < words.count - 1, TicketSelection.isID(words[count]),
      try finder.isKnown(words[count])
    {
      count += 1
    }
    return count
  }

  private func quoted(_ boxes: [Checkbox]) -> String {
    boxes.map { "\"\($0.text)\"" }.joined(separator: ", ")
  }
}
