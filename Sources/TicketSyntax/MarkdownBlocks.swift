/// The blocks that are open between two lines of a Markdown text.
struct MarkdownBlocks {
  /// What a line is, before setext headings are known.
  struct Draft {
    enum Kind {
      case line(MarkdownLine.Kind)
      case underline(level: Int)
    }

    var kind: Kind
    var content: Range<Int>
    var quoteDepth = 0
    var listDepth = 0
    /// For an underline: how many lines its paragraph has.
    var paragraphLines = 0
  }

  enum Container: Equatable {
    case quote
    /// A list item, with the columns by which its content is indented.
    case item(width: Int)

    var isItem: Bool { self != .quote }
  }

  enum Leaf: Equatable {
    case none
    case paragraph(lines: Int)
    case fence(mark: UInt8, count: Int)
    case comment
    case table
  }

  /// Deeper nesting is read as text: nobody writes it, and time would grow with its square.
  static let maximumDepth = 64

  let bytes: [UInt8]
  private var containers: [Container] = []
  private var leaf = Leaf.none

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the line between two bytes, the line ending left out.
  mutating func read(_ start: Int, _ end: Int) -> Draft {
    var cursor = MarkdownCursor(bytes: bytes, position: start, end: end)
    let matched = match(&cursor)
    let isWhole = matched == containers.count
    if isWhole, let draft = continueLeaf(cursor) { return draft }
    if cursor.isBlank { return blank(cursor, matched) }
    if case .fence = leaf { leaf = .none }
    if leaf == .comment { leaf = .none }
    let before = leaf
    var open = Array(containers[..<matched])
    if isWhole, let draft = underline(cursor) { return draft }
    if let draft = container(&cursor, &open, isWhole: isWhole) { return draft }
    if open.count == matched, !isWhole, case .paragraph(let lines) = before, isLazy(cursor, open) {
      leaf = .paragraph(lines: lines + 1)
      return draft(.text, cursor, containers)
    }
    if !isWhole || open.count != matched { leaf = .none }
    containers = open
    return draft(openLeaf(&cursor), cursor, open)
  }

  /// How many of the open containers go on in this line.
  private func match(_ cursor: inout MarkdownCursor) -> Int {
    var matched = 0
    for container in containers {
      var next = cursor
      switch container {
      case .quote:
        guard next.indent < 4 || containers[..<matched].contains(where: \.isItem),
          next.takeQuote()
        else { return matched }
      case .item(let width):
        guard next.isBlank || next.take(columns: width) else { return matched }
      }
      cursor = next
      matched += 1
    }
    return matched
  }

  private mutating func continueLeaf(_ cursor: MarkdownCursor) -> Draft? {
    switch leaf {
    case .fence(let mark, let count):
      if cursor.closesFence(mark, count) {
        leaf = .none
        return draft(.fence, cursor, containers)
      }
      return draft(.code, cursor, containers)
    case .comment:
      if let close = cursor.find("-->") {
        leaf = .none
        let isAlone = bytes.skippingBlanks(close, cursor.end) == cursor.end
        return draft(isAlone ? .comment : .text, cursor, containers)
      }
      return draft(.comment, cursor, containers)
    default: return nil
    }
  }

  private mutating func blank(_ cursor: MarkdownCursor, _ matched: Int) -> Draft {
    containers.removeSubrange(matched...)
    leaf = .none
    return draft(.blank, cursor, containers)
  }

  private mutating func underline(_ cursor: MarkdownCursor) -> Draft? {
    guard case .paragraph(let lines) = leaf, let level = cursor.underlineLevel else { return nil }
    leaf = .none
    var draft = draft(.headingContinuation, cursor, containers)
    draft.kind = .underline(level: level)
    draft.paragraphLines = lines
    return draft
  }

