public import TicketSyntax

/// What a backlog, or one project of it, is configured to be.
public struct BacklogConfiguration: Hashable, Sendable {
  /// The file it was read from, from the repository's root; empty where there is none.
  public var path: String
  /// Where the tickets lie, and which keys hold id and status.
  public private(set) var layout: BacklogLayout
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The states and the moves between them.
  public var workflow: Workflow
  /// The fields by name, the built-in ones included.
  public private(set) var fields: [String: FieldDeclaration]
  /// The names of the fields: the built-in ones, then the declared ones in the order declared.
  public private(set) var fieldOrder: [String]
  /// How changes become commits.
  public var commit: CommitSettings
  /// What `start` does beside the change of state.
  public var start = StartSettings()
  /// When sprints begin; nil where not configured.
  public var sprints: SprintCadence?
  /// How the metrics are computed.
  public var metrics: MetricsSettings
  /// The rules as written; nil where there are none.
  public var rules: ConfigurationNode?
  /// What is written of single types of tickets, by the type's name; nil where there is nothing.
  public var types: ConfigurationNode?
  /// Whether the files were there before the tool: configured by `.tickets.yml`.
  public var adoptsExistingFiles: Bool
  private(set) var fieldMap: FieldMap

  /// Makes a configuration; of what is left out, the standard one.
  ///
  /// A key or a prefix that the layout gives id and status wins over the fields' own.
  public init(
    path: String = "", layout: BacklogLayout = BacklogLayout(root: "backlog"),
    timezone: BacklogTimeZone = .utc, workflow: Workflow = .standard,
    fields: [(name: String, declaration: FieldDeclaration)] = [],
    commit: CommitSettings = CommitSettings(), sprints: SprintCadence? = nil,
    metrics: MetricsSettings = MetricsSettings(), rules: ConfigurationNode? = nil,
    types: ConfigurationNode? = nil,
    adoptsExistingFiles: Bool = false
  ) {
    self.path = path
    self.layout = layout
    self.timezone = timezone
    self.workflow = workflow
    self.commit = commit
    self.sprints = sprints
    self.metrics = metrics
    self.rules = rules
    self.types = types
    self.adoptsExistingFiles = adoptsExistingFiles
    let all = FieldDeclaration.builtIn + fields
    self.fields = Dictionary(all.map { ($0.name, $0.declaration) }) { _, last in last }
    var seen: Set<String> = []
    fieldOrder = all.map(\.name).filter { seen.insert($0).inserted }
    fieldMap = FieldMap([:], order: [])
    adopt(layout.id, as: "id")
    adopt(layout.status, as: "status")
    update()
  }

  /// What a backlog is that configures nothing.
  public static let standard = BacklogConfiguration()

  /// Declares a field, or declares it anew.
  public mutating func declare(_ name: String, _ declaration: FieldDeclaration) {
    if fields.updateValue(declaration, forKey: name) == nil { fieldOrder.append(name) }
    update()
  }

  private mutating func adopt(_ mapping: BacklogLayout.FieldMapping, as name: String) {
    guard mapping != BacklogLayout.FieldMapping(key: name) else { return }
    fields[name]?.from = mapping.key
    fields[name]?.prefix = mapping.prefix
  }

  private mutating func update() {
    fieldMap = FieldMap(fields, order: fieldOrder)
    layout.id = mapping(of: "id")
    layout.status = mapping(of: "status")
  }

  private func mapping(of name: String) -> BacklogLayout.FieldMapping {
    .init(key: fields[name]?.from ?? name, prefix: fields[name]?.prefix ?? "")
  }
}
