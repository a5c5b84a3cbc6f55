internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// What new tickets of a type begin as: `templates/TYPE.md` in the project's folder or the backlog's.
struct TicketTemplate {
  private let bytes: [UInt8]

  /// The template of a type, in any case; the project's own before the backlog's.
  static func find(
    _ type: String, _ project: String, _ layout: BacklogLayout, _ reader: any TreeReader
  ) throws(StoreError) -> TicketTemplate? {
    let own = RepositoryPath.join(layout.root, project)
    for folder in project.isEmpty ? [layout.root] : [own, layout.root] {
      let templates = RepositoryPath.join(folder, BacklogLayout.templates)
      let files = try reader.files(below: templates) { _ in false }
      guard let file = files.first(where: { $0.name.lowercased() == "\(type.lowercased()).md" }),
        let bytes = try reader.bytes(file.path)
      else { continue }
      return TicketTemplate(bytes: bytes)
    }
    return nil
  }

  /// The document, with `{id}` and `{title}` in its text replaced.
  func document(id: String, title: String) -> TicketDocument {
    let document = TicketDocument(bytes: bytes)
    let text = document.body.text.replacing("{id}", with: id).replacing("{title}", with: title)
    return document.replacingBody(with: text)
  }
}
