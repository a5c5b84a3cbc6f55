import TicketModel
import TicketSyntax

extension BacklogReader {
  /// A plan of records.
  static func plan(
    of records: [SourceRecord], lines: [String], title: String?, options: ImportOptions,
    notices: [ImportPlan.ImportNotice] = [], unplaced: Range<Int>? = nil
  ) -> ImportPlan {
    let ids = records.compactMap(\.id).filter { TicketID($0) != nil }
    var reader = BacklogReader(lines: lines, title: title, ids: ids, options: options)
    reader.notices += notices
    for record in records { reader.add(record) }
    reader.noteRest(unplaced)
    reader.settle()
    return ImportPlan(reader)
  }

  /// What stands on lines of no record goes to the notes.
  private mutating func noteRest(_ range: Range<Int>?) {
    for line in range ?? 0..<0 where destinations[line] == nil {
      let text = lines[line]
      guard text.contains(where: { $0 != " " && $0 != "\t" }) else { continue }
      destinations[line] = .note
      notes.append(
        BodyLine(text: text, line: line, blanksBefore: 0, isItem: true, isVerbatim: true))
    }
  }

  private mutating func add(_ record: SourceRecord) {
    var record = record
    record.dropRepeated()
    var title = TitleLine(
      plain: record.isTitleExact ? record.title : record.title.trimmed(of: " "))
    if let id = record.id {
      title.id = TicketID(id) == nil ? nil : id
      title.local = title.id == nil ? LocalLabel(letters: "", number: id, type: nil) : nil
    }
    let node = OutlineNode(
      kind: .row, line: record.lines.lowerBound, indent: 0, text: record.title, parent: nil,
      blanksBefore: 0)
    let opened = openTicket(title, node, in: ReadingScope())
    guard let draft = opened.draft else { return }
    for line in record.lines where lines.indices.contains(line) {
      destinations[line] = lines[line].isEmpty ? nil : .field(draft)
    }
    drafts[draft].sections[0].lines += BodyLine.lines(of: record.body, at: node.line)
    for part in record.parts {
      let index = drafts[draft].part(
        heading: "## " + part.title, concept: Vocabulary.concept(part.title))
      drafts[draft].sections[index].lines += BodyLine.lines(
        of: part.lines.joined(separator: "\n"), at: node.line)
    }
    for value in record.values { place(value, in: draft, node) }
  }

  private mutating func place(
    _ value: SourceRecord.Value, in draft: Int, _ node: OutlineNode
  ) {
    switch value.place {
    case .concept(let concept):
      if apply(concept, value.text, to: draft, at: node.line) {
        guard WrittenDay.hasTime(value.text), concept == .created || concept == .due else { return }
        return keep(value, in: draft, node)
      }
      notice(node, "\(drafts[draft].id): \(value.name) can't be a field: in the body")
    case .field(let name):
      let text = FieldValue.scalar(value.text)
      if makeRoom(for: name, text, in: draft), drafts[draft].set(name, text) { return }
    case .exact(let name, let exact):
      if makeRoom(for: name, exact, in: draft), set(name, exact, in: draft, at: node.line) {
        return
      }
    case .body: break
    }
    keep(value, in: draft, node)
  }

  /// Whether a front matter can hold a field beside those that it has room for already: a long text is
  /// none, and YAML's keys end at 1,024 characters.
  private mutating func makeRoom(
    for name: String, _ value: FieldValue, in draft: Int
  ) -> Bool {
    let written = FrontMatterWriter.document(fields: [(name, value)], body: "")
    guard written.count <= drafts[draft].room,
      written.count < 500 || TicketDocument(bytes: written).diagnostics.isEmpty
    else { return false }
    drafts[draft].room -= written.count
    return true
  }

  /// A value as an item of the section that lists them.
  private mutating func keep(
    _ value: SourceRecord.Value, in draft: Int, _ node: OutlineNode
  ) {
    let part = drafts[draft].part(heading: "## Fields", concept: nil)
    var rows = value.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { "  \($0)" }
    rows[0] = "- \(value.name): \(rows[0].dropFirst(2))"
    drafts[draft].sections[part].lines += rows.map {
      BodyLine(text: $0, line: node.line, blanksBefore: 0, isItem: true, isVerbatim: false)
    }
  }
}

extension BodyLine {
  /// The lines of a text that is kept as it is.
  static func lines(of text: String, at line: Int) -> [BodyLine] {
    var blanks = 0
    var result: [BodyLine] = []
    let plain = SourceText.withPlainEnds(text)
    for row in plain.split(separator: "\n", omittingEmptySubsequences: false) {
      guard !row.isEmpty else {
        blanks += 1
        continue
      }
      result.append(
        BodyLine(
          text: String(row), line: line, blanksBefore: result.isEmpty ? 0 : blanks, isItem: false,
          isVerbatim: true))
      blanks = 0
    }
    return result
  }
}
