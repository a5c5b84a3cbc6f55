import TicketSyntax

/// A folder of files with a front matter, a ticket each.
protocol FolderImporter: Importer {
  /// A key that every file of the form has, and one that tells the form from others.
  static var tellingKeys: [String] { get }
  /// What the form's own keys hold, where their name does not say it; nil to leave one out.
  static var keys: [String: SourceRecord.Place?] { get }
  /// Puts right what the form says in its own way.
  static func finish(_ record: inout SourceRecord, _ document: TicketDocument)
  /// Puts right what only all files together show; gives what was read otherwise than written.
  static func settle(_ records: inout [SourceRecord]) -> [ImportPlan.ImportNotice]
}

extension FolderImporter {
  static func finish(_ record: inout SourceRecord, _ document: TicketDocument) {}

  static func settle(_ records: inout [SourceRecord]) -> [ImportPlan.ImportNotice] { [] }

  static func recognizes(_ source: ImportSource) -> Bool {
    guard source.isFolder else { return false }
    let documents = source.files.filter { $0.path.lowercased().hasSuffix(".md") }.prefix(50)
      .map { TicketDocument(bytes: $0.bytes) }.filter(\.hasFrontMatter)
    return documents.contains { document in
      tellingKeys.allSatisfy { document[$0] != nil }
    }
  }

  static func plan(
    _ source: ImportSource, options: ImportOptions
  ) throws(ImportError) -> ImportPlan {
    var records: [SourceRecord] = []
    var lines: [String] = []
    var others: [String] = []
    for file in source.files where file.path.lowercased().hasSuffix(".md") {
      let document = TicketDocument(bytes: file.bytes)
      guard document.hasFrontMatter, document["id"] != nil || document["title"] != nil else {
        others.append(file.path)
        continue
      }
      let text = SourceText(file.bytes).lines
      records.append(record(document, file, at: lines.count..<lines.count + text.count))
      lines += text
    }
    guard !records.isEmpty else {
      throw ImportError(
        message: "\(source.name) holds no ticket of the form \(name)",
        hint: "each has a front matter with an id or a title")
    }
    var notices = settle(&records)
    notices += others.map {
      ImportPlan.ImportNotice(line: 0, message: "\($0) is no ticket: left out")
    }
    return BacklogReader.plan(
      of: records, lines: lines, title: nil, options: options.named(after: source),
      notices: notices)
  }

  private static func record(
    _ document: TicketDocument, _ file: ImportSource.File, at lines: Range<Int>
  ) -> SourceRecord {
    var record = SourceRecord(lines: lines)
    for entry in document.entries { take(entry.key, entry.value, &record) }
    record.body = String(decoding: FileImage.split(file.bytes).body, as: UTF8.self)
    if record.title.isEmpty { takeTitle(&record) }
    finish(&record, document)
    return record
  }

  private static func take(_ key: String, _ value: FieldValue, _ record: inout SourceRecord) {
    let texts = value.texts.filter { !$0.isEmpty }
    switch key {
    case "id": record.id = value.text
    case "title": record.title = value.text ?? ""
    default:
      guard let place = keys[key] ?? ownPlace(of: key), !texts.isEmpty else {
        if keys[key] == nil, value != .null, value != .list([]) {
          record.keep(key, texts.joined(separator: ", "))
        }
        return
      }
      for text in texts {
        let plain =
          place == .concept(.owner) && text.hasPrefix("@") ? String(text.dropFirst()) : text
        record.values.append(.init(name: key, place: place, text: plain))
      }
    }
  }

  /// The place of a key that is called as a field of ours.
  private static func ownPlace(of key: String) -> SourceRecord.Place? {
    guard let concept = Vocabulary.concept(key), concept.isField else { return nil }
    return .concept(concept)
  }

  /// The title of a file that says it in its first heading.
  private static func takeTitle(_ record: inout SourceRecord) {
    var lines = record.body.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { $0.hasPrefix("# ") }) else { return }
    record.title = String(lines[index].dropFirst(2)).trimmed(of: " \r")
    lines.remove(at: index)
    record.body = lines.joined(separator: "\n")
  }
}
