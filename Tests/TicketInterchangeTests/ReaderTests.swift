import Testing
import TicketModel
import TicketSyntax

@testable import TicketInterchange

private let backlog = """
  # Chantier Q7 — plan

  Échelle des estimations : Fibonacci (1,2,3,5,8).

  ---

  ## Trimestre A — Sprints 1–2 (Fondations)

  ### Sprint 1 (2 semaines) — Socle: moteur & sonde

  1. Q7-11 — Poser le socle (local)
     - Estim: 3
     - Responsable: Infra, PO/Juridique
     - Description: Décrire le socle
     - Critères d'acceptation: socle validé : démonstration faite

  2. Q7-12 — Brancher la sonde
     - Estim: 5
     - Couleur: bleu nuit

  ---

  ## Dette technique

  - Q7-TD-01 — Alléger les journaux (bruit, volume) — Estim 2 — Owner: Infra

  Reste à dire :

  - exporter le tout ?
  """

@Test func aSprintBacklogBecomesTicketsAndContainers() {
  let checked = Accountability(Array(backlog.utf8))
  checked.check(lineCount: backlog.split(separator: "\n", omittingEmptySubsequences: false).count)
  let plan = checked.plan
  #expect(plan.tickets.map(\.id) == ["Q7-TA", "Q7-S1", "Q7-11", "Q7-12", "Q7-TD-01"])
  #expect(plan["Q7-11"]?.owners == ["Infra", "PO", "Juridique"])
  #expect(plan["Q7-11"]?.title == "Poser le socle (local)")
  #expect(plan["Q7-TD-01"]?.estimate == "2")
  #expect(plan["Q7-TD-01"]?.type == "debt")
  #expect(plan["Q7-TD-01"]?.parent == nil)
  #expect(
    plan.text("Q7-11").hasSuffix(
      """
      Décrire le socle

      ## Acceptance criteria

      - [ ] socle validé : démonstration faite

      """))
  #expect(plan.text("Q7-12").contains("- Couleur: bleu nuit"))
  #expect(plan.text("Q7-S1").contains("duration: 2 semaines"))
  #expect(plan.text("project.yml").contains("estimate: {one-of: [1, 2, 3, 5, 8]}"))
}

@Test func theProposedConfigurationIsSound() throws {
  let plan = ImportPlan(source: Array(backlog.utf8))
  let bytes = plan.files.first { $0.path == "project.yml" }?.bytes ?? []
  let node = try ConfigurationNode.parse(bytes, path: "project.yml")
  #expect(node["fields"]?["estimate"] != nil)
  #expect(BacklogConfiguration.decode(node, folder: "backlog/q7").findings.isEmpty)
}

@Test func aTickedOneLineTicketIsDone() {
  let options = ImportOptions(initialStatus: "todo", doneStatus: "done")
  let plan = ImportPlan(source: Array("- [x] AB-1: Old\n- [ ] AB-2: New".utf8), options: options)
  #expect(plan.text("AB-1").contains("status: done"))
  #expect(plan.text("AB-2").contains("status: todo"))
}

@Test func aMissingEstimateStaysMissing() {
  let plan = ImportPlan(source: Array("- AB-1 — Title\n- AB-2 — Other — Owner: X".utf8))
  #expect(plan.tickets.map(\.estimate) == [nil, nil])
  #expect(!plan.text("AB-1").contains("status"))
}

@Test(arguments: ["\r\n", "\n"])
func marksOfOtherSystemsChangeNothing(_ end: String) {
  /// What is written; texts keep the spaces that they have.
  func files(_ text: String) -> [[String]] {
    ImportPlan(source: Array(text.utf8)).files.filter { $0.path != ImportRecord.path }.map { file in
      [file.path, String(decoding: file.bytes, as: UTF8.self).replacing("\u{A0}", with: " ")]
    }
  }
  let text =
    "\u{FEFF}"
    + backlog.split(separator: "\n", omittingEmptySubsequences: false)
    .joined(separator: end).replacing(" : ", with: "\u{A0}: ")
  #expect(files(text) == files(backlog))
  #expect(files(text + end) == files(backlog))
}

@Test(arguments: [true, false])
func utf16IsReadByItsMark(isLittle: Bool) throws {
  func bytes(_ text: String) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return isLittle ? pair : pair.reversed()
    }
  }
  let plan = ImportPlan(source: bytes("# Q7\r\n\r\n## Q7-1: L’été 日本\r\n\r\nTexte.\r\n"))
  #expect(plan["Q7-1"]?.title == "L’été 日本")
  #expect(plan.text("Q7-1").hasSuffix("\n\nTexte.\n"))
  #expect(plan.notices.map(\.message) == ["the document is UTF-16: read as such"])
  let table = ImportSource(
    name: "a.csv",
    files: [.init(path: "a.csv", bytes: bytes("id;title;état\nQ7-2;Île;fait\n") + [0x0A])],
    isFolder: false)
  let rows = try CSVImporter.plan(table, options: ImportOptions(initialStatus: "todo"))
  #expect(rows["Q7-2"]?.title == "Île")
  #expect(rows["Q7-2"]?.status == "done")
}

@Test func textMisreadAsMacRomanIsRepaired() {
  let plan = ImportPlan(source: Array("#### EN-1 : Cr√©er l'acc√®s\n- ‚úÖ pr√™t".utf8))
  #expect(plan["EN-1"]?.title == "Créer l'accès")
  #expect(plan.notices.count == 1)
  #expect(ImportPlan(source: Array("- EN-1 — la √ de 2, é, «à»".utf8)).notices.isEmpty)
}

