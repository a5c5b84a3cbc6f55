public import TicketSyntax

/// One ticket: a file, read through the configuration of its backlog.
public struct Ticket: Sendable {
  /// The file, from the repository's root.
  public let path: String
  /// The project's folder; empty directly under the backlog's root.
  public let project: String
  /// The file's text.
  public let document: TicketDocument
  /// The id as written, with its prefix; nil where there is none.
  public let idText: String?
  /// The id; nil where there is none or it is not of the form.
  public let id: TicketID?
  /// The title.
  public let title: String?
  /// The type, such as `story` or `epic`.
  public let type: String?
  /// The state as written.
  public let status: String?
  private let map: FieldMap

  /// Reads a ticket's document; never fails.
  public init(
    document: TicketDocument, path: String, project: String = "",
    configuration: BacklogConfiguration = .standard
  ) {
    self.document = document
    self.path = path
    self.project = project
    map = configuration.fieldMap
    let head = map.isEmpty ? Head(document) : Head(document, map)
    idText = head.id
    id = head.id.flatMap { TicketID($0) }
    title = head.title
    type = head.type
    status = head.status
  }

  /// The value of a field by the tool's name for it; nil where the file does not have it.
  public func value(_ field: String) -> FieldValue? {
    guard let source = map.sources[field] else { return document[field]?.value }
    return (document[source.key]?.value).map(source.value)
  }

  /// The scalars of a field: of a list its elements, none where the file does not have it.
  public func texts(_ field: String) -> [String] {
    value(field)?.texts ?? []
  }

  /// The place of a field's value; the beginning of the file where the file does not have it.
  public func location(of field: String) -> SourceLocation {
    document[map.sources[field]?.key ?? field]?.valueLocation ?? SourceLocation()
  }

  /// The front-matter key that holds a field.
  public func key(of field: String) -> String {
    map.sources[field]?.key ?? field
  }

  /// What is put in front of a field's values.
  func prefix(of field: String) -> String {
    map.sources[field]?.prefix ?? ""
  }

  /// The fields in the file's order, by the tool's names for them; of a doubled key the first.
  public var fields: [(name: String, value: FieldValue)] {
    var seen: Set<String> = []
    var result: [(name: String, value: FieldValue)] = []
    for entry in document.entries where seen.insert(entry.key).inserted {
      if let names = map.names[entry.key] {
        result += names.compactMap { name in
          map.sources[name].map { (name, $0.value(entry.value)) }
        }
      } else if map.sources[entry.key] == nil {
        result.append((entry.key, entry.value))
      }
    }
    return result
  }
}

extension Ticket {
  /// The fields that every command asks for, taken in one pass.
  private struct Head {
    var id: String?
    var title: String?
    var type: String?
    var status: String?

    init(_ document: TicketDocument) {
      for entry in document.entries {
        switch entry.key {
        case "id": id = id ?? Head.text(entry.value)
        case "title": title = title ?? Head.text(entry.value)
        case "type": type = type ?? Head.text(entry.value)
        case "status": status = status ?? Head.text(entry.value)
        default: continue
        }
      }
    }

    init(_ document: TicketDocument, _ map: FieldMap) {
      func text(_ field: String) -> String? {
        guard let source = map.sources[field] else { return document[field].flatMap(Head.text) }
        return (document[source.key]?.value).map(source.value).flatMap(Head.text)
      }
      id = text("id")
      title = text("title")
      type = text("type")
      status = text("status")
    }

    private static func text(_ entry: FrontMatterEntry) -> String? { text(entry.value) }

    private static func text(_ value: FieldValue) -> String? {
      value.text.flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}
