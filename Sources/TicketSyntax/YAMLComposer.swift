internal import Libyaml

/// Makes one node of a text's events, and refuses what is not read here: aliases, anchors, tags, keys
/// that are no words, keys given twice, a second document, more than 32 levels.
struct YAMLComposer: ~Copyable {
  private let text: YAMLText
  private var parser: YAMLParser
  private var cursor: YAMLText.Cursor

  init(_ text: YAMLText) {
    self.text = text
    parser = YAMLParser(text.decodable)
    cursor = YAMLText.Cursor(offset: text.range.lowerBound)
  }

  /// The root; nil for nothing but comments.
  mutating func root() throws(YAMLProblem) -> YAMLNode? {
    _ = try next()
    guard case .documentStart = try next().kind else { return nil }
    let root = try node(try next(), depth: 0)
    _ = try next()
    let last = try next()
    guard case .streamEnd = last.kind else {
      throw YAMLProblem(
        offset: offset(last.start), message: "a second YAML document begins here",
        hint: "keep one document, without `---` or `...` inside it", isRefusal: true)
    }
    return root
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLProblem) -> YAMLNode {
    let start = offset(event.start)
    try text.refuseProperties(at: start, depth: depth)
    switch event.kind {
    case .scalar(let value, let style):
      return scalar(value, style, start, offset(event.end))
    case .sequenceStart: return try sequence(from: start, depth)
    case .mappingStart: return try mapping(from: start, depth)
    default: throw YAMLText.reference(start)
    }
  }

  private func scalar(
    _ value: String, _ style: YAMLEvent.Style, _ start: Int, _ end: Int
  ) -> YAMLNode {
    let content = YAMLNode.Content.scalar(value, style)
    guard style == .plain && value.isEmpty else {
      let end = style == .block ? text.withoutSpace(before: end) : end
      return YAMLNode(content: content, start: start, end: max(start, end))
    }
    // Nothing is written: its place is right after what announces it.
    let place = text.withoutSpace(before: start)
    return YAMLNode(content: content, start: place, end: place)
  }

  private mutating func sequence(from start: Int, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
    var items: [YAMLNode] = []
    var event = try next()
    while !event.kind.isEnd {
      items.append(try node(event, depth: depth + 1))
      event = try next()
    }
    let isFlow = text.bytes.byte(start) == UInt8(ascii: "[")
    let end = isFlow ? offset(event.end) : items.last?.end ?? start
    return YAMLNode(content: .sequence(items), start: start, end: end)
  }

  private mutating func mapping(from start: Int, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
    var pairs: [YAMLNode.Pair] = []
    var names: Set<String> = []
    var event = try next()
    while !event.kind.isEnd {
      let key = try node(event, depth: depth + 1)
      guard case .scalar(let name, _) = key.content else { throw YAMLText.complexKey(key.start) }
      guard names.insert(name).inserted else { throw YAMLText.duplicate(name, key.start) }
      let value = try node(try next(), depth: depth + 1)
      pairs.append(YAMLNode.Pair(key: key, name: name, value: value))
      event = try next()
    }
    let isFlow = text.bytes.byte(start) == UInt8(ascii: "{")
    let end = isFlow ? offset(event.end) : pairs.last?.value.end ?? start
    return YAMLNode(content: .mapping(pairs), start: start, end: end)
  }

  private mutating func next() throws(YAMLProblem) -> YAMLEvent {
    do {
      return try parser.next()
    } catch {
      throw error.mark.map { YAMLProblem(offset: offset($0), message: error.message) }
        ?? YAMLProblem(
          offset: text.range.lowerBound, message: "a character that YAML doesn't allow")
    }
  }

  private mutating func offset(_ mark: YAMLMark) -> Int {
    text.offset(line: mark.line, column: mark.column, from: &cursor)
  }
}

extension YAMLEvent.Kind {
  fileprivate var isEnd: Bool {
    switch self {
    case .sequenceEnd, .mappingEnd: true
    default: false
    }
  }
}
