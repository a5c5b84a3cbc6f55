public import TicketSyntax

/// What a backlog, or one project of it, is configured to be.
///
/// Its values stand in storage of their own, so that a copy for each ticket is cheap.
public struct BacklogConfiguration: Hashable, Sendable {
  private var storage: Storage

  /// The file it was read from, from the repository's root; empty where there is none.
  public var path: String {
    get { storage.values.path }
    set { change { $0.path = newValue } }
  }
  /// Where the tickets lie, and which keys hold id and status.
  public var layout: BacklogLayout { storage.values.layout }
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone {
    get { storage.values.timezone }
    set { change { $0.timezone = newValue } }
  }
  /// The states and the moves between them.
  public var workflow: Workflow {
    get { storage.values.workflow }
    set { change { $0.workflow = newValue } }
  }
  /// The fields by name, the built-in ones included.
  public var fields: [String: FieldDeclaration] { storage.values.fields }
  /// The names of the fields: the built-in ones, then the declared ones in the order declared.
  public var fieldOrder: [String] { storage.values.fieldOrder }
  /// How changes become commits.
  public var commit: CommitSettings {
    get { storage.values.commit }
    set { change { $0.commit = newValue } }
  }
  /// What `start` does beside the change of state.
  public var start: StartSettings {
    get { storage.values.start }
    set { change { $0.start = newValue } }
  }
  /// When sprints begin; nil where not configured.
  public var sprints: SprintCadence? {
    get { storage.values.sprints }
    set { change { $0.sprints = newValue } }
  }
  /// How the metrics are computed.
  public var metrics: MetricsSettings {
    get { storage.values.metrics }
    set { change { $0.metrics = newValue } }
  }
  /// The rules as written; nil where there are none.
  public var rules: ConfigurationNode? {
    get { storage.values.rules }
    set { change { $0.rules = newValue } }
  }
  /// What is written of single types of tickets, by the type's name; nil where there is nothing.
  public var types: ConfigurationNode? {
    get { storage.values.types }
    set { change { $0.types = newValue } }
  }
  /// Whether the files were there before the tool: configured by `.tickets.yml`.
  public var adoptsExistingFiles: Bool {
    get { storage.values.adoptsExistingFiles }
    set { change { $0.adoptsExistingFiles = newValue } }
  }
  var fieldMap: FieldMap { storage.values.fieldMap }

  /// Makes a configuration; of what is left out, the standard one.
  ///
  /// A key or a prefix that the layout gives id and status wins over the fields' own.
  public init(
    path: String = "", layout: BacklogLayout = BacklogLayout(root: "backlog"),
    timezone: BacklogTimeZone = .utc, workflow: Workflow = .standard,
    fields: [(name: String, declaration: FieldDeclaration)] = [],
    commit: CommitSettings = CommitSettings(), sprints: SprintCadence? = nil,
    metrics: MetricsSettings = MetricsSettings(), rules: ConfigurationNode? = nil,
    types: ConfigurationNode? = nil, adoptsExistingFiles: Bool = false
  ) {
    let all = FieldDeclaration.builtIn + fields
    var seen: Set<String> = []
    var values = Values(
      path: path, layout: layout, timezone: timezone, workflow: workflow,
      fields: Dictionary(all.map { ($0.name, $0.declaration) }) { _, last in last },
      fieldOrder: all.map(\.name).filter { seen.insert($0).inserted }, commit: commit,
      sprints: sprints, metrics: metrics, rules: rules, types: types,
      adoptsExistingFiles: adoptsExistingFiles)
    values.adopt(layout.id, as: "id")
    values.adopt(layout.status, as: "status")
    values.update()
    storage = Storage(values)
  }

  /// What a backlog is that configures nothing.
  public static let standard = BacklogConfiguration()

  /// Declares a field, or declares it anew.
  public mutating func declare(_ name: String, _ declaration: FieldDeclaration) {
    change { values in
      if values.fields.updateValue(declaration, forKey: name) == nil {
        values.fieldOrder.append(name)
      }
      values.update()
    }
  }

  private mutating func change(_ body: (inout Values) -> Void) {
    var values = storage.values
    body(&values)
    storage = Storage(values)
  }

  /// Whether two configurations say the same.
  public static func == (a: BacklogConfiguration, b: BacklogConfiguration) -> Bool {
    a.storage === b.storage || a.storage.values == b.storage.values
  }

  /// Feeds the path and the names of the fields.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(storage.values.path)
    hasher.combine(storage.values.fieldOrder)
  }
}

extension BacklogConfiguration {
  private final class Storage: Sendable {
    let values: Values

    init(_ values: Values) {
      self.values = values
    }
  }

  private struct Values: Hashable, Sendable {
    var path: String
    var layout: BacklogLayout
    var timezone: BacklogTimeZone
    var workflow: Workflow
    var fields: [String: FieldDeclaration]
    var fieldOrder: [String]
    var commit: CommitSettings
    var start = StartSettings()
    var sprints: SprintCadence?
    var metrics: MetricsSettings
    var rules: ConfigurationNode?
    var types: ConfigurationNode?
    var adoptsExistingFiles: Bool
    var fieldMap = FieldMap([:], order: [])

    mutating func adopt(_ mapping: BacklogLayout.FieldMapping, as name: String) {
      guard mapping != BacklogLayout.FieldMapping(key: name) else { return }
      fields[name]?.from = mapping.key
      fields[name]?.prefix = mapping.prefix
    }

    mutating func update() {
      fieldMap = FieldMap(fields, order: fieldOrder)
      layout.id = mapping(of: "id")
      layout.status = mapping(of: "status")
    }

    private func mapping(of name: String) -> BacklogLayout.FieldMapping {
      .init(key: fields[name]?.from ?? name, prefix: fields[name]?.prefix ?? "")
    }
  }
}
