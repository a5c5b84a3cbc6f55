/// Why YAML can't be read, and where.
struct YAMLProblem: Error {
  var rule = "front-matter-syntax"
  /// The byte at which it shows.
  var offset: Int
  var message: String
  var hint: String?
  /// Whether it is readable YAML that this program refuses, so that no further explanation is due.
  var isRefusal = false
}
