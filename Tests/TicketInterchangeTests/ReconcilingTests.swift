import Testing
import TicketSyntax

@testable import TicketInterchange

private func plan(_ text: String) -> ImportPlan {
  ImportPlan(source: Array(text.utf8), options: ImportOptions(initialStatus: "todo"))
}

private let first = "# Rig\n\n- RI-1 — Hull — Estim 3\n- RI-2 — Mast — Estim 5\n"

/// The folder after the changes.
private func applied(_ changes: [ReconciledFile], to files: [String: [UInt8]] = [:])
  -> [String: [UInt8]]
{
  var files = files
  for change in changes {
    switch change.action {
    case .add(let bytes), .update(let bytes): files[change.path] = bytes
    case .keep, .leaveOut: break
    }
  }
  return files
}

private func edited(_ files: [String: [UInt8]], _ path: String, _ old: String, _ new: String)
  -> [String: [UInt8]]
{
  var files = files
  files[path] = Array(
    String(decoding: files[path] ?? [], as: UTF8.self).replacing(old, with: new).utf8)
  return files
}

@Test func theSameSourceAgainChangesNothing() {
  let folder = applied(plan(first).reconciled(with: [:], theirs: false))
  #expect(folder.keys.contains("RI-1.md") && folder.keys.contains(ImportRecord.path))
  #expect(plan(first).reconciled(with: folder, theirs: false).isEmpty)
}

@Test func aHandEditStandsWhileTheSourceIsAsItWas() {
  var folder = applied(plan(first).reconciled(with: [:], theirs: false))
  folder = edited(folder, "RI-1.md", "Hull", "The hull")
  #expect(plan(first).reconciled(with: folder, theirs: false).isEmpty)
}

@Test func aChangedSourceUpdatesOnlyWhatChanged() {
  let folder = applied(plan(first).reconciled(with: [:], theirs: false))
  let changed = plan(first.replacing("Estim 3", with: "Estim 8"))
  let changes = changed.reconciled(with: folder, theirs: false)
  #expect(changes.map(\.path) == ["RI-1.md", ImportRecord.path])
}

@Test func aFileWithoutARecordIsKeptUnlessTheirs() {
  let own = ["RI-1.md": Array("---\nid: RI-1\ntitle: Mine\n---\n".utf8)]
  let kept = plan(first).reconciled(with: own, theirs: false).first { $0.path == "RI-1.md" }
  guard case .keep(let differing)? = kept?.action else {
    Issue.record("not kept")
    return
  }
  #expect(differing.contains("title"))
  let theirs = plan(first).reconciled(with: own, theirs: true).first { $0.path == "RI-1.md" }
  guard case .update? = theirs?.action else {
    Issue.record("not updated")
    return
  }
}

@Test func changesInDifferentFieldsAreMerged() {
  var folder = applied(plan(first).reconciled(with: [:], theirs: false))
  folder = edited(folder, "RI-1.md", "status: todo", "status: done # by hand")
  let changed = plan(first.replacing("Estim 3", with: "Estim 8"))
  folder = applied(changed.reconciled(with: folder, theirs: false), to: folder)
  let text = String(decoding: folder["RI-1.md"] ?? [], as: UTF8.self)
  #expect(text.contains("status: done # by hand"))
  #expect(text.contains("estimate: 8"))
}

@Test func changesOfTheSameFieldAreKeptAndReported() {
  var folder = applied(plan(first).reconciled(with: [:], theirs: false))
  folder = edited(folder, "RI-1.md", "estimate: 3", "estimate: 2")
  let changed = plan(first.replacing("Estim 3", with: "Estim 8"))
  let changes = changed.reconciled(with: folder, theirs: false)
  #expect(changes.map(\.path) == ["RI-1.md"])
  #expect(changes.first?.action == .keep(differing: ["estimate"]))
}

@Test(arguments: [
  (#""\u0011\u0011":3"#, true),
  ("\"\(String(repeating: #"\u0011"#, count: 400))\":3", false),
  ("\"a\":\"\(String(repeating: "word ", count: 5000))word\"", true),
  ("\"a\":\"\(String(repeating: "word ", count: 9000))word\"", false),
  ("\"a\":{\"\(String(repeating: "k", count: 1500))\":1}", false),
  ("\"title\":\"\(String(repeating: "word ", count: 20000))word\"", false),
])
func whatIsTooLongForTheFrontMatterStandsInTheBody(field: String, isField: Bool) throws {
  let line = #"{"id":"RI-1","title":"Hull","status":"todo",\#(field)}"# + "\n"
  let plan = try JSONLinesImporter.plan(
    ImportSource(
      name: "a.jsonl", files: [.init(path: "a.jsonl", bytes: Array(line.utf8))], isFolder: false),
    options: ImportOptions(initialStatus: "todo"))
  let document = TicketDocument(bytes: try #require(plan.files.first?.bytes))
  #expect(document.diagnostics.isEmpty)
  #expect(document.keys.count == (isField ? 4 : 3))
  #expect(document.body.text.isEmpty == isField)
}

@Test(arguments: ["a\\nb", "a\\tb", #"a\\b"#, #"\\n"#, "\\r\\n", "=", "\\u2028"])
func aFieldOfAnyNameIsRemembered(name: String) throws {
  let plan = { (value: Int) throws in
    let line = #"{"id":"RI-1","title":"Hull","\#(name)":\#(value)}"# + "\n"
    return try JSONLinesImporter.plan(
      ImportSource(
        name: "a.jsonl", files: [.init(path: "a.jsonl", bytes: Array(line.utf8))], isFolder: false),
      options: ImportOptions(initialStatus: "todo"))
  }
  let folder = applied(try plan(3).reconciled(with: [:], theirs: false))
  #expect(try plan(3).reconciled(with: folder, theirs: false).isEmpty)
  let own = edited(folder, "RI-1.md", "title: Hull", "title: Mine")
  let again = applied(try plan(4).reconciled(with: own, theirs: false), to: own)
  let text = String(decoding: again["RI-1.md"] ?? [], as: UTF8.self)
  #expect(text.contains("title: Mine\n") && text.contains(": 4\n"))
}
