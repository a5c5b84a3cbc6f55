import TestSupport
import TicketModel
import TicketSyntax

@testable import TicketInterchange

/// Tickets of every kind that a backlog may hold, as files.
struct RandomBacklog {
  private var dice: SeededGenerator
  let configuration: BacklogConfiguration

  init(seed: UInt64) throws {
    dice = SeededGenerator(seed: seed)
    let node = try ConfigurationNode.parse(
      Array(dice.pick(Self.configurations).utf8), path: "backlog/backlog.yml")
    configuration = BacklogConfiguration.decode(node, folder: "backlog").configuration
  }

  private static let configurations = [
    """
    workflow:
      backlog: {category: todo}
      todo: {category: todo}
      in-progress: {category: doing}
      done: {category: done}
      dropped: {category: dropped}
    fields: {risk: {type: string}, reviewers: {type: list}, hours: {type: number}}
    """,
    """
    workflow:
      Idea: {category: todo}
      Last Call: {category: doing}
      "En cours (dev)": {category: doing}
      Livré: {category: done}
      Won't do: {category: dropped}
    fields: {risk: {type: integer}, flag: {type: boolean}, day: {type: date}}
    """,
  ]

  mutating func tickets(_ count: Int) -> [Ticket] {
    (1...count).map { number in
      let fields = fields(number)
      let bytes = FrontMatterWriter.document(fields: fields, body: body())
      return Ticket(
        document: TicketDocument(bytes: bytes), path: "backlog/rt/RT-\(number).md", project: "rt",
        configuration: configuration)
    }
  }

  private mutating func fields(_ number: Int) -> [(key: String, value: FieldValue)] {
    var fields: [(key: String, value: FieldValue)] = [
      ("id", .scalar("RT-\(number)")), ("title", .scalar(dice.pick(Self.titles))),
      ("status", .scalar(dice.pick(configuration.workflow.states).name)),
    ]
    for (name, texts) in Self.scalars where dice.happens(45) {
      fields.append((name, .scalar(dice.pick(texts))))
    }
    for name in ["owner", "labels", "reviewers"] where dice.happens(50) {
      fields.append((name, .list(dice.some(Self.words, upTo: 4).unique.map(FieldValue.scalar))))
    }
    if dice.happens(50) { fields.append(("parent", .scalar("RT-\(dice.roll(9) + 1)"))) }
    if dice.happens(50) {
      let ids = dice.some((1...9).map { "RT-\($0)" }, upTo: 3).unique
      fields.append(("depends-on", .list(ids.map(FieldValue.scalar))))
    }
    if dice.happens(20) {
      let waiver: [FieldValue.Pair] = [
        .init(key: "rule", value: .scalar("a-b")),
        .init(key: "reason", value: .scalar("so, \"x\"")),
      ]
      fields.append(("waivers", .list([.mapping(waiver)])))
    }
    return fields
  }

  /// Paragraphs, lists, tables, fences, headings of each level, links and comments, as people write.
  private mutating func body() -> String {
    dice.happens(15)
      ? ""
      : dice.some(Self.blocks, upTo: 9).joined(separator: dice.pick(["\n", "\n\n", "\n\n\n"]))
        .dropBlankEnds + "\n"
  }

  static let titles = [
    "Ouvrir : la *porte*, vite", "ユーザーを登録する　今すぐ", "🎉 Livrer l’été", "=SUM(A1:A9)", "-dash first",
    "+33 1 23", "@ada asks", "'=quoted", "'-5", "Say \"hello\", then 'bye'", "Status: done",
    "P0 — fix",
    "[WIP] x", "RT-3: looks like an id", "AB-9 - another", "Learn C #", "a\\b", "x (P1, 3 pts)",
    "**bold** title", "# hash", "1. numbered", "- [ ] box", "null", "true", "2026-01-01", "a; b\tc",
    "ends with — dash — twice", "5\u{A0}000\u{A0}€", "~~struck~~", "✅ done already", "Épopée 2",
    "title | with | bars", "<b>html</b>", "`code`", "{brace: 1}", "[a, b]", "\"quoted\"", "%", "!",
  ]

