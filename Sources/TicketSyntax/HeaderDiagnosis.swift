/// Says in plain words why a line of a front matter can't be read, and shows the cure.
struct HeaderDiagnosis {
  let bytes: [UInt8]
  let part: FrontMatterScanner.Part

  static let unclosed = YAMLProblem(
    offset: 0, message: "the front matter is never closed",
    hint: "put a line `---` below its last key")

  /// The problem of the part in the words of somebody who wrote it by hand.
  func explain(_ problem: YAMLProblem) -> YAMLProblem {
    if let tab = indentingTab() {
      return YAMLProblem(
        offset: tab, message: "a tab in the indentation", hint: "indent with spaces")
    }
    let start = part.range.lowerBound
    if let own = explainLine(start, isFirst: true) { return own }
    let other = bytes.lineStart(of: problem.offset)
    if other > start, other < part.range.upperBound, let own = explainLine(other, isFirst: false) {
      return own
    }
    var line = bytes.nextLine(after: start, end: part.range.upperBound)
    while line < part.range.upperBound {
      if let own = explainLine(line, isFirst: false) { return own }
      line = bytes.nextLine(after: line, end: part.range.upperBound)
    }
    if problem.hint != nil { return problem }
    let offset = min(max(problem.offset, start), max(start, part.range.upperBound - 1))
    return YAMLProblem(
      offset: offset, message: "the front matter can't be read here: \(problem.message)",
      hint: "put the value in quotes, or indent it like its neighbours")
  }

  private func indentingTab() -> Int? {
    var line = part.range.lowerBound
    while line < part.range.upperBound {
      let next = bytes.nextLine(after: line, end: part.range.upperBound)
      let end = bytes.contentEnd(from: line, next: next)
      let first = bytes.skippingBlanks(line, end)
      if first < end, let tab = bytes[line..<first].firstIndex(of: .tab) { return tab }
      line = next
    }
    return nil
  }

  private func explainLine(_ line: Int, isFirst: Bool) -> YAMLProblem? {
    let next = bytes.nextLine(after: line, end: part.range.upperBound)
    let end = bytes.trimmingBlanks(line, bytes.contentEnd(from: line, next: next))
    var start = bytes.skippingBlanks(line, end)
    guard start < end, bytes[start] != UInt8(ascii: "#") else { return nil }
    var prefix = ""
    while start < end, bytes[start] == UInt8(ascii: "-"), bytes.isBlankOrEnd(start + 1, end) {
      prefix = "- "
      start = bytes.skippingBlanks(start + 1, end)
    }
    if let colon = keyColon(start, end) {
      let value = bytes.skippingBlanks(colon + 1, end)
      prefix += bytes.text(start..<colon) + ": "
      return value < end ? explainValue(value, end, prefix) : nil
    }
    if !prefix.isEmpty { return start < end ? explainValue(start, end, prefix) : nil }
    return isFirst ? explainMissingColon(start, end) : nil
  }

  /// The colon after a key made of words.
  private func keyColon(_ start: Int, _ end: Int) -> Int? {
    var i = start
    while i < end, bytes[i].isWord || bytes[i] == .space || ".-/".utf8.contains(bytes[i]) { i += 1 }
    guard i > start, i < end, bytes[i] == UInt8(ascii: ":"), bytes.isBlankOrEnd(i + 1, end) else {
      return nil
    }
    return i
  }

  private func explainMissingColon(_ start: Int, _ end: Int) -> YAMLProblem? {
    if bytes.hasText("<<<<<<<", at: start) || bytes.hasText(">>>>>>>", at: start)
      || bytes.hasText("=======", at: start)
    {
      return YAMLProblem(
        offset: start, message: "a conflict marker in the front matter",
        hint: "keep one of the two sides and delete the markers")
    }
    var colon = start
    while colon < end, bytes[colon].isWord || bytes[colon] == UInt8(ascii: "-") { colon += 1 }
    if colon > start, colon < end, bytes[colon] == UInt8(ascii: ":") {
      return YAMLProblem(
        offset: colon, message: "no space after the colon",
        hint: "`\(bytes.text(start..<colon)): \(bytes.text(colon + 1..<end))`")
    }
    return YAMLProblem(
      offset: start, message: "a line without `key:`",
      hint:
        "write `key: value`, put `#` before a remark, or close the front matter with `---` above")
  }

  private func explainValue(_ start: Int, _ end: Int, _ prefix: String) -> YAMLProblem? {
    let first = Unicode.Scalar(bytes[start])
    switch first {
    case "\"", "'": return explainQuoted(start, end, prefix)
    case "[", "{": return explainFlow(start, end)
    case "@", "`", "%", ",", "]", "}", "&", "*", "!":
      return YAMLProblem(
        offset: start, message: "a value without quotes can't begin with `\(first)`",
        hint: quoting(start, end, prefix))
    case "|", ">":
      guard end > start + 2 else { return nil }
      return YAMLProblem(
        offset: start, message: "`\(first)` begins a block of text on the lines below",
        hint: quoting(start, end, prefix))
    case "-" where bytes.isBlankOrEnd(start + 1, end):
      return YAMLProblem(
        offset: start, message: "a list can't begin on the line of its key",
        hint: "write `[a, b]`, or each `- item` on a line of its own")
    default: break
    }
    for i in start..<end where bytes[i] == UInt8(ascii: ":") && bytes.isBlankOrEnd(i + 1, end) {
      return YAMLProblem(
        offset: i, message: "a colon and a space inside a value without quotes",
        hint: quoting(start, end, prefix))
    }
    return nil
  }

  private func explainQuoted(_ start: Int, _ end: Int, _ prefix: String) -> YAMLProblem? {
    let limit = part.range.upperBound
    let close = quotedEnd(start, limit)
    let quote = bytes[start]
    if close >= limit, bytes[limit - 1] != quote || limit - 1 == start {
      return YAMLProblem(
        offset: start, message: "a quote is never closed",
        hint: "`\(prefix)\(ScalarText.doubleQuoted(bytes.text(start + 1..<end)))`")
    }
    guard close < end else { return nil }
    let rest = bytes.skippingBlanks(close, end)
    guard rest < end, bytes[rest] != UInt8(ascii: "#") else { return nil }
    return YAMLProblem(
      offset: rest, message: "text after the closing quote", hint: quoting(start, end, prefix))
  }

  /// The end of a quoted scalar, its closing quote included.
  private func quotedEnd(_ start: Int, _ limit: Int) -> Int {
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

  private func explainFlow(_ start: Int, _ end: Int) -> YAMLProblem? {
    let raw = bytes[start..<end]
    let close = bytes[start] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    if !bytes[start..<part.range.upperBound].contains(close) {
      let name = close == UInt8(ascii: "]") ? "list" : "mapping"
      return YAMLProblem(
        offset: start, message: "a \(name) is never closed",
        hint: "put `\(Unicode.Scalar(close))` at its end")
    }
    for mark in "@`%".utf8 {
      guard let offset = raw.firstIndex(of: mark) else { continue }
      return YAMLProblem(
        offset: offset,
        message: "an item without quotes can't begin with `\(Unicode.Scalar(mark))`",
        hint: "put the item in quotes")
    }
    return nil
  }

  private func quoting(_ start: Int, _ end: Int, _ prefix: String) -> String {
    "put it in quotes: `\(prefix)\(ScalarText.doubleQuoted(bytes.text(start..<end)))`"
  }
}
