/// The words that a query may use: what the configurations declare.
public struct QueryVocabulary: Hashable, Sendable {
  /// The names of the fields.
  public var fields: [String]
  /// The names of the states.
  public var states: [String]
  /// The types that the configurations give a field; a field without any holds texts.
  public var types: [String: Set<FieldType>]

  /// Fields that every ticket has without a line in its front matter.
  public static let computedFields = ["project", "path", "category"]
  private static let aliases = ["label": "labels"]

  /// Makes a vocabulary.
  public init(fields: [String], states: [String], types: [String: Set<FieldType>] = [:]) {
    self.fields = fields
    self.states = states
    self.types = types
  }

  /// The vocabulary of several configurations together: what any of them declares.
  public init(_ configurations: some Sequence<BacklogConfiguration>) {
    self.init(fields: [], states: [])
    var seenFields: Set<String> = []
    var seenStates: Set<String> = []
    for configuration in configurations {
      fields += configuration.fieldOrder.filter { seenFields.insert($0).inserted }
      states += configuration.workflow.states.map(\.name)
        .filter { seenStates.insert($0.lowercased()).inserted }
      for (name, field) in configuration.fields { types[name, default: []].insert(field.type) }
    }
  }

  /// The vocabulary of one configuration.
  public init(_ configuration: BacklogConfiguration) {
    self.init(CollectionOfOne(configuration))
  }

  /// The vocabulary of a backlog: its own configuration and those of its projects.
  public init(_ snapshot: BacklogSnapshot) {
    let projects = snapshot.projects.sorted { $0.key < $1.key }.map(\.value)
    self.init([snapshot.configuration] + projects)
  }

  /// The field that a word means: the very name, an alias, or the name without case.
  public func field(named word: String) -> String? {
    if fields.contains(word) { return word }
    let folded = word.lowercased()
    if let name = QueryVocabulary.aliases[folded], fields.contains(name) { return name }
    return (fields + QueryVocabulary.computedFields).first { $0.lowercased() == folded }
  }

  /// Every word that may stand before an operator.
  public var fieldWords: [String] {
    fields + QueryVocabulary.computedFields + QueryVocabulary.aliases.keys.sorted()
  }

  /// Whether the workflow of some configuration has that state, without case.
  func hasState(_ name: String) -> Bool {
    let folded = name.lowercased()
    return states.contains { $0.lowercased() == folded }
  }
}