  /// Opens block quotes and list items; the draft of the last list item that begins here.
  private mutating func container(
    _ cursor: inout MarkdownCursor, _ open: inout [Container], isWhole: Bool
  ) -> Draft? {
    var item: (draft: Draft, indent: Int, marker: String)?
    while open.count < Self.maximumDepth {
      let indent = cursor.indent
      guard indent < 4 || open.contains(where: \.isItem) else { break }
      if cursor.takeQuote() {
        open.append(.quote)
        item = nil
        leaf = .none
        continue
      }
      let interrupts = isWhole && item == nil && leaf.isParagraph && !open.contains(where: \.isItem)
      guard !cursor.isRule, let marker = cursor.takeMarker(interruptsParagraph: interrupts) else {
        break
      }
      item = (draft(.text, cursor, open), indent, marker.text)
      open.append(.item(width: indent + marker.width))
      leaf = .none
    }
    guard let item else { return nil }
    containers = open
    return finish(item.draft, cursor, indent: item.indent, marker: item.marker)
  }

  private mutating func finish(
    _ draft: Draft, _ cursor: MarkdownCursor, indent: Int, marker: String
  ) -> Draft {
    var draft = draft
    var cursor = cursor
    let mark = cursor.takeCheckbox()
    draft.content = cursor.content
    if mark == nil { _ = openLeaf(&cursor) } else { leaf = .paragraph(lines: 1) }
    if draft.content.isEmpty { leaf = .none }
    draft.kind = .line(
      .listItem(
        MarkdownLine.ListItem(
          indent: indent, marker: marker, text: bytes.text(draft.content), checkbox: mark)))
    return draft
  }

  /// Whether a line of fewer containers goes on with the paragraph of the deeper ones.
  private func isLazy(_ cursor: MarkdownCursor, _ open: [Container]) -> Bool {
    cursor.heading == nil && cursor.fence == nil && !cursor.isRule && !cursor.opensComment
  }

  private mutating func openLeaf(_ cursor: inout MarkdownCursor) -> MarkdownLine.Kind {
    if cursor.indent >= 4, !containers.contains(where: \.isItem) {
      guard case .paragraph(let lines) = leaf else { return .code }
      leaf = .paragraph(lines: lines + 1)
      return .text
    }
    if let heading = cursor.heading {
      leaf = .none
      return .heading(level: heading.level, title: heading.title)
    }
    if let fence = cursor.fence {
      leaf = .fence(mark: fence.mark, count: fence.count)
      return .fence
    }
    if cursor.isRule {
      leaf = .none
      return .rule
    }
    if cursor.opensComment { return openComment(cursor) }
    return openText(cursor)
  }

  private mutating func openComment(_ cursor: MarkdownCursor) -> MarkdownLine.Kind {
    guard var close = cursor.find("-->") else {
      leaf = .comment
      return .comment
    }
    leaf = .none
    close = bytes.skippingBlanks(close, cursor.end)
    while bytes.hasText("<!--", at: close), close < cursor.end {
      let rest = MarkdownCursor(bytes: bytes, position: close, end: cursor.end)
      guard let next = rest.find("-->") else { return .comment }
      close = bytes.skippingBlanks(next, cursor.end)
    }
    return close == cursor.end ? .comment : .text
  }

  private mutating func openText(_ cursor: MarkdownCursor) -> MarkdownLine.Kind {
    let row = cursor.tableRow
    if row.isDelimiter || row.beginsWithBar || (leaf == .table && row.hasBar) {
      leaf = .table
      return .tableRow(isDelimiter: row.isDelimiter)
    }
    if case .paragraph(let lines) = leaf {
      leaf = .paragraph(lines: lines + 1)
    } else {
      leaf = .paragraph(lines: 1)
    }
    return .text
  }

  private func draft(
    _ kind: MarkdownLine.Kind, _ cursor: MarkdownCursor, _ open: [Container]
  ) -> Draft {
    let items = open.count { $0.isItem }
    return Draft(
      kind: .line(kind), content: cursor.content, quoteDepth: open.count - items, listDepth: items)
  }
}

extension MarkdownBlocks.Leaf {
  var isParagraph: Bool { if case .paragraph = self { true } else { false } }
}
