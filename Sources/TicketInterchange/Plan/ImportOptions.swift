package import TicketModel

/// What a person may say about an import; every knob has a default.
package struct ImportOptions: Sendable {
  /// The project's name; nil derives one from the ids' common prefix or the document's title.
  package var projectName: String?
  /// What counts as a ticket where the document can be read two ways; nil leaves it to the reader.
  package var ticketsFrom: TicketForm?
  /// The state of tickets that say none; nil writes no status.
  package var initialStatus: String?
  /// The state of one-line tickets whose checkbox is ticked; nil means `initialStatus`.
  package var doneStatus: String?
  /// Ids that other projects hold: they are never allocated, and meeting one is reported.
  package var knownIDs: Set<TicketID>
  /// The backlog's configuration: states are named as its workflow has them, and what it declares
  /// already is not proposed again.
  package var configuration: BacklogConfiguration
  /// The ids that the last import of the document allocated, by what they were allocated for.
  package var allocated: [String: String]
  /// Which column or key of a table-like source holds which field, as the person says it.
  package var columns: [String: String]
  /// The file's name, without folders.
  package var fileName: String
  /// What the project is named after where neither ids nor a title say it.
  package var fallbackName = ""

  /// Makes options.
  package init(
    projectName: String? = nil, ticketsFrom: TicketForm? = nil, initialStatus: String? = nil,
    doneStatus: String? = nil, knownIDs: Set<TicketID> = [],
    configuration: BacklogConfiguration = .standard, allocated: [String: String] = [:],
    columns: [String: String] = [:], fileName: String = ""
  ) {
    self.projectName = projectName
    self.ticketsFrom = ticketsFrom
    self.initialStatus = initialStatus
    self.doneStatus = doneStatus
    self.knownIDs = knownIDs
    self.configuration = configuration
    self.allocated = allocated
    self.columns = columns
    self.fileName = fileName
  }
}

/// The shape that a ticket takes in a document.
package enum TicketForm: String, CaseIterable, Sendable {
  /// A heading, with its fields below.
  case heading
  /// A list item, with its fields nested or on the same line.
  case list
  /// A row of a table.
  case table
  /// A list item with a checkbox.
  case checkbox
}
