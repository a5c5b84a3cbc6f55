/// The words that a query may use: what the configurations declare, and what the tickets have.
public struct QueryVocabulary: Sendable {
  /// The names of the fields.
  public var fields: [String]
  /// The names of the states.
  public var states: [String]
  /// The types that the configurations give a field; a field without any holds texts.
  public var types: [String: Set<FieldType>]
  /// The tickets that are asked; nil where they are not known yet: then any id may be meant.
  public var snapshot: BacklogSnapshot?

  private static let aliases = [
    "label": "labels", "depends": "depends-on", "sections": "section", "checkbox": "checkboxes",
  ]

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

  /// The vocabulary of a backlog: its own configuration, those of its projects, and its tickets.
  public init(_ snapshot: BacklogSnapshot) {
    let projects = snapshot.projects.sorted { $0.key < $1.key }.map(\.value)
    self.init([snapshot.configuration] + projects)
    self.snapshot = snapshot
  }

  /// The field that a word means: the very name, an alias, or the name without case.
  public func field(named word: String) -> String? {
    if fields.contains(word) { return word }
    let folded = word.lowercased()
    let known = fields + ComputedField.allCases.map(\.rawValue)
    if let name = QueryVocabulary.aliases[folded], known.contains(name) { return name }
    return known.first { $0.lowercased() == folded }
  }

  /// The field that no line of a file holds, of that name; nil where a declared one has the name.
  func computed(_ field: String) -> ComputedField? {
    fields.contains(field) ? nil : ComputedField(rawValue: field)
  }

  /// Every word that may stand before an operator.
  public var fieldWords: [String] {
    fields + ComputedField.allCases.map(\.rawValue) + QueryVocabulary.aliases.keys.sorted()
  }

  /// Whether the workflow of some configuration has that state, without case.
  func hasState(_ name: String) -> Bool {
    let folded = name.lowercased()
    return states.contains { $0.lowercased() == folded }
  }

  /// The folders of the projects, in order; nil where they are not known.
  var projects: [String]? {
    guard let snapshot else { return nil }
    return Set(snapshot.projects.keys).union(snapshot.tickets.map(\.project))
      .filter { !$0.isEmpty }.sorted()
  }

  /// Every type that a field may have; without any it holds texts.
  func types(of field: String) -> Set<FieldType> {
    types[field] ?? computed(field).map { [$0.type] } ?? []
  }
}

extension QueryVocabulary {
  /// Whether the values of a field are ids of tickets.
  func holdsIDs(_ field: String) -> Bool {
    field == "id" || field == "depends-on" || types(of: field) == [.id]
  }

  /// Whether some ticket has that value in a field, without case; false where they are not known.
  func isUsed(_ text: String, in field: String) -> Bool {
    guard let snapshot, computed(field) == nil else { return false }
    let folded = Caseless.fold(text)
    return snapshot.tickets.contains { ticket in
      ticket.texts(field).contains { Caseless.isEqual($0, toFolded: folded) }
    }
  }

  /// Whether some ticket has a field of that very name, declared or not.
  func isWritten(_ field: String) -> Bool {
    snapshot?.tickets.contains { $0.value(field) != nil } ?? false
  }

  /// Whether some ticket's id has the same key, such as `P3` in `P3-101`.
  func hasKey(ofID id: String) -> Bool {
    let key = QueryVocabulary.key(ofID: id.lowercased())
    return snapshot?.tickets.contains { ticket in
      ticket.id.map { QueryVocabulary.key(ofID: $0.folded) == key } ?? false
    } ?? false
  }

  private static func key(ofID id: String) -> Substring {
    id.lastIndex(of: "-").map { id[..<$0] } ?? id[...]
  }
}
