internal import Libyaml

extension ConfigurationNode {
  /// Reads a configuration file. Duplicate keys, aliases, anchors, tags, several documents, more than
  /// 32 levels and more than 1 MiB are refused; an empty file is an empty mapping.
  public static func parse(
    _ bytes: [UInt8], path: String
  ) throws(ConfigurationSyntaxError) -> ConfigurationNode {
    do {
      return try ConfigurationNodeReader(bytes: bytes, path: path).read()
    } catch {
      throw ConfigurationSyntaxError(
        path: path,
        diagnostic: SyntaxDiagnostic(
          rule: "configuration", location: Places.location(of: error.offset, in: bytes),
          message: error.message, hint: error.hint))
    }
  }
}

/// Turns the nodes of YAML into configuration nodes.
private struct ConfigurationNodeReader {
  static let maximumLength = 1024 * 1024

  let path: String
  let text: YAMLText
  let locations: LineLocations

  init(bytes: [UInt8], path: String) {
    self.path = path
    let start = bytes.hasBytes([UInt8].byteOrderMark, at: 0) ? 3 : 0
    text = YAMLText(bytes: bytes, range: start..<bytes.count)
    locations = LineLocations(bytes: bytes)
  }

  func read() throws(YAMLProblem) -> ConfigurationNode {
    guard text.bytes.count <= Self.maximumLength else {
      throw YAMLProblem(offset: 0, message: "the file is longer than 1 MiB")
    }
    if let offset = text.bytes.firstInvalid(in: text.range) {
      throw YAMLProblem(
        offset: offset, message: "a byte that isn't UTF-8", hint: "save the file as UTF-8")
    }
    if let problem = HeaderCharacters.problem(in: text.bytes, range: text.range) { throw problem }
    guard let root = try compose() else {
      return ConfigurationNode(path: path, content: .mapping([]))
    }
    let node = node(root)
    return node.content == .null
      ? ConfigurationNode(path: path, location: node.location, content: .mapping([])) : node
  }

  private func compose() throws(YAMLProblem) -> YAMLNode? {
    do {
      return try text.compose()
    } catch {
      guard !error.isRefusal else { throw error }
      let start = text.bytes.lineStart(of: error.offset)
      let end = text.bytes.nextLine(
        after: min(error.offset, text.range.upperBound), end: text.range.upperBound)
      let part = FrontMatterScanner.Part(
        position: 0, range: max(start, text.range.lowerBound)..<max(start, end), line: 1,
        isStray: false)
      throw HeaderDiagnosis(bytes: text.bytes, part: part).explain(error)
    }
  }

  private func node(_ node: YAMLNode) -> ConfigurationNode {
    let content: ConfigurationNode.Content =
      switch node.content {
      case .scalar(let text, .plain) where ScalarScanner.plainValue(text) == .null: .null
      case .scalar(let text, let style): .scalar(text, isPlain: style == .plain)
      case .sequence(let items): .sequence(items.map { self.node($0) })
      case .mapping(let pairs): .mapping(pairs.map(entry))
      }
    return ConfigurationNode(
      path: path, location: locations.location(of: node.start), content: content)
  }

  private func entry(_ pair: YAMLNode.Pair) -> ConfigurationNode.Entry {
    ConfigurationNode.Entry(
      key: pair.name, keyLocation: locations.location(of: pair.key.start), value: node(pair.value))
  }
}
