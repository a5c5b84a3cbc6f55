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
  /// What tickets here are.
  var type: String?
}
