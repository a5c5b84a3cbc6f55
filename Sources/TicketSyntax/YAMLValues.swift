internal import Yams

/// Reads the entries of YAML that the fast scanner leaves alone.
struct YAMLValues {
  let text: YAMLText
  let firstLine: Int

  init(bytes: [UInt8], range: Range<Int>, firstLine: Int) {
    text = YAMLText(bytes: bytes, range: range)
    self.firstLine = firstLine
  }

  /// The entries of a mapping; none for nothing but comments.
  func entries() throws(YAMLProblem) -> [FrontMatterEntry] {
    guard let root = try text.compose() else { return [] }
    guard case .mapping(let mapping) = root else {
      let offset = text.offset(root.mark)
      if case .scalar(let scalar) = root, scalar.string.isEmpty, offset >= text.range.upperBound {
        return []
      }
      throw YAMLProblem(offset: offset, message: "a line without a key", hint: "write `key: value`")
    }
    try text.refuseProperties(at: text.offset(mapping.mark), depth: 0)
    let pairs = Array(mapping)
    var entries: [FrontMatterEntry] = []
    for (index, pair) in pairs.enumerated() {
      let next = index + 1 < pairs.count ? text.offset(pairs[index + 1].key.mark) : nil
      entries.append(try entry(pair.key, pair.value, end: next ?? text.range.upperBound))
    }
    return entries
  }

  private func entry(_ key: Node, _ node: Node, end: Int) throws(YAMLProblem) -> FrontMatterEntry {
    let name = try self.key(key)
    let value = try self.value(node, depth: 1)
    let keyStart = text.offset(key.mark)
    let ends = YAMLEnds(bytes: text.bytes, limit: end)
    let keyEnd = ends.keyEnd(key, at: keyStart)
    var start = text.offset(node.mark)
    var valueEnd = start
    if ends.isAbsent(node, at: start) {
      start = ends.afterColon(keyEnd)
      valueEnd = start
    } else {
      valueEnd = ends.end(of: node, at: start, in: text)
    }
    return FrontMatterEntry(
      key: name, value: value, keyRange: keyStart..<max(keyStart, keyEnd),
      valueRange: start..<max(start, valueEnd), location: location(keyStart),
      valueLocation: location(start))
  }

  private func key(_ node: Node) throws(YAMLProblem) -> String {
    let offset = text.offset(node.mark)
    try text.refuseProperties(at: offset, depth: 1)
    guard case .scalar(let scalar) = node, text.bytes.byte(offset) != UInt8(ascii: "?") else {
      throw YAMLText.complexKey(offset)
    }
    return scalar.string
  }

  private func value(_ node: Node, depth: Int) throws(YAMLProblem) -> FieldValue {
    try text.refuseProperties(at: text.offset(node.mark), depth: depth)
    switch node {
    case .scalar(let scalar):
      return scalar.style == .plain
        ? ScalarScanner.plainValue(scalar.string) : .scalar(scalar.string)
    case .sequence(let sequence):
      var items: [FieldValue] = []
      for item in sequence { items.append(try value(item, depth: depth + 1)) }
      return .list(items)
    case .mapping(let mapping):
      var pairs: [FieldValue.Pair] = []
      for (key, item) in mapping {
        let name = try self.key(key)
        pairs.append(FieldValue.Pair(key: name, value: try value(item, depth: depth + 1)))
      }
      return .mapping(pairs)
    case .alias: throw YAMLText.reference(text.offset(node.mark))
    }
  }

  private func location(_ offset: Int) -> SourceLocation {
    let bytes = text.bytes
    let line = firstLine + text.lineIndex(of: offset)
    let start = bytes.lineStart(of: offset)
    return SourceLocation(line: line, column: bytes.scalarCount(start..<offset) + 1)
  }
}
