public import TicketSyntax

/// One ticket: a file, read through the configuration of its backlog.
///
/// Its values stand in storage of their own, so that passing a ticket on is cheap.
public struct Ticket: Sendable {
  private let facts: Facts

  /// The file, from the repository's root.
  public var path: String { facts.path }
  /// The project's folder; empty directly under the backlog's root.
  public var project: String { facts.project }
  /// The file's text.
  public var document: TicketDocument { facts.document }
  /// The file's bytes.
  public var bytes: [UInt8] { facts.document.bytes }
  /// The id as written, with its prefix; nil where there is none.
  public var idText: String? { facts.idText }
  /// The id; nil where there is none or it is not of the form.
  public var id: TicketID? { facts.id }
  /// The title.
  public var title: String? { facts.title }
  /// The type, such as `story` or `epic`.
  public var type: String? { facts.type }
  /// The state as written.
  public var status: String? { facts.status }
  /// What can't be read as meant in the file, in its order; the whole file is looked through.
  public var diagnostics: [SyntaxDiagnostic] { facts.document.diagnostics }
  private var map: FieldMap { facts.map }

  /// Reads a ticket's document; never fails.
  public init(
    document: TicketDocument, path: String, project: String = "",
    configuration: BacklogConfiguration = .standard
  ) {
    facts = Facts(document, path, project, configuration.fieldMap)
  }

  /// The value of a field by the tool's name for it; nil where the file does not have it.
  public func value(_ field: String) -> FieldValue? {
    facts.value(field)
  }

  /// The scalars of a field: of a list its elements, none where the file does not have it.
  public func texts(_ field: String) -> [String] {
    value(field)?.texts ?? []
  }

  /// The place of a field's value; the beginning of the file where the file does not have it.
  public func location(of field: String) -> SourceLocation {
    document[key(of: field)]?.valueLocation ?? SourceLocation()
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
  /// What a ticket holds; the fields that every command asks for are taken out once.
  private final class Facts: Sendable {
    let document: TicketDocument
    let path: String
    let project: String
    let map: FieldMap
    let idText: String?
    let id: TicketID?
    let title: String?
    let type: String?
    let status: String?

    init(_ document: TicketDocument, _ path: String, _ project: String, _ map: FieldMap) {
      self.document = document
      self.path = path
      self.project = project
      self.map = map
      let text = { (field: String) in Facts.text(Facts.value(field, document, map)) }
      idText = text("id")
      id = idText.flatMap { TicketID($0) }
      title = text("title")
      type = text("type")
      status = text("status")
    }

    func value(_ field: String) -> FieldValue? { Facts.value(field, document, map) }

    private static func value(
      _ field: String, _ document: TicketDocument, _ map: FieldMap
    ) -> FieldValue? {
      guard !map.isEmpty, let source = map.sources[field] else { return document.value(field) }
      return document.value(source.key).map(source.value)
    }

    private static func text(_ value: FieldValue?) -> String? {
      value?.text.flatMap { $0.isEmpty ? nil : $0 }
    }
  }
}

extension Ticket {
  /// Whether the file's path is UTF-8: one that is not is shown with marks in place of the bytes, and
  /// leads nowhere.
  public var hasReadablePath: Bool {
    path.utf8.allSatisfy { $0 < 0x80 } || !path.unicodeScalars.contains("\u{FFFD}")
  }
}
