/// One line about a ticket or container that an import would write.
package struct PlannedTicket: Hashable, Sendable {
  /// Its id.
  package var id: String
  /// Its title.
  package var title: String
  /// Its type, where the document gives one.
  package var type: String?
  /// Its state; nil where none is written.
  package var status: String?
  /// Its priority as written, where the document gives one.
  package var priority: String?
  /// Its estimate as written, where the document gives one.
  package var estimate: String?
  /// Its owners, in the order written.
  package var owners: [String]
  /// The container it belongs to.
  package var parent: String?
  /// Whether it holds other tickets: an epic, a sprint and the like.
  package var isContainer: Bool
  /// The line of the source that begins it, from 1.
  package var line: Int
}
