public import TicketSyntax

extension BacklogConfiguration {
  /// The name of the file that configures a backlog whose files were there before the tool.
  public static let adoptionFileName = ".tickets.yml"

  private static let keys = [
    "timezone", "workflow", "transitions", "fields", "sprints", "commit", "start", "metrics",
    "rules",
    "types",
  ]
  private static let adoptionKeys = ["root", "files"]

  /// Reads a configuration file's tree, found in a folder given from the repository's root.
  ///
  /// Every mistake becomes a finding of the rule `configuration` at its place, and what was wrong is
  /// left at its standard; so the configuration is always usable for showing things.
  public static func decode(
    _ node: ConfigurationNode, folder: String
  ) -> (configuration: BacklogConfiguration, findings: [Finding]) {
    var reader = ConfigurationReader()
    let adopts = adoptsFiles(node)
    let known = keys + (adopts ? adoptionKeys : [])
    let entries = reader.entries(node, of: "the configuration", knowing: known)
    let fields = node["fields"].map { reader.fields($0) } ?? []
    var result = BacklogConfiguration(
      path: node.path, layout: reader.layout(adopts ? node : node.withoutEntries, folder: folder),
      workflow: reader.workflow(node), fields: fields, rules: node["rules"],
      types: node["types"],
      adoptsExistingFiles: adopts)
    for entry in entries { result.read(entry, with: &reader) }
    return (result, reader.findings.inOrder)
  }

  private mutating func read(
    _ entry: ConfigurationNode.Entry, with reader: inout ConfigurationReader
  ) {
    switch entry.key {
    case "timezone": timezone = reader.timezone(entry.value) ?? timezone
    case "sprints": sprints = reader.sprints(entry.value)
    case "commit": commit = reader.commit(entry.value)
    case "start": start = reader.start(entry.value)
    case "metrics": metrics = reader.metrics(entry.value)
    default: return
    }
  }

  /// Whether the tree, or a part merged into it, was read from `.tickets.yml`.
  private static func adoptsFiles(_ node: ConfigurationNode) -> Bool {
    guard case .mapping(let entries) = node.content else { return isAdoption(node.path) }
    return isAdoption(node.path) || entries.contains { isAdoption($0.value.path) }
  }

  private static func isAdoption(_ path: String) -> Bool {
    path.split(separator: "/").last.map { $0 == adoptionFileName } ?? false
  }
}

extension ConfigurationNode {
  /// The node as an empty mapping at the same place.
  fileprivate var withoutEntries: ConfigurationNode {
    ConfigurationNode(path: path, location: location, content: .mapping([]))
  }
}

extension [Finding] {
  /// The findings by file and place.
  fileprivate var inOrder: [Finding] {
    sorted { ($0.path, $0.location, $0.message) < ($1.path, $1.location, $1.message) }
  }
}
