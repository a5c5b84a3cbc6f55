internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Tick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tick", abstract: "Tick checkboxes of a ticket, and commit that",
      usage: "tickets tick [<options>] <id> <box> ...",
      discussion: """
        A box is its number, as `tickets show` prints it, or words that stand in its text.

        Examples:
          tickets tick P3-101 1 2
          tickets tick P3-101 "tech lead"
          tickets tick P3-101 --all
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var boxes: BoxArguments

    func run() async throws { try await boxes.mark(true, options, changing) }
  }

  struct Untick: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "untick", abstract: "Take the tick off checkboxes of a ticket, and commit that",
      usage: "tickets untick [<options>] <id> <box> ...",
      discussion: """
        Example:
          tickets untick P3-101 2
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions
    @OptionGroup var boxes: BoxArguments

    func run() async throws { try await boxes.mark(false, options, changing) }
  }
}

/// A ticket, and which of its checkboxes are meant.
struct BoxArguments: ParsableArguments {
  @Flag(help: "All boxes, or all of the section") var all = false
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Only boxes in the section of that title", valueName: "title"))
  var section: String?
  @Argument(help: ArgumentHelp("The ticket's id", valueName: "id"), completion: .tickets)
  var id: String
  @Argument(
    help: ArgumentHelp("Numbers of boxes, or words of their texts", valueName: "box"),
    completion: .boxes)
  var boxes: [String] = []

  func validate() throws {
    guard all != !boxes.isEmpty else {
      throw ValidationError(all ? "name boxes, or say --all: not both" : "say which boxes")
    }
  }

  func mark(
    _ isChecked: Bool, _ options: GlobalOptions, _ changing: ChangingOptions
  ) async throws {
    let workspace = try await Workspace.open(options)
    try await workspace.change(changing) { (editor: inout TicketEditor) throws(StoreError) in
      for ticket in try editor.find([id]) {
        let chosen = try chosen(of: ticket)
        let texts = chosen.count > 3 ? "\(chosen.count) boxes" : quoted(chosen)
        try editor.edit(ticket, deed: "\(isChecked ? "ticked" : "unticked") \(texts)") {
          @Sendable (ticket) throws(EditError) in
          var document = ticket.document
          for box in chosen {
            document = try document.settingCheckbox(box.index, checked: isChecked)
          }
          return document
        }
      }
    }
  }

  private func quoted(_ boxes: [Checkbox]) -> String {
    boxes.map { "\"\($0.text)\"" }.joined(separator: ", ")
  }

  private func chosen(of ticket: Ticket) throws(StoreError) -> [Checkbox] {
    let wanted = section.map(Section.normalized)
    let known = ticket.document.body.checkboxes.filter { box in
      wanted.map { title in box.sections.contains { Section.normalized($0) == title } } ?? true
    }
    guard !known.isEmpty else {
      let place = section.map { " in a section \"\($0)\"" } ?? ""
      throw StoreError(.refused, "\(ticket.idText ?? id) has no checkboxes\(place)")
    }
    if all { return known }
    var chosen: [Checkbox] = []
    for text in boxes {
      let box = try box(text, among: known)
      if !chosen.contains(box) { chosen.append(box) }
    }
    return chosen
  }

  /// The one box of a number, of that very text, or with those words in it.
  private func box(_ text: String, among known: [Checkbox]) throws(StoreError) -> Checkbox {
    if let number = Int(text) {
      if let box = known.first(where: { $0.index + 1 == number }) { return box }
      throw StoreError(
        .refused, "there is no checkbox \(number)", hints: known.map(BoxArguments.listed))
    }
    let folded = text.lowercased()
    let exact = known.filter { $0.text.lowercased() == folded }
    let matches = exact.isEmpty ? known.filter { $0.text.lowercased().contains(folded) } : exact
    guard let match = matches.first, matches.count == 1 else {
      throw StoreError(
        .refused,
        matches.isEmpty
          ? "no checkbox says \"\(text)\"" : "\(matches.count) checkboxes say \"\(text)\"",
        hints: (matches.isEmpty ? known : matches).map(BoxArguments.listed))
    }
    return match
  }

  private static func listed(_ box: Checkbox) -> String { "\(box.index + 1): \(box.text)" }
}
