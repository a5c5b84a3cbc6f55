package import TicketModel
internal import TicketSyntax

/// The configurations of a backlog as far as they have been read.
package struct ConfigurationSet {
  /// The backlog's own.
  package var configuration: BacklogConfiguration
  /// Those of the projects, over the backlog's own, by folder name.
  package var projects: [String: BacklogConfiguration] = [:]
  /// Mistakes in the configuration files.
  package var findings: [Finding]
  var node: ConfigurationNode?

  /// The project of a ticket's path: the first folder below the backlog's root, or nothing.
  package func project(of path: String) -> String {
    guard let rest = RepositoryPath.relative(path, to: configuration.layout.root),
      !configuration.layout.root.isEmpty || !path.isEmpty
    else { return "" }
    let inner = configuration.layout.root.isEmpty ? path : rest
    guard let slash = inner.firstIndex(of: "/") else { return "" }
    return String(inner[..<slash])
  }

  /// The configuration that judges a project's tickets.
  package func configuration(forProject project: String) -> BacklogConfiguration {
    projects[project] ?? configuration
  }
}

extension BacklogLoader {
  /// Reads the backlog's own configuration.
  package func loadSettings() throws(StoreError) -> ConfigurationSet {
    guard let bytes = try settingsReader.bytes(place.configurationPath) else {
      return ConfigurationSet(
        configuration: BacklogConfiguration.decode(
          ConfigurationNode(path: place.configurationPath, content: .null), folder: place.folder
        ).configuration,
        findings: [])
    }
    do throws(ConfigurationSyntaxError) {
      let node = try ConfigurationNode.parse(bytes, path: place.configurationPath)
      let (configuration, findings) = BacklogConfiguration.decode(node, folder: place.folder)
      return ConfigurationSet(configuration: configuration, findings: findings, node: node)
    } catch {
      let finding = Finding(configurationError: error, path: place.configurationPath)
      throw StoreError(
        .configuration, "the configuration can't be read", findings: [finding])
    }
  }

  /// The configuration of any project, whether it has tickets or not; the backlog's own where it can't
  /// be read.
  package func configuration(
    ofProject project: String, _ settings: ConfigurationSet
  ) -> BacklogConfiguration {
    var settings = settings
    try? loadProject(project, into: &settings)
    return settings.configuration(forProject: project)
  }

  /// Reads the configuration of one project, once.
  func loadProject(
    _ project: String, into settings: inout ConfigurationSet
  ) throws(StoreError) {
    guard !project.isEmpty, settings.projects[project] == nil else { return }
    let folder = RepositoryPath.join(settings.configuration.layout.root, project)
    let path = RepositoryPath.join(folder, "project.yml")
    guard let bytes = try settingsReader.bytes(path) else {
      settings.projects[project] = settings.configuration
      return
    }
    do throws(ConfigurationSyntaxError) {
      let own = try ConfigurationNode.parse(bytes, path: path)
      let merged = settings.node?.merging(own) ?? own
      let (configuration, findings) = BacklogConfiguration.decode(merged, folder: place.folder)
      settings.projects[project] = configuration
      let known = Set(settings.findings)
      settings.findings += findings.filter { !known.contains($0) }
    } catch {
      settings.projects[project] = settings.configuration
      settings.findings.append(Finding(configurationError: error, path: path))
    }
  }
}

extension Finding {
  init(configurationError error: ConfigurationSyntaxError, path: String) {
    self.init(error.diagnostic, path: path)
    rule = "configuration"
  }
}
