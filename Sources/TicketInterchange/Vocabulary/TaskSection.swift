/// Sections that list the tasks of a ticket, in whatever language.
package enum TaskSection {
  /// Whether a title names one.
  package static func isOne(_ title: String) -> Bool { Vocabulary.concept(title) == .tasks }
}
