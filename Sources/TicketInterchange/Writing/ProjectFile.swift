/// The configuration that a document proposes for its project.
struct ProjectFile {
  let title: String?
  let rules: RuleProposals
  /// Fields in use that no configuration declares by itself.
  let declared: [String]
  /// The estimates in use; a scale that they don't keep to is not proposed.
  let estimates: [String]

  /// The file; nil where the document proposes nothing.
  var planned: ImportPlan.PlannedFile? {
    let fields = declaredFields
    guard !fields.isEmpty || !rules.lines.isEmpty else { return nil }
    var lines: [String] = []
    if let title { lines.append(ProjectFile.comment(title)) }
    if !rules.lines.isEmpty {
      lines.append("# The document says of its own rules:")
      lines += rules.lines.map { ProjectFile.comment("  " + $0) }
    }
    if !fields.isEmpty { lines += ["fields:"] + fields }
    let text = lines.joined(separator: "\n") + "\n"
    return ImportPlan.PlannedFile(path: "project.yml", bytes: Array(text.utf8), ticketID: nil)
  }

  private var declaredFields: [String] {
    var fields: [String] = []
    if keepsToScale {
      let values = rules.scale.map(String.init).joined(separator: ", ")
      fields.append("  estimate: {one-of: [\(values)]}")
    }
    return fields + declared.map { "  \($0): {type: string}" }
  }

  /// Whether a scale is proposed, and every estimate is on it.
  var keepsToScale: Bool {
    !rules.scale.isEmpty && estimates.allSatisfy { Int($0).map(rules.scale.contains) ?? false }
  }

  private static func comment(_ text: String) -> String {
    let safe = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.value == 0x2028
        || scalar.value == 0x2029 ? " " : String(scalar)
    }
    return "# " + safe.joined()
  }
}
