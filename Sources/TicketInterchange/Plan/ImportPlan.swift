/// What an import would write, and where each line of the source went: a pure function of the
/// source's bytes and the options.
package struct ImportPlan: Sendable {
  /// The project that the tickets belong to.
  package var project: Project
  /// The files: tickets and containers in the order of the source, then `project.yml` and `notes.md`.
  package var files: [PlannedFile]
  /// Every line of the source, blank ones included, in order.
  package var lines: [LineAccount]
  /// The tickets and containers, in the order of the source.
  package var tickets: [PlannedTicket]
  /// What could be read two ways, or was worth saying.
  package var notices: [ImportNotice]
  /// The ids that were allocated, by what they were allocated for.
  package var allocated: [String: String] = [:]

  /// A project as the document names it.
  package struct Project: Hashable, Sendable {
    /// What ids made by the import begin with, such as `P3`.
    package var key: String
    /// The folder's name, in lower case, such as `p3`.
    package var name: String
    /// The document's title, where it has one.
    package var title: String?
  }

  /// How many lines went where.
  package var totals: LineTotals { LineTotals(lines) }

  /// Something that the person should know about the reading.
  package struct ImportNotice: Hashable, Sendable {
    /// The line of the source, from 1.
    package var line: Int
    /// What was met, and what was made of it.
    package var message: String
  }

  /// A file to write, below the project's folder.
  package struct PlannedFile: Hashable, Sendable {
    /// The path from the project's folder, such as `P3-101.md`.
    package var path: String
    /// The whole content.
    package var bytes: [UInt8]
    /// The ticket in it; nil for `notes.md` and `project.yml`.
    package var ticketID: String?
  }
}
