import TicketModel

extension CSVColumns {
  /// Makes tickets of rows: the numbers that some services give them become the tickets' ids.
  func records(_ rows: some Collection<CSVRecords.Row>) -> [SourceRecord] {
    var records = rows.map(record)
    guard let column = roles.firstIndex(of: .number) else { return records }
    var ids: [String: String] = [:]
    var counts = true
    for (index, row) in rows.enumerated() where column < row.fields.count {
      ids[row.fields[column]] = records[index].id
      counts = counts && row.fields[column] == String(index + 1)
    }
    for index in records.indices { resolve(&records[index], ids, isCount: counts) }
    return records
  }

  /// Puts ids in place of numbers; a number that only counts the rows says nothing.
  private func resolve(_ record: inout SourceRecord, _ ids: [String: String], isCount: Bool) {
    for (index, role) in roles.enumerated() where role == .number || role == .parentNumber {
      guard let place = record.values.firstIndex(where: { $0.name == names[index] }) else {
        continue
      }
      let number = record.values[place].text
      if role == .parentNumber, let id = ids[number] {
        record.values[place].place = .concept(.parent)
        record.values[place].text = id
      } else if isCount {
        record.values.remove(at: place)
      }
    }
    for index in record.values.indices where record.values[index].place == .concept(.parent) {
      if let id = ids[record.values[index].text] { record.values[index].text = id }
    }
  }

  /// One row as a ticket.
  func record(_ row: CSVRecords.Row) -> SourceRecord {
    var record = SourceRecord(lines: row.lines)
    for (index, text) in row.fields.enumerated() where !text.isEmpty {
      let name = index < names.count && !names[index].isEmpty ? names[index] : "Column \(index + 1)"
      add(text, as: index < roles.count ? roles[index] : .value(.body), name, to: &record)
    }
    let isDropped = resolution.map {
      $0 < row.fields.count && StateWord(row.fields[$0]) == .dropped
    }
    if isDropped ?? false { settleState(&record) }
    return record
  }

  /// A row that is closed, but not because the work was done, was dropped.
  private func settleState(_ record: inout SourceRecord) {
    guard let place = record.values.firstIndex(where: { $0.place == .concept(.status) }),
      StateWord(record.values[place].text) == .done
    else { return }
    record.keep(record.values[place].name, record.values[place].text)
    record.values[place].text = StateWord.dropped.rawValue
  }

  private func add(_ text: String, as role: Role, _ name: String, to record: inout SourceRecord) {
    switch role {
    case .id:
      let id = text.hasPrefix("#") ? String(text.dropFirst()) : text
      if TicketID(id) != nil || TicketID("X-" + id) != nil {
        record.id = id
      } else {
        record.keep(name, text)
      }
    case .title:
      let lines = text.split(whereSeparator: \.isNewline)
      record.title = lines.first.map { String($0).trimmed(of: " ") } ?? ""
      if lines.count > 1 { record.body += text + "\n" }
    case .number, .parentNumber: record.keep(name, text)
    case .body:
      if !record.body.isEmpty { record.body += "\n\n" }
      FieldsSection.take(text, into: &record)
    case .own("title"):
      record.title = text
      record.isTitleExact = true
    case .own("body"): record.body = text
    case .own(let field):
      let place = SourceRecord.Place.exact(field, FieldText.value(field, text))
      record.values.append(SourceRecord.Value(name: field, place: place, text: text))
    case .comment: record.addItem(CSVColumns.joined(text), to: "Comments")
    case .attachment: record.addItem(CSVColumns.joined(text), to: "Attachments")
    case .link(let name): record.addItem("\(name): \(text)", to: "Links")
    case .value(.concept(.acceptance)): addBoxes(text, "Acceptance criteria", to: &record)
    case .value(.concept(.tasks)): addBoxes(text, "Tasks", to: &record)
    case .value(.concept(.sprint)):
      // A row names its sprints in their order: the last is where it stands.
      if let before = record.values.firstIndex(where: { $0.place == .concept(.sprint) }) {
        record.values[before].place = .body
      }
      record.values.append(
        SourceRecord.Value(name: name, place: .concept(.sprint), text: text))
    case .value(let place):
      record.values.append(SourceRecord.Value(name: name, place: place, text: text))
    }
  }

  private func addBoxes(_ text: String, _ part: String, to record: inout SourceRecord) {
    for line in text.split(whereSeparator: \.isNewline) {
      let plain = String(line).trimmed(of: " \t-*•")
      guard !plain.isEmpty else { continue }
      let isBox = plain.hasPrefix("[ ]") || plain.hasPrefix("[x]") || plain.hasPrefix("[X]")
      record.addItem(isBox ? plain : "[ ] " + plain, to: part)
    }
  }

  /// `05/Jan/26 9:30 AM;ada;text`, as Jira joins them, with spaces.
  private static func joined(_ text: String) -> String {
    let parts = text.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].contains(where: \.isNumber), parts[0].utf8.count <= 30,
      parts[1].utf8.count <= 60
    else { return text }
    return "\(parts[0]) \(parts[1]): \(parts[2])"
  }
}
