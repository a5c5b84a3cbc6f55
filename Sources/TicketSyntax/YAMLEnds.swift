internal import Yams

/// Finds where the nodes of readable YAML end: Yams tells only where they begin.
struct YAMLEnds {
  let bytes: [UInt8]
  let limit: Int

  /// The end of a key.
  func keyEnd(_ node: Node, at start: Int) -> Int {
    guard start < limit else { return start }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return quotedEnd(start)
    default: break
    }
    var i = start
    while i < limit, !(bytes[i] == UInt8(ascii: ":") && bytes.isBlankOrEnd(i + 1, limit)) { i += 1 }
    return bytes.trimmingBlanks(start, i)
  }

  /// Right after the colon that follows a key.
  func afterColon(_ keyEnd: Int) -> Int {
    let colon = bytes.skippingBlanks(keyEnd, limit)
    return colon < limit && bytes[colon] == UInt8(ascii: ":") ? colon + 1 : keyEnd
  }

  /// Whether nothing is written for a node.
  func isAbsent(_ node: Node, at start: Int) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
    return scalar.string.isEmpty
  }

  /// The end of the node at `start`, the comment after it left out.
  func end(of node: Node, at start: Int, in text: YAMLText) -> Int {
    switch node {
    case .scalar(let scalar): return scalarEnd(scalar, at: start)
    case .alias: return start
    case .sequence(let sequence):
      if bytes.byte(start) == UInt8(ascii: "[") { return flowEnd(start) }
      guard let last = sequence.last else { return start }
      let lastStart = text.offset(last.mark)
      return isAbsent(last, at: lastStart)
        ? markerEnd(before: lastStart) : end(of: last, at: lastStart, in: text)
    case .mapping(let mapping):
      if bytes.byte(start) == UInt8(ascii: "{") { return flowEnd(start) }
      guard let last = Array(mapping).last else { return start }
      let lastStart = text.offset(last.value.mark)
      guard isAbsent(last.value, at: lastStart) else {
        return end(of: last.value, at: lastStart, in: text)
      }
      let keyStart = text.offset(last.key.mark)
      if bytes.byte(start) == UInt8(ascii: "?") {
        return isAbsent(last.key, at: keyStart)
          ? start + 1 : end(of: last.key, at: keyStart, in: text)
      }
      return afterColon(keyEnd(last.key, at: keyStart))
    }
  }

  /// The end of the `-` of an item without a value, which stands last before an offset.
  private func markerEnd(before offset: Int) -> Int {
    var i = min(offset, limit)
    while i > 0, bytes[i - 1].isBlank || bytes[i - 1] == .newline || bytes[i - 1] == .carriageReturn
    {
      i -= 1
    }
    return i
  }

  private func scalarEnd(_ scalar: Node.Scalar, at start: Int) -> Int {
    switch scalar.style {
    case .doubleQuoted, .singleQuoted: quotedEnd(start)
    case .literal, .folded: blockEnd(start)
    default: plainEnd(start)
    }
  }

  /// The end of a quoted scalar, its closing quote included.
  func quotedEnd(_ start: Int) -> Int {
    guard start < limit else { return limit }
    let quote = bytes[start]
    var i = start + 1
    while i < limit {
      if bytes[i] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        i += 2
      } else if bytes[i] == quote {
        let isDoubled = quote == UInt8(ascii: "'") && i + 1 < limit && bytes[i + 1] == quote
        guard isDoubled else { return i + 1 }
        i += 2
      } else {
        i += 1
      }
    }
    return limit
  }

  /// The end of a flow list or mapping, its closing bracket included.
  private func flowEnd(_ start: Int) -> Int {
    var depth = 0
    var i = start
    while i < limit {
      let begins = i == start || bytes[i - 1].isBlank || "[{,:\n".utf8.contains(bytes[i - 1])
      switch Unicode.Scalar(bytes[i]) {
      case "\"" where begins, "'" where begins: i = quotedEnd(i) - 1
      case "#" where begins: i = bytes.nextLine(after: i, end: limit) - 1
      case "[", "{": depth += 1
      case "]", "}":
        depth -= 1
        if depth == 0 { return i + 1 }
      default: break
      }
      i += 1
    }
    return limit
  }

  /// The end of the last line of a block scalar that isn't blank.
  private func blockEnd(_ start: Int) -> Int {
    var line = bytes.nextLine(after: start, end: limit)
    var last = bytes.trimmingBlanks(start, bytes.contentEnd(from: start, next: line))
    while line < limit {
      let next = bytes.nextLine(after: line, end: limit)
      let end = bytes.contentEnd(from: line, next: next)
      if bytes.skippingBlanks(line, end) < end {
        guard bytes[line].isBlank else { break }
        last = end
      }
      line = next
    }
    return last
  }

  /// The end of a plain scalar, which may go on over indented lines.
  private func plainEnd(_ start: Int) -> Int {
    var last = start
    var line = start
    while line < limit {
      let next = bytes.nextLine(after: line, end: limit)
      let lineEnd = bytes.contentEnd(from: line, next: next)
      let first = bytes.skippingBlanks(line, lineEnd)
      if first < lineEnd {
        guard line == start || (first > line && bytes[first] != UInt8(ascii: "#")) else { break }
        let end = plainLineEnd(first, lineEnd)
        last = end.offset
        if end.isLast { break }
      }
      line = next
    }
    return last
  }

  private func plainLineEnd(_ first: Int, _ lineEnd: Int) -> (offset: Int, isLast: Bool) {
    var i = first
    while i < lineEnd {
      let isComment = bytes[i] == UInt8(ascii: "#") && i > first && bytes[i - 1].isBlank
      if isComment { return (bytes.trimmingBlanks(first, i), true) }
      i += 1
    }
    return (bytes.trimmingBlanks(first, lineEnd), false)
  }
}
