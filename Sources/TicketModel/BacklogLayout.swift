/// Where a backlog's tickets lie in the tree, and which fields hold id and status.
///
/// All that history needs of a configuration.
public struct BacklogLayout: Hashable, Sendable {
  /// The folder that holds the tickets, from the repository's root; empty for the root itself.
  public var root: String
  /// Which files below the root are tickets.
  public var files: PathPattern
  /// The field that holds the id, and what stands in front of its value.
  public var id: FieldMapping
  /// The field that holds the status.
  public var status: FieldMapping

  /// A field read from another key, with a text put in front of its value.
  public struct FieldMapping: Hashable, Sendable {
    /// The front-matter key.
    public var key: String
    /// What is put in front of the value; empty for nothing.
    public var prefix: String

    /// Makes a mapping.
    public init(key: String, prefix: String = "") {
      self.key = key
      self.prefix = prefix
    }
  }

  /// The folders that hold what new tickets begin as.
  public static let templates = "templates"

  /// Makes a layout.
  public init(
    root: String, files: PathPattern = PathPattern("**/*.md"),
    id: FieldMapping = FieldMapping(key: "id"), status: FieldMapping = FieldMapping(key: "status")
  ) {
    self.root = root
    self.files = files
    self.id = id
    self.status = status
  }

  /// Whether a path, from the root of the backlog, is a ticket's.
  ///
  /// Hidden files and folders, `templates` folders, `README.md` and `notes.md` never are.
  public func isTicket(_ path: some StringProtocol) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last?.lowercased(), name != "readme.md", name != "notes.md",
      !parts.contains(where: { $0.hasPrefix(".") }),
      !parts.dropLast().contains(where: { $0 == BacklogLayout.templates })
    else { return false }
    return files.matches(path)
  }

  /// Whether `files` takes every Markdown file in every folder, so that a name alone decides.
  public var takesEveryMarkdownFile: Bool { files.text == "**/*.md" }

  /// Whether a file of that name is a ticket's where every Markdown file is.
  public static func isTicket(named name: String) -> Bool {
    guard name.utf8.suffix(3).elementsEqual(".md".utf8), !name.hasPrefix(".") else { return false }
    guard name.utf8.count == 8 || name.utf8.count == 9 else { return true }
    return !["readme.md", "notes.md"].contains(name.lowercased())
  }

  /// Whether a folder, from the root of the backlog, can hold tickets: what a walk may leave out.
  public func mayHoldTickets(folder name: some StringProtocol) -> Bool {
    !name.hasPrefix(".") && name != BacklogLayout.templates
  }
}
