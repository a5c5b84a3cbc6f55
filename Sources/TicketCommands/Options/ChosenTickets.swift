internal import ArgumentParser
internal import TicketStore

/// The tickets that a command works on: named by their ids, asked for by a query, or both.
struct ChosenTickets: ParsableArguments {
  @OptionGroup var asked: WhereOption
  @Argument(help: ArgumentHelp("The tickets' ids", valueName: "id"), completion: .tickets)
  var ids: [String] = []

  /// The ids and the query.
  var words: TicketWords {
    get throws(StoreError) { try TicketWords(ids, where: asked.query) }
  }

  func validate() throws {
    guard !ids.isEmpty || asked.query != nil else { throw ChosenTickets.noneSaid }
  }

  /// What every command says that is not told which tickets.
  static var noneSaid: ValidationError {
    ValidationError("say which tickets: by their ids, or with --where")
  }
}
