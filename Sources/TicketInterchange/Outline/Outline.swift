/// A document as a tree of lines: headings hold what follows, items hold what is indented, labels
/// hold the list below them. Built in one pass; parents stand before their children.
struct Outline {
  private(set) var nodes: [OutlineNode] = []
  private var headings: [(node: Int, level: Int)] = []
  private var items: [OpenItem] = []
  private var label: Int?
  private var blanks = 0
  private var fence: (mark: UInt8, count: Int, parent: Int?)?
  private var comment: (isOpen: Bool, parent: Int?) = (false, nil)
  /// The lines of tables whose rows do not begin with a bar.
  private let bareRows: Set<Int>

  private struct OpenItem {
    var node: Int
    var indent: Int
    var content: Int
    var isOrdered: Bool
  }

  init(_ lines: [String]) {
    let frontMatterEnd = Outline.frontMatterEnd(lines)
    bareRows = Outline.bareRows(lines)
    for (index, line) in lines.enumerated() {
      let shaped = ShapedLine(line)
      if index < frontMatterEnd, shaped.shape != .blank {
        append(.verbatim, index, shaped, parent: nil)
      } else {
        add(index, shaped, line)
      }
      blanks = shaped.shape == .blank ? blanks + 1 : 0
    }
  }

  /// The number of lines that a document's own front matter takes; 0 for none.
  private static func frontMatterEnd(_ lines: [String]) -> Int {
    guard lines.first == "---", lines.count > 1, lines[1].contains(":") else { return 0 }
    return (lines.prefix(200).dropFirst().firstIndex(of: "---") ?? -1) + 1
  }

  /// The lines of tables such as `Role | Wish`, which the dashes below their header tell.
  private static func bareRows(_ lines: [String]) -> Set<Int> {
    var rows: Set<Int> = []
    for index in lines.indices.dropFirst() {
      guard !rows.contains(index), TableCells.isDelimiter(lines[index]) else { continue }
      let header = lines[index - 1].drop { $0 == " " }
      guard header.contains("|"), header.first != "|" else { continue }
      rows.insert(index - 1)
      rows.formUnion(lines.indices[index...].prefix { lines[$0].contains("|") })
    }
    return rows
  }

  private mutating func add(_ index: Int, _ line: ShapedLine, _ raw: String) {
    if fence != nil || comment.isOpen {
      addVerbatim(index, line, raw)
      return
    }
    switch line.shape {
    case .text where bareRows.contains(index), .separator where bareRows.contains(index):
      append(.row, index, line, parent: textParent(line, mayBeLazy: false))
    case .blank: break
    case .heading(let level): addHeading(index, line, level)
    case .separator: addSeparator(index, line)
    case .item(let ordered, let box): addItem(index, line, ordered, box)
    case .fence, .comment: openVerbatim(index, line, raw)
    case .row: append(.row, index, line, parent: textParent(line, mayBeLazy: false))
    case .text: addText(index, line)
    }
  }

  private mutating func append(
    _ kind: OutlineNode.Kind, _ index: Int, _ line: ShapedLine, parent: Int?
  ) {
    if let parent { nodes[parent].hasChildren = true }
    nodes.append(
      OutlineNode(
        kind: kind, line: index, indent: line.indent, text: line.text, parent: parent,
        blanksBefore: blanks))
  }
}

// Blocks.
extension Outline {
  private mutating func addHeading(_ index: Int, _ line: ShapedLine, _ level: Int) {
    items.removeAll()
    label = nil
    while let last = headings.last, last.level >= level { headings.removeLast() }
    append(.heading(level: level), index, line, parent: headings.last?.node)
    headings.append((nodes.count - 1, level))
  }

  /// A thematic break; or, right below a lone line of text, the underline that makes it a heading.
  private mutating func addSeparator(_ index: Int, _ line: ShapedLine) {
    if isUnderline(line), makeHeading(index, line, 2) { return }
    items.removeAll()
    label = nil
    append(.separator, index, line, parent: headings.last?.node)
  }

  private mutating func addItem(
    _ index: Int, _ line: ShapedLine, _ ordered: Bool, _ box: Bool?
  ) {
    while let top = items.last, line.indent < min(top.content, top.indent + 2) {
      let isField = !ordered && top.isOrdered && line.indent >= top.indent && blanks == 0
      if isField { break }
      items.removeLast()
    }
    let parent = items.last?.node ?? label ?? headings.last?.node
    append(.item(ordered: ordered, box: box), index, line, parent: parent)
    items.append(
      OpenItem(
        node: nodes.count - 1, indent: line.indent, content: line.content, isOrdered: ordered))
  }

