import TicketSyntax

/// Fields in a fenced block right below a ticket's heading: the text that follows is the ticket's as
/// it stands, with its headings a level or two deeper.
struct FencedMatter {
  /// What follows the fence.
  static let info = "yaml"
  /// The same, where headings are two levels deeper.
  static let deeper = "yaml +2"
  /// The same, where the text is in a fence of its own.
  static let whole = "yaml +0"

  var fields: [(key: String, value: FieldValue)]
  /// The places of its lines in the outline, and of the fence around the text.
  var nodes: [Int]
  /// How many levels the headings below are deeper than in the ticket.
  var shift: Int

  /// Reads the block that begins at a place in an outline; nil where there is none.
  init?(_ outline: Outline, _ lines: [String], at start: Int) {
    guard start < outline.nodes.count, outline.nodes[start].kind == .verbatim else { return nil }
    let open = outline.nodes[start].text
    guard open.hasPrefix("```"),
      let level = [FencedMatter.whole, FencedMatter.info, FencedMatter.deeper]
        .firstIndex(of: String(open.dropFirst(3)))
    else { return nil }
    shift = level
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
    nodes = Array(start..<end + 1)
    if shift == 0 { takeFence(outline, at: end + 1) }
  }

  /// Takes the fence around the text for part of the block.
  private mutating func takeFence(_ outline: Outline, at open: Int) {
    guard open < outline.nodes.count, outline.nodes[open].kind == .verbatim else { return }
    let mark = outline.nodes[open].text.prefix { $0 == "`" }
    let close = outline.nodes[(open + 1)...].firstIndex { node in
      node.text.count >= mark.count && node.text.allSatisfy { $0 == "`" } || node.kind != .verbatim
    }
    guard mark.count >= 3, let close, outline.nodes[close].kind == .verbatim else { return }
    nodes += [open, close]
  }
}

extension BacklogReader {
  /// Takes the fields of a fenced block below a ticket's heading; what follows is kept as it is.
  mutating func take(_ matter: FencedMatter, _ draft: Int, _ scope: inout ReadingScope) {
    let line = outline.nodes[position].line
    for (key, value) in matter.fields { set(key, value, in: draft, at: line) }
    for node in matter.nodes {
      readNodes.insert(node)
      destinations[outline.nodes[node].line] = .field(draft)
    }
    scope.literalShift = matter.shift
  }

  /// Sets a field of ours to exactly a value; false where another stands.
  @discardableResult
  mutating func set(_ key: String, _ value: FieldValue, in draft: Int, at line: Int) -> Bool {
    switch key {
    case "status":
      guard case .scalar(let text) = value, !text.isEmpty else { break }
      drafts[draft].claims.append(
        StateClaim(
          weight: .stated, text: text, word: StateWord(text), line: line, isExact: true))
      return true
    case "parent":
      guard case .scalar(let text) = value else { break }
      guard drafts[draft].parentName == nil else { return false }
      drafts[draft].parentName = text
      drafts[draft].isParentExact = true
      return true
    case "type":
      guard case .scalar(let text) = value else { break }
      drafts[draft].type = text
      return true
    case "title":
      guard case .scalar(let text) = value else { break }
      drafts[draft].title = text
      return true
    case "id": return true
    default: break
    }
    return drafts[draft].set(key, value)
  }

  /// A line of a ticket's text that is kept as it is, but for the depth of its headings.
  mutating func writeLiteral(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    guard let draft = scope.draft else { return writeNote(node, in: scope) }
    destinations[node.line] = .body(draft)
    var text = lines[node.line]
    let isFirst = drafts[draft].sections[0].lines.isEmpty
    if node.isHeading, let shift = scope.literalShift, let sign = text.firstIndex(of: "#"),
      text[..<sign].allSatisfy({ $0 == " " }), node.headingLevel > shift
    {
      text = String(text[..<sign] + text[sign...].dropFirst(shift))
    }
    var blanks = isFirst ? 0 : node.blanksBefore
    if !isFirst { keepSpaces(before: node, &blanks, in: draft) }
    drafts[draft].sections[0].lines.append(
      BodyLine(
        text: text, line: node.line, blanksBefore: blanks, isItem: false, isVerbatim: true))
    return scope
  }

  /// Keeps the lines of nothing but spaces that stand before a line.
  private mutating func keepSpaces(
    before node: OutlineNode, _ blanks: inout Int, in draft: Int
  ) {
    let range = (node.line - node.blanksBefore..<node.line)
    guard range.contains(where: { !lines[$0].isEmpty }) else { return }
    blanks = 0
    for index in range {
      if lines[index].isEmpty {
        blanks += 1
        continue
      }
      drafts[draft].sections[0].lines.append(
        BodyLine(
          text: lines[index], line: index, blanksBefore: blanks, isItem: false, isVerbatim: true))
      blanks = 0
    }
  }
}
