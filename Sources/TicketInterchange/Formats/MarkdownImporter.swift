/// A document of Markdown, or any text.
enum MarkdownImporter: Importer {
  static let name = "markdown"
  static let summary = "a document of headings, lists, tables and checkboxes"

  static func recognizes(_ source: ImportSource) -> Bool { !source.isFolder }

  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan {
    guard !source.isFolder else {
      throw ImportError(
        message: "\(source.name) is a folder of a form that is not known",
        hint: "--from backlog-md, kanban-md or tk says which; or import one file at a time")
    }
    return ImportPlan(source: source.bytes, options: options)
  }
}