@Test(arguments: [
  ("- `BE-1` (backend, P0, M): faire", "BE-1", "faire", "M"),
  ("### **ST-2** : Titre [3 pts]", "ST-2", "Titre", "3"),
  ("- [ ] ST-3: Finish it (P1)", "ST-3", "Finish it", nil),
  ("2) [ST-4] Titre simple | 8 points", "ST-4", "Titre simple", "8"),
])
func aTicketIsReadFromOneLine(_ line: String, id: String, title: String, estimate: String?) {
  let plan = ImportPlan(source: Array(line.utf8))
  #expect(plan.tickets.map(\.id) == [id])
  #expect(plan[id]?.title == title)
  #expect(plan[id]?.estimate == estimate)
}

@Test(arguments: ["UTF-8 partout", "voir AB-12 plus tard", "AB-12 reste à faire", "P0: urgent"])
func aMentionIsNoTicket(_ text: String) {
  #expect(ImportPlan(source: Array("- \(text)".utf8)).tickets.isEmpty)
}

@Test func theFormThatAPersonNamesDecides() {
  let source = Array("## AB-1: Heading\n\n- AB-2: item\n".utf8)
  let heading = ImportPlan(source: source, options: ImportOptions(ticketsFrom: .heading))
  let list = ImportPlan(source: source, options: ImportOptions(ticketsFrom: .list))
  #expect(heading.tickets.map(\.id) == ["AB-1"])
  #expect(list.tickets.map(\.id) == ["AB-2"])
}

@Test func storiesWithoutIDsGetOnesOfTheirContainer() {
  let source = "# Voile\n## Sprint 0 – Cap\n- **Stories clés** :\n  - Hisser\n  - Border\n"
  let plan = ImportPlan(source: Array(source.utf8))
  #expect(plan.tickets.map(\.id) == ["VOILE-S0", "VOILE-S0-1", "VOILE-S0-2"])
}

@Test(arguments: [
  "", "\n\n", "---", "---\na: b\n---\n", "```\nunclosed\n- AB-1: x", "<!-- open\n- AB-1: x",
  "- \n-\n1.\n* [ ]\n* [x]", "|a|b|\n|-|-|\n|AB-1|x|", "Title\n=====\ntext", "> - AB-1: quoted",
  "####### seven", "#", "**", "****:", "**:** x", ": x", "- :", "- [", "- [AB-1", "- `AB-1",
  "- AB-1 (", "## Sprint (", "## Sprint 1 (", "## Sprint :", "## Epic P0",
  "\t- AB-1: x\n\t\t- Estim:",
  "- AB-1 — — —", "- AB-1: x — Estim 99999999999999999999999", "Estim (1,2,99999999999999999999)",
  "- AB-1: a\n- AB-1: b", "a\u{0}b\u{85}c\u{2028}d", "## AB-1: t\n### Owner\n- x",
  "- AB-1: t\n  - Owner:\n    - A\n    - B/C\n  - Acceptance:\n    - ✅ ok\n      - deep",
])
func oddMarkdownIsAccountedFor(_ text: String) {
  var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  if lines.last?.isEmpty ?? false { lines.removeLast() }
  Accountability(Array(text.utf8)).check(lineCount: lines.count)
}

@Test func anyBytesAreRead() {
  for first in UInt8.min...UInt8.max {
    let bytes: [UInt8] = [first, 0xC3, first, 0x0A, 0x2D, 0x20, first, 0xFF]
    let plan = ImportPlan(source: bytes)
    #expect(plan.totals.total >= 1)
  }
}

@Test(arguments: [
  ("## Tuyau - Responsable: Ada", ["owner: [Ada]"]),
  ("## Tuyau (P1) — Estim 5 — Owner: Ada", ["owner: [Ada]", "estimate: 5", "priority: P1"]),
  ("## Tuyau (P0) — P1", ["priority: P1", "\nP0\n"]),
  ("## Sprint 4 — Tuyau — Owner: Ada", ["title: Sprint 4 — Tuyau\n", "owner: [Ada]"]),
  ("## EPIC P2 - Tuyau — sp: beaucoup", ["title: Tuyau\n", "priority: P2", "\nsp: beaucoup\n"]),
])
func whatAContainersHeadingSaysBesideItsTitleIsKept(heading: String, parts: [String]) throws {
  let checked = Accountability(Array("\(heading)\n- [ ] Q7-1: poser\n".utf8))
  checked.check(lineCount: 2)
  let container = try #require(checked.plan.tickets.first { $0.isContainer })
  for part in parts { #expect(checked.plan.text(container.id).contains(part)) }
}

@Test(arguments: ["---", "***\n\n___"])
func aBreakAloneIsNotNoted(text: String) {
  let checked = Accountability(Array(text.utf8))
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
  checked.check(lineCount: lines)
  #expect(checked.plan.totals.blank == lines)
  #expect(checked.plan.files.isEmpty)
}

@Test(arguments: [
  ("Status: done\nStatus: waiting for Ada", "done", "\nStatus: waiting for Ada\n"),
  ("Status: done\nStatut: terminé", "done", ""),
  ("Statut:\n- en cours\n- bloquée par Ada", "in-progress", "\n- bloquée par Ada\n"),
])
func aSecondStateThatSaysOtherwiseStaysInTheBody(lines: String, state: String, body: String) {
  let text = "# Q7-1 — Poser\n\n\(lines)\n"
  let checked = Accountability(Array(text.utf8))
  checked.check(lineCount: text.split(separator: "\n", omittingEmptySubsequences: false).count - 1)
  #expect(checked.plan["Q7-1"]?.status == state)
  #expect(checked.plan.text("Q7-1").hasSuffix("---\n" + body))
}
