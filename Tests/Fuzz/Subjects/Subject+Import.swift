import TicketInterchange
import TicketModel
import TicketSyntax

extension Subject {
  static let markdown = importing("import-markdown", ["plan.md"])
  static let table = importing("import-table", ["rows.csv"])
  static let json = importing("import-json", ["board.json", "rows.jsonl"])

  /// A folder of files, one below the other: each begins at a line `=== PATH`.
  static let folder = Subject(name: "import-folder") { (bytes) throws(Violation) in
    var files: [ImportSource.File] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "=== ".utf8) {
        let path = String(decoding: line.dropFirst(4), as: UTF8.self)
        files.append(ImportSource.File(path: path, bytes: []))
      } else if !files.isEmpty {
        files[files.count - 1].bytes += line + [UInt8(ascii: "\n")]
      }
    }
    try imports(ImportSource(name: "folder", files: files, isFolder: true))
  }

  private static func importing(_ name: String, _ files: [String]) -> Subject {
    Subject(name: name) { (bytes) throws(Violation) in
      for file in files {
        try imports(
          ImportSource(name: file, files: [.init(path: file, bytes: bytes)], isFolder: false))
      }
    }
  }

  /// What is read accounts for every line, makes files that read, and changes nothing a second time.
  private static func imports(_ source: ImportSource) throws(Violation) {
    let importer = Importers.recognize(source)
    let options = ImportOptions(
      initialStatus: "todo", doneStatus: "done", fileName: source.name)
    let plan: ImportPlan
    do throws(ImportError) {
      plan = try importer.plan(source, options: options)
    } catch {
      return try hold(!error.message.isEmpty, "an error without words")
    }
    try accounts(plan)
    try makesFiles(plan)
    if importer.name == "markdown" { try keepsWords(plan) }
    var disk: [String: [UInt8]] = [:]
    for file in plan.reconciled(with: [:], theirs: false) {
      guard case .add(let bytes) = file.action else {
        throw Violation(description: "\(file) on an empty disk")
      }
      disk[file.path] = bytes
    }
    let again = plan.reconciled(with: disk, theirs: false)
    try hold(again.isEmpty, "a second import changes \(again.map(\.path))")
    try exports(plan)
  }

  private static func accounts(_ plan: ImportPlan) throws(Violation) {
    let totals = plan.totals
    let parts = [totals.fields, totals.body, totals.containers, totals.rules, totals.notes]
    try hold(totals.total == totals.blank + parts.reduce(0, +), "the sum of \(totals)")
    try hold(plan.lines.map(\.line) == plan.lines.indices.map { $0 + 1 }, "the lines' numbers")
    let names = Set(plan.files.map { $0.ticketID ?? $0.path })
    for line in plan.lines where line.place != .blank {
      try hold(names.contains(line.target), "line \(line.line) went to \(line.target)")
    }
  }

  private static func makesFiles(_ plan: ImportPlan) throws(Violation) {
    try hold(
      Set(plan.files.map { $0.path.lowercased() }).count == plan.files.count, "two of a path")
    for file in plan.files {
      let isPlain = !file.path.hasPrefix("/") && !file.path.split(separator: "/").contains("..")
      try hold(isPlain && !file.path.utf8.contains(0), "the path \(file.path.debugDescription)")
      guard let id = file.ticketID else { continue }
      let document = TicketDocument(bytes: file.bytes)
      let faults = document.diagnostics.filter { $0.rule != "conflict-marker" }
      try hold(faults.isEmpty, "\(file.path): \(faults)")
      try hold(document["id"]?.value == .scalar(id), "the id of \(file.path)")
      try hold(TicketID(id) != nil, "\(id) is no id")
      try hold(document["title"]?.value.text?.isEmpty == false, "\(file.path) has no title")
    }
  }

  /// A word that no vocabulary has stands in the file that its line went to; of a line that became fields
  /// it may stand in the notes, which say how it was read. Our corpus marks its words with two letters.
  private static func keepsWords(_ plan: ImportPlan) throws(Violation) {
    var texts: [String: String] = [:]
    for file in plan.files {
      let text = String(decoding: file.bytes, as: UTF8.self).lowercased()
      texts[file.ticketID ?? file.path, default: ""] += text
    }
    for line in plan.lines where line.place != .blank {
      let isField = line.place == .field || line.place == .container
      let places = isField ? [line.target, "notes.md"] : [line.target]
      for word in line.text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      where word.contains("zq") {
        try hold(
          places.contains { texts[$0]?.contains(word) ?? false },
          "\(word) of line \(line.line) is not in \(line.target): \(line.text)")
      }
    }
  }

  /// Every exporter writes what was read.
  private static func exports(_ plan: ImportPlan) throws(Violation) {
    let tickets = plan.files.filter { $0.ticketID != nil }.map { file in
      ExportedTicket(
        ticket: Ticket(
          document: TicketDocument(bytes: file.bytes), path: "backlog/x/\(file.path)",
          project: "x"), configuration: .standard)
    }
    let options = ExportOptions(title: "x", now: Instant(seconds: 1_750_000_000))
    for exporter in Exporters.all {
      let text = exporter.text(of: tickets, options: options)
      try hold(tickets.isEmpty || !text.isEmpty, "nothing from \(exporter.name)")
    }
  }
}