  private mutating func addText(_ index: Int, _ line: ShapedLine) {
    if let level = Outline.underlineLevel(line.text), makeHeading(index, line, level) { return }
    if let title = Outline.ticketTitle(line.text), items.isEmpty || line.indent == 0,
      blanks > 0 || nodes.last.map({ $0.isHeading || $0.kind == .separator }) ?? true
    {
      var heading = line
      heading.text = title
      return addHeading(index, heading, Outline.paragraphLevel)
    }
    let key = KeyedText(line.text)
    let isLabel = key.map { $0.isMarked || $0.concept != nil } ?? false
    if isLabel, line.indent < (items.first?.content ?? 0) || items.isEmpty {
      items.removeAll()
      append(.label, index, line, parent: headings.last?.node)
      label = nodes.count - 1
      return
    }
    append(.text, index, line, parent: textParent(line, mayBeLazy: true))
  }

  private mutating func textParent(_ line: ShapedLine, mayBeLazy: Bool) -> Int? {
    if !mayBeLazy || blanks > 0 {
      while let top = items.last, line.indent < min(top.content, top.indent + 2) {
        items.removeLast()
      }
    }
    if let top = items.last { return top.node }
    if blanks > 0, let open = label, nodes[open].hasChildren || KeyedText.hasValue(nodes[open].text)
    {
      label = nil
    }
    return label ?? headings.last?.node
  }

  /// Deeper than any heading: a paragraph in bold that is a ticket holds what follows it.
  private static let paragraphLevel = 7

  /// The title of a ticket that is a paragraph in bold: `**US-1: Title**`; nil for any other.
  private static func ticketTitle(_ text: String) -> String? {
    guard text.hasPrefix("**"), text.utf8.count < 300 else { return nil }
    let inner = text.dropFirst(2)
    guard let close = inner.firstRange(of: "**") else { return nil }
    let head = String(inner[..<close.lowerBound])
    let rest = inner[close.upperBound...].drop { $0 == " " }
    let isWhole = rest.isEmpty || ":–—-".contains(rest.first ?? " ")
    let title = TitleLine(head)
    guard isWhole, title.isNamed, !title.title.isEmpty || !rest.isEmpty else { return nil }
    return rest.isEmpty ? head : text
  }

  /// Whether dashes stand right below a line that may be a title, and is no end of a paragraph.
  private func isUnderline(_ line: ShapedLine) -> Bool {
    guard line.text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") }), let last = nodes.last,
      last.text.utf8.count <= 80, !last.text.hasSuffix(".")
    else { return false }
    return last.blanksBefore > 0 || nodes.dropLast().last?.kind != .text
  }

  private static func underlineLevel(_ text: String) -> Int? {
    text.utf8.count >= 3 && text.utf8.allSatisfy { $0 == UInt8(ascii: "=") } ? 1 : nil
  }

  /// Turns a line of text and the underline below it into a heading.
  private mutating func makeHeading(_ index: Int, _ line: ShapedLine, _ level: Int) -> Bool {
    guard let last = nodes.last, last.kind == .text, last.line == index - 1, blanks == 0,
      items.isEmpty
    else { return false }
    nodes.removeLast()
    blanks = last.blanksBefore
    var title = line
    title.text = last.text
    addHeading(last.line, title, level)
    blanks = 0
    append(.separator, index, line, parent: nodes.count - 1)
    return true
  }
}

// Code fences and comments.
extension Outline {
  private mutating func openVerbatim(_ index: Int, _ line: ShapedLine, _ raw: String) {
    let parent = textParent(line, mayBeLazy: false)
    append(.verbatim, index, line, parent: parent)
    if line.shape == .comment {
      comment = (!raw.contains("-->"), parent)
    } else if let mark = line.text.utf8.first {
      fence = (mark, line.text.utf8.prefix { $0 == mark }.count, parent)
    }
  }

  private mutating func addVerbatim(_ index: Int, _ line: ShapedLine, _ raw: String) {
    if line.shape != .blank {
      append(.verbatim, index, line, parent: fence?.parent ?? comment.parent)
    }
    if let open = fence {
      let run = line.text.utf8.prefix { $0 == open.mark }.count
      if run >= open.count, run == line.text.utf8.count { fence = nil }
    } else if raw.contains("-->") {
      comment = (false, nil)
    }
  }
}
