import TicketModel
import TicketSyntax

/// Fields in a fenced block right below a ticket's heading: the text that follows is the ticket's as
/// it stands, with its headings a level or two deeper.
struct FencedMatter {
  /// What follows the fence.
  static let info = "yaml"
  /// The same, where headings are two levels deeper.
  static let deeper = "yaml +2"

  var fields: [(key: String, value: FieldValue)]
  /// The places of its lines in the outline.
  var nodes: Range<Int>
  /// How many levels the headings below are deeper than in the ticket.
  var shift: Int

  /// Reads the block that begins at a place in an outline; nil where there is none.
  init?(_ outline: Outline, _ lines: [String], at start: Int) {
    guard start < outline.nodes.count, outline.nodes[start].kind == .verbatim else { return nil }
    let open = outline.nodes[start].text
    guard open == "```" + FencedMatter.info || open == "```" + FencedMatter.deeper else {
      return nil
    }
    shift = open.hasSuffix(FencedMatter.deeper) ? 2 : 1
    var end = start + 1
    while end < outline.nodes.count, outline.nodes[end].kind == .verbatim,
      outline.nodes[end].text != "```"
    {
      end += 1
    }
    guard end < outline.nodes.count, outline.nodes[end].text == "```" else { return nil }
    let inner = outline.nodes[start + 1..<end].map { lines[$0.line] + "\n" }.joined()
    let document = TicketDocument(bytes: Array(("---\n" + inner + "---\n").utf8))
    guard document.diagnostics.isEmpty else { return nil }
    fields = document.entries.map { ($0.key, $0.value) }
    nodes = start..<end + 1
  }
}

extension BacklogReader {
  /// Takes the fields of a fenced block below a ticket's heading; what follows is kept as it is.
  mutating func take(_ matter: FencedMatter, _ draft: Int, _ scope: inout ReadingScope) {
    let line = outline.nodes[position].line
    for (key, value) in matter.fields where value != .null { set(key, value, in: draft, at: line) }
    for node in matter.nodes {
      matterNodes.insert(node)
      destinations[outline.nodes[node].line] = .field(draft)
    }
    scope.literalShift = matter.shift
  }

  /// Sets a field of ours to exactly a value; false where another stands.
  @discardableResult
  mutating func set(_ key: String, _ value: FieldValue, in draft: Int, at line: Int) -> Bool {
    switch key {
    case "status":
      guard let text = value.text, !text.isEmpty else { return false }
      drafts[draft].claims.append(
        StateClaim(weight: .stated, text: text, word: StateWord(text), line: line))
      return true
    case "parent":
      guard let text = value.text, drafts[draft].parentName == nil else { return false }
      drafts[draft].parentName = text
      return true
    case "type":
      drafts[draft].type = value.text
      return value.text != nil
    case "id", "title": return true
    default: return drafts[draft].set(key, value)
    }
  }

  /// A line of a ticket's text that is kept as it is, but for the depth of its headings.
  mutating func writeLiteral(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    guard let draft = scope.draft else { return writeNote(node, in: scope) }
    destinations[node.line] = .body(draft)
    var text = lines[node.line]
    if node.isHeading, text.drop(while: { $0 == " " }).hasPrefix("#"),
      let shift = scope.literalShift, node.headingLevel > shift
    {
      text = String(text.drop { $0 == " " }.dropFirst(shift))
    }
    let isFirst = drafts[draft].sections[0].lines.isEmpty
    drafts[draft].sections[0].lines.append(
      BodyLine(
        text: text, line: node.line, blanksBefore: isFirst ? 0 : node.blanksBefore, isItem: false,
        isVerbatim: true))
    return scope
  }
}