  private static let scalars: [(String, [String])] = [
    ("type", ["story", "Bug", "Tech Debt", "épopée"]),
    ("priority", ["P0", "p1", "High", "P1 - High", "Très haute", "1"]),
    ("estimate", ["1", "5", "13", "0.5", "05", "XL", "3 pts", "2 days", "?"]),
    ("sprint", ["1", "Sprint 3", "2026-S1", "Été, fin"]),
    ("due", ["2026-03-01", "soon", "01/02/2026"]), ("created", ["2025-12-31", "2025-12-31T10:00"]),
    ("milestone", ["v1.0", "=1+1", "M 2, fin"]), ("blocked", ["yes", "waits for \"x\", y"]),
    ("risk", ["low", "", "a, b", "[not a list", "null", " spaced ", "two\nlines", "12", "no"]),
    ("hours", ["3", "3.50", "1e3", "-2"]), ("flag", ["true", "no", "Yes"]), ("day", ["2026-1-2"]),
    ("Due Date", ["x"]), ("path", ["a/b"]), ("category", ["doing"]), ("épaisseur", ["2 mm"]),
    ("project", ["other"]), ("url", ["https://example.org/a?b=c#d"]), ("state", ["open"]),
    ("reads: as", ["a: b", "\"c\": d"]), ("say \"x\": y", ["z"]), ("back\\slash", ["\\"]),
  ]

  private static let words = [
    "Équipe Web", "@ada", "R&D", "PO/Legal", "Doe, John", "=2+3", "-x", "#tag", "p1", "backend",
    "日本", "a;b", "'=q", "\"q\"", "[x]", "*star*", "N/A", "null", "C++",
  ]

  private static let blocks = [
    "Un texte, \"entre guillemets\"; et une virgule.", "日本語の本文　と 🎉\u{A0}!", "=1+1", "- a\n- b",
    "- [ ] open\n- [x] done\n  - [ ] nested", "1. one\n2. two", "> quoted\n> twice", "    code",
    "```\n- [ ] not a box\n## RT-9: no heading\n\n   \nlast\n```", "~~~yaml\nid: X-1\n~~~",
    "```yaml\nid: RT-77\ntitle: no ticket\n```", "| a | b |\n|---|---|\n| 1 | \\| |",
    "# Top", "## Second", "### Third", "#### 4th", "##### 5th", "###### 6th", "Setext\n======",
    "Setext two\n------", "## RT-2 — looks exported", "**RT-4: bold paragraph**",
    "## Acceptance criteria\n\n- [x] elle s'ouvre\n- [ ] sans bruit",
    "## Tasks\n\n- [ ] a\n- [ ] b",
    "## Tâches\n\n- [ ] c", "## Tasks\n- [ ] tight",
    "## Comments\n\n- 2026-01-05 Ada: fine, \"so\"",
    "## Fields\n\n- note: mine", "## Fields", "<!-- hidden\n## RT-5: no -->",
    "<div>\n\n<b>x</b>\n</div>",
    "---", "***", "see [RT-1](RT-1.md) and <https://example.org>, ![i](a.png)", "trailing  \nbreak",
    "\ttab", "Status: not a field", "- Priority: P0", "**Owner:** nobody", "   # indented heading",
    "- item\n\n  # heading in item\n\n  more", "unclosed ``` in line", "a\n   \nb", "'=x",
    "&amp; <",
    "---\nid: X-9\n---", "Estimate: 5\nPriority: P1", "#nospace", "####### seven",
  ]
}

extension [String] {
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension String {
  /// The text without line ends around it.
  fileprivate var dropBlankEnds: String { trimmed(of: "\n") }
}

extension SeededGenerator {
  fileprivate mutating func some<T>(_ items: [T], upTo count: Int) -> [T] {
    (0..<roll(count + 1)).map { _ in pick(items) }
  }
}
