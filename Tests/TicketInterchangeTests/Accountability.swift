import Testing

@testable import TicketInterchange

/// What must hold of every plan: each line has one place, the sums add up, and no text is lost.
struct Accountability {
  let plan: ImportPlan

  init(_ source: [UInt8], _ options: ImportOptions = ImportOptions(initialStatus: "todo")) {
    plan = ImportPlan(source: source, options: options)
  }

  func check(lineCount: Int, _ location: SourceLocation = #_sourceLocation) {
    let totals = plan.totals
    #expect(totals.total == lineCount, sourceLocation: location)
    let parts = [totals.fields, totals.body, totals.containers, totals.rules, totals.notes]
    #expect(totals.total == totals.blank + parts.reduce(0, +), sourceLocation: location)
    #expect(plan.lines.map(\.line) == Array(1...max(1, lineCount)).prefix(lineCount).map { $0 })
    checkText(location)
  }

  /// Each word of each line can be found again in the file that the line went to, or in the notes.
  private func checkText(_ location: SourceLocation) {
    var words: [String: Set<String>] = [:]
    for file in plan.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      words[file.ticketID ?? file.path] = Set(Accountability.words(text))
    }
    let notes = words["notes.md"] ?? []
    for line in plan.lines where line.place != .blank {
      let text = Accountability.withoutMarker(line.text)
      let written = words[line.target] ?? []
      let lost = Accountability.words(text).filter { word in
        !written.contains(word) && !notes.contains(word)
      }
      #expect(
        lost.isEmpty, "line \(line.line) → \(line.target): \(line.text)", sourceLocation: location)
    }
  }

  /// Runs of letters or of digits, in lower case.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.flatMap { run in
      run.split { $0.isNumber } + run.split { !$0.isNumber }
    }.map(String.init)
  }

  /// The line without the number of a list and without its box, which are markup.
  private static func withoutMarker(_ line: String) -> String {
    let marker = /^[ \t]*([-*+]|[0-9]+[.)])?[ \t]*(\[[ xX]\])?/
    return line.replacing(marker, with: "", maxReplacements: 1)
  }
}

/// The text of the file of a ticket.
extension ImportPlan {
  func text(_ id: String) -> String {
    files.first { $0.ticketID == id || $0.path == id }
      .map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  subscript(id: String) -> PlannedTicket? { tickets.first { $0.id == id } }
}
