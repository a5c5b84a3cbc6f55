/// What the lines below a line belong to.
struct ReadingScope {
  /// The ticket or container, by its place among the drafts.
  var draft: Int?
  /// The part of its body.
  var part = 0
  /// The field that the lines below are values of.
  var field: Concept?
  /// The column that the block of text begins at; nil outside a block.
  var base: Int?
  /// Whether items here are tickets though they have no id.
  var holdsStories = false
  /// Whether lines here are proposals for the configuration.
  var isRules = false
  /// Whether lines here are the Definition of Done.
  var isDone = false
  /// Whether ids here are those of requirements that tickets elsewhere meet.
  var isBackground = false
  /// Whether ordered items here say an order of execution.
  var isOrder = false
  /// How many levels headings are deeper than in the ticket whose text is kept as it is; nil where
  /// lines are interpreted.
  var literalShift: Int?
  /// What tickets here are.
  var type: String?
  /// The state of tickets here, as a heading says it.
  var state: StateClaim?
  /// The priority of tickets here.
  var priority: String?

  /// The scope of a ticket or container below: what is said of all tickets here goes on.
  var inner: ReadingScope {
    var scope = ReadingScope(type: type)
    scope.state = state
    scope.priority = priority
    return scope
  }
}
