internal import Libyaml

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
    guard case .mapping(let pairs) = root.content else {
      if case .scalar("", _) = root.content, root.start >= text.range.upperBound { return [] }
      throw YAMLProblem(
        offset: root.start, message: "a line without a key", hint: "write `key: value`")
    }
    let isInBraces = text.bytes.byte(root.start) == UInt8(ascii: "{")
    var entries: [FrontMatterEntry] = []
    for pair in pairs {
      if !isInBraces { try refuseKeyWithoutColon(pair.key) }
      entries.append(try entry(pair))
    }
    return entries
  }

  private func entry(_ pair: YAMLNode.Pair) throws(YAMLProblem) -> FrontMatterEntry {
    try refuseMark(pair.key)
    return FrontMatterEntry(
      key: pair.name, value: try value(pair.value), keyRange: pair.key.start..<pair.key.end,
      valueRange: pair.value.start..<pair.value.end, location: location(pair.key.start),
      valueLocation: location(pair.value.start))
  }

  /// A key behind `?` has its colon on another line, or none: no line of it could be changed alone.
  private func refuseKeyWithoutColon(_ key: YAMLNode) throws(YAMLProblem) {
    let next = text.bytes.skippingBlanks(key.end, text.range.upperBound)
    guard next < text.range.upperBound, text.bytes[next] == UInt8(ascii: ":") else {
      throw YAMLText.complexKey(key.start)
    }
  }

  /// A key that begins with `?` reads otherwise where it stands alone.
  private func refuseMark(_ key: YAMLNode) throws(YAMLProblem) {
    guard text.bytes.byte(key.start) != UInt8(ascii: "?") else {
      throw YAMLText.complexKey(key.start)
    }
  }

  private func value(_ node: YAMLNode) throws(YAMLProblem) -> FieldValue {
    switch node.content {
    case .scalar(let text, .plain): return ScalarScanner.plainValue(text)
    case .scalar(let text, _): return .scalar(text)
    case .sequence(let items):
      var values: [FieldValue] = []
      for item in items { values.append(try value(item)) }
      return .list(values)
    case .mapping(let pairs):
      var values: [FieldValue.Pair] = []
      for pair in pairs {
        try refuseMark(pair.key)
        values.append(FieldValue.Pair(key: pair.name, value: try value(pair.value)))
      }
      return .mapping(values)
    }
  }

  private func location(_ offset: Int) -> SourceLocation {
    let bytes = text.bytes
    let line = firstLine + text.lineIndex(of: offset)
    let start = bytes.lineStart(of: offset)
    return SourceLocation(line: line, column: bytes.scalarCount(start..<offset) + 1)
  }
}
