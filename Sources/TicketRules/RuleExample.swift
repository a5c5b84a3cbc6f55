/// A backlog small enough to stand in a rule's documentation, and to test the rule by.
package struct RuleExample: Hashable, Sendable {
  /// A file of the example.
  package struct File: Hashable, Sendable {
    /// The path, from the repository's root.
    package let path: String
    /// What is in it.
    package let bytes: [UInt8]

    /// The text, as far as it is text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// What `backlog.yml` says; empty for what is standard.
  package let configuration: String
  /// The tickets before the change; nil where the rule compares nothing.
  package let before: [File]?
  /// The tickets.
  package let files: [File]
  /// What `baseline.tsv` says; empty where there is none.
  package let baseline: String

  /// Makes an example of files' texts: they are named `backlog/demo/1.md` and so on.
  ///
  /// Unless `paths` says otherwise.
  package init(
    _ texts: String..., paths: [String]? = nil, before: [String]? = nil,
    configuration: String = "", baseline: String = ""
  ) {
    self.init(
      files: texts.map { Array($0.utf8) }, paths: paths,
      before: before?.map { Array($0.utf8) }, configuration: configuration, baseline: baseline)
  }

  /// Makes an example of files' bytes.
  package init(
    files: [[UInt8]], paths: [String]? = nil, before: [[UInt8]]? = nil,
    configuration: String = "", baseline: String = ""
  ) {
    self.configuration = configuration
    self.baseline = baseline
    self.files = RuleExample.named(files, paths)
    self.before = before.map { RuleExample.named($0, paths) }
  }

  private static func named(_ files: [[UInt8]], _ paths: [String]?) -> [File] {
    files.enumerated().map { position, bytes in
      let own = paths.flatMap { $0.indices.contains(position) ? $0[position] : nil }
      return File(path: own ?? "backlog/demo/\(position + 1).md", bytes: bytes)
    }
  }
}

extension RuleExample: CustomStringConvertible {
  /// The example as a person reads it: each file below its path.
  package var description: String {
    let parts =
      (configuration.isEmpty ? [] : [("backlog/backlog.yml", configuration)])
      + (baseline.isEmpty ? [] : [("backlog/baseline.tsv", baseline)])
      + (before ?? []).map { ("\($0.path), before", $0.text) } + files.map { ($0.path, $0.text) }
    return parts.map { "# \($0)\n\($1)" }.joined(separator: "\n")
  }
}
