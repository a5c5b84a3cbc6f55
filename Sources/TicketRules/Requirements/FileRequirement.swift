internal import TicketModel
package import TicketSyntax

/// Files exist in the tree that is judged.
package struct FileRequirement: Requirement {
  /// The paths, with places for fields.
  let paths: [TextTemplate]
  /// The field that names a path, relative to the ticket's file or to the repository's root.
  let field: String?

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "file",
    checks: """
      A file is in the same tree as the ticket: on disk, staged, or in the commit, whichever is \
      judged. The path counts from the repository's root and may hold `{id}` and other fields; or \
      `field` says which field holds it. Symbolic links and paths out of the repository are no files.
      """,
    example: "file: \"docs/migrations/{id}.md\"")

  /// Reads `file: PATH`, a list of paths, or `file: {path}` or `file: {field}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> FileRequirement? {
    var paths: ConfigurationNode? = node
    var field: String?
    if case .mapping = node.content {
      let values = reader.values(of: node, what: "file", known: ["path", "field"])
      paths = values["path"]
      field = reader.field(values["field"])
      if values.isEmpty {
        reader.report("file needs a path", at: node, hint: "write `file: docs/{id}.md`")
      }
    }
    let templates = reader.templates(paths, "file")
    for template in templates where TreePath.resolved(template.sample, from: "") == nil {
      reader.report(
        "file: no file of the repository can be at that path", at: node,
        hint: "write a path from the repository's root, such as `docs/{id}.md`")
    }
    return FileRequirement(paths: templates, field: field)
  }

  /// The first file that is missing; nothing where there is no tree to look in.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    guard let hasFile = context.hasFile else { return nil }
    if let field {
      let texts = subject.ticket.texts(field).filter { !$0.isBlank }
      guard !texts.isEmpty else {
        return Shortfall(
          "the field \(field.quoted) names no file", at: subject.statusLocation,
          hint: "set `\(subject.ticket.key(of: field))` to a file's path")
      }
      let folder = TreePath.folder(of: subject.ticket.path)
      let missing = texts.first { text in
        ![folder, ""].compactMap { TreePath.resolved(text, from: $0) }.contains(where: hasFile)
      }
      return missing.map { FileRequirement.missing($0, at: subject.ticket.location(of: field)) }
    }
    for path in paths {
      guard let text = path.path(for: subject) else {
        return Shortfall(
          "the path \(path.sample.quoted) needs \(path.names.listed()) as one plain text",
          at: subject.statusLocation)
      }
      guard let resolved = TreePath.resolved(text, from: ""), hasFile(resolved) else {
        return FileRequirement.missing(text, at: subject.statusLocation)
      }
    }
    return nil
  }

  private static func missing(_ path: String, at location: SourceLocation) -> Shortfall {
    Shortfall(
      "there is no file \(path.quoted)", at: location,
      hint: "add \(path.shortened(to: 100)) to the same commit")
  }
}

extension TextTemplate {
  /// The template with the names of its fields in their places.
  fileprivate var sample: String { filled { "{\($0)}" } }

  /// The path for one ticket; nil where a field is not one text that can be a part of a path.
  fileprivate func path(for subject: RuleSubject) -> String? {
    filledWhole { name in
      let texts = name == "project" ? [subject.ticket.project] : subject.ticket.texts(name)
      guard texts.count == 1, let text = texts.first, !text.isBlank, !text.contains("/"),
        text != "..", text != "."
      else { return nil }
      return text
    }
  }
}
