/// The front matter of a file as it was read.
struct FrontMatter: Sendable {
  var block: Range<Int>?
  var entries: [FrontMatterEntry] = []
  var diagnostics: [SyntaxDiagnostic] = []
}
