import Testing

@testable import TicketInterchange

/// What must hold of every plan: each line has one place, the sums add up, and no text is lost.
struct Accountability {
  let plan: ImportPlan

  /// Words that stand for a key in a source, and for another word, or none, in what is written.
  private static let keys: Set<String> = [
    "estim", "estimation", "points", "pts", "owner", "responsable", "description", "acceptance",
    "criteria", "critères", "d'acceptation", "acceptation", "tâches", "labels", "livrables",
    "objectif", "goal", "risques", "surveillés", "deliverables", "sprint", "epic", "feature",
    "statut", "priorité",
  ]

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

  /// Each word of each line can be found again in the file that the line went to.
  private func checkText(_ location: SourceLocation) {
    var words: [String: Set<String>] = [:]
    for file in plan.files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      words[file.ticketID ?? file.path] = Set(Accountability.words(text))
    }
    for line in plan.lines where line.place != .blank {
      let text = Accountability.withoutNumber(line.text)
      let written = words[line.target] ?? []
      let lost = Accountability.words(text).filter { word in
        !written.contains(word) && !Accountability.keys.contains(word)
      }
      #expect(
        lost.isEmpty, "line \(line.line) → \(line.target): \(line.text)", sourceLocation: location)
    }
  }

  static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
  }

  /// The line without list markers and a heading's own numbering, which are markup.
  private static func withoutNumber(_ text: String) -> String {
    let plain = String(text.drop { " \t#-*+".contains($0) })
    let digits = plain.prefix { $0.isNumber }
    let rest = plain.dropFirst(digits.count)
    guard !digits.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return plain }
    return String(rest.dropFirst())
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
