import TicketSyntax

extension Subject {
  /// A body: its parts lie in it and in each other, a box is one byte, and what is added is added.
  static let body = Subject(name: "body") { (bytes) throws(Violation) in
    let document = TicketDocument(bytes: bytes)
    let body = document.body
    try nests(body, within: bytes.count)
    for box in body.checkboxes.prefix(20) { try ticks(document, box) }
    for title in body.sections.prefix(4).map(\.title) + ["Comments"] {
      try appends(document, to: title)
    }
    let tail = document.prepending("on top").body.text
    // Below a front matter that nobody closed there is no body.
    let isClosed = !document.diagnostics.contains { $0.rule == "front-matter-syntax" }
    try hold(!isClosed || tail.contains("on top"), "what was put on top is not in \(tail)")
    if let repaired = document.quotingUnreadableValues() {
      try hold(repaired.body.text == body.text, "the body after a repair of the front matter")
    }
  }

  private static func nests(_ body: TicketBody, within count: Int) throws(Violation) {
    var open: [Section] = []
    for section in body.sections {
      while let last = open.last, last.range.upperBound <= section.range.lowerBound {
        open.removeLast()
      }
      let outer = open.last?.range ?? 0..<count
      try hold(
        outer.lowerBound <= section.range.lowerBound
          && section.range.upperBound <= outer.upperBound
          && section.range.upperBound == section.contentRange.upperBound
          && section.range.lowerBound <= section.contentRange.lowerBound
          && open.last.map { $0.level < section.level } ?? true,
        "\(section) in \(String(describing: open.last))")
      open.append(section)
    }
    for (number, box) in body.checkboxes.enumerated() {
      try hold(box.index == number && box.markOffset < count, "\(box) as number \(number)")
    }
  }

  /// To tick a box changes one byte, and that box only; to untick it gives the file back.
  private static func ticks(_ document: TicketDocument, _ box: Checkbox) throws(Violation) {
    guard let edited = try? document.settingCheckbox(box.index, checked: !box.isChecked),
      let back = try? edited.settingCheckbox(box.index, checked: box.isChecked)
    else { throw Violation(description: "\(box) can't be ticked") }
    let changed = zip(document.bytes, edited.bytes).count { $0 != $1 }
    try hold(changed == 1 && edited.bytes.count == document.bytes.count, "\(box): \(changed) bytes")
    let marks = [document, edited].map { $0.body.checkboxes.map(\.isChecked) }
    let differing = zip(marks[0], marks[1]).count { $0 != $1 }
    try hold(marks[0].count == marks[1].count && differing == 1, "\(box) among others")
    let mark = document.bytes[box.markOffset]
    try hold(mark == UInt8(ascii: "X") || back.bytes == document.bytes, "\(box) there and back")
  }

  /// What is added to a section stands in it, and all that was there is there.
  private static func appends(_ document: TicketDocument, to title: String) throws(Violation) {
    guard let edited = try? document.appending("- added words", toSection: title) else { return }
    guard let section = edited.body.section(titled: title) else {
      throw Violation(description: "no section \(title) after its making")
    }
    let content = String(decoding: edited.bytes[section.contentRange], as: UTF8.self)
    try hold(content.contains("- added words"), "\(title) without what was added: \(content)")
    let head = zip(document.bytes, edited.bytes).prefix { $0 == $1 }.count
    let rest = document.bytes.count - head
    try hold(
      edited.bytes.suffix(rest).elementsEqual(document.bytes.suffix(rest)),
      "other bytes after an addition to \(title)")
  }
}
