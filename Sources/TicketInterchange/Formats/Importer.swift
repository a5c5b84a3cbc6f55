/// What an import reads: a file, or the files of a folder.
package struct ImportSource: Sendable {
  /// One file, by its path from the folder.
  package struct File: Sendable {
    /// The path from the folder; the file's name where it is the source itself.
    package var path: String
    /// The content.
    package var bytes: [UInt8]

    /// Makes a file.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The file's or folder's name.
  package var name: String
  /// The files, in the order of their paths.
  package var files: [File]
  /// Whether it is a folder.
  package var isFolder: Bool

  /// Makes a source.
  package init(name: String, files: [File], isFolder: Bool) {
    self.name = name
    self.files = files
    self.isFolder = isFolder
  }

  /// The content of a source of one file.
  var bytes: [UInt8] { files.first?.bytes ?? [] }
}

/// Why a source can't be read in a form.
package struct ImportError: Error, Hashable {
  /// What is wrong, with the line where it is known.
  package var message: String
  /// The cure, where there is one.
  package var hint: String?
}

/// A form that backlogs come in.
package protocol Importer: Sendable {
  /// What `--from` calls it.
  static var name: String { get }
  /// What it reads, in a few words.
  static var summary: String { get }
  /// Whether a source looks like one.
  static func recognizes(_ source: ImportSource) -> Bool
  /// Reads a source.
  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan
}

/// Every form that backlogs come in.
package enum Importers {
  /// The forms, the most telling first; the last takes every file.
  package static let all: [any Importer.Type] = [
    TrelloImporter.self, GitHubImporter.self, JSONLinesImporter.self, BacklogMdImporter.self,
    KanbanMdImporter.self, TkImporter.self, CSVImporter.self, MarkdownImporter.self,
  ]

  /// The form of that name.
  package static func named(_ name: String) -> (any Importer.Type)? {
    all.first { $0.name == name.lowercased() }
  }

  /// The form that a source looks like.
  package static func recognize(_ source: ImportSource) -> any Importer.Type {
    all.first { $0.recognizes(source) } ?? MarkdownImporter.self
  }
}
