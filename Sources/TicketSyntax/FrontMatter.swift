/// The front matter of a file as it was read.
struct FrontMatter: Sendable {
  static let maximumLength = 64 * 1024

  let block: HeaderBlock?
  /// The entries of a common front matter, not yet decoded.
  private var spans: [EntrySpan] = []
  /// The entries of any other.
  private var decoded: [FrontMatterEntry] = []
  private(set) var diagnostics: [SyntaxDiagnostic] = []
  /// Whether some of it can't be read, so that no edit could be checked.
  private(set) var isBroken = false

  private let bytes: [UInt8]
  private static let firstLine = 2

  init(bytes: [UInt8]) {
    self.bytes = bytes
    block = HeaderBlock.find(in: bytes)
    guard let block else { return }
    guard block.content.count <= Self.maximumLength else {
      let kib = Self.maximumLength / 1024
      refuse(
        YAMLProblem(
          offset: 0, message: "the front matter is longer than \(kib) KiB",
          hint: "move the long text below the closing `---`"))
      return
    }
    read(block)
    reportDuplicates()
  }

  private mutating func read(_ block: HeaderBlock) {
    var scanner = FrontMatterScanner(
      bytes: bytes, range: block.content, firstLine: Self.firstLine)
    scanner.scan()
    if let problem = HeaderCharacters.problem(in: bytes, range: block.content) {
      spans = scanner.spans
      refuse(problem)
    } else if scanner.parts.isEmpty {
      spans = scanner.spans
    } else {
      readParts(scanner, block)
    }
    if !block.isClosed, !isBroken { refuse(HeaderDiagnosis.unclosed) }
  }

  /// Reads the keys that need it with the full parser, one by one; if that fails, the whole at once,
  /// because a quoted text or a flow list may go on at the beginning of a line.
  private mutating func readParts(_ scanner: FrontMatterScanner, _ block: HeaderBlock) {
    var parts: [[FrontMatterEntry]] = []
    var first: (problem: YAMLProblem, part: FrontMatterScanner.Part)?
    let isOnly = scanner.parts.count == 1 && scanner.entries.isEmpty
    for part in scanner.parts {
      do {
        try Self.refuseOutsiders(bytes, part, isOnly: isOnly)
        let values = YAMLValues(bytes: bytes, range: part.range, firstLine: part.line)
        parts.append(try values.entries())
      } catch {
        first = first ?? (error, part)
        parts.append([])
      }
    }
    if first != nil, let whole = wholeEntries(block) {
      decoded = whole
      return
    }
    decoded = Self.merge(scanner, parts)
    guard let first else { return }
    if first.problem.rule == "duplicate-key" { diagnostics.append(diagnostic(first.problem)) }
    refuse(
      first.problem.isRefusal
        ? first.problem
        : HeaderDiagnosis(bytes: bytes, part: first.part).explain(first.problem))
  }

  private func wholeEntries(_ block: HeaderBlock) -> [FrontMatterEntry]? {
    guard block.firstByte(bytes) != UInt8(ascii: "%") else { return nil }
    let values = YAMLValues(bytes: bytes, range: block.content, firstLine: Self.firstLine)
    return try? values.entries()
  }

  /// Refuses lines that would read well alone and mean something else among others.
  private static func refuseOutsiders(
    _ bytes: [UInt8], _ part: FrontMatterScanner.Part, isOnly: Bool
  ) throws(YAMLProblem) {
    let start = part.range.lowerBound
    let first = bytes.byte(start) ?? .space
    if bytes.isBlankOrEnd(start + 1, part.range.upperBound), first == UInt8(ascii: "?") {
      throw YAMLText.complexKey(start)
    }
    let isMarker =
      (bytes.hasText("---", at: start) || bytes.hasText("...", at: start))
      && bytes.isBlankOrEnd(start + 3, part.range.upperBound)
    if isMarker {
      throw YAMLProblem(
        offset: start, message: "a document marker inside the front matter",
        hint: "close the front matter with a line that is `---` and nothing else", isRefusal: true)
    }
    let isAlone = part.isStray || first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    if (isAlone && !isOnly) || first == UInt8(ascii: ":") {
      throw YAMLProblem(offset: start, message: "a line that belongs to no key", hint: nil)
    }
  }

  private static func merge(
    _ scanner: FrontMatterScanner, _ parts: [[FrontMatterEntry]]
  ) -> [FrontMatterEntry] {
    let simple = scanner.entries
    var merged: [FrontMatterEntry] = []
    var next = 0
    for (part, entries) in zip(scanner.parts, parts) {
      merged += simple[next..<part.position]
      merged += entries
      next = part.position
    }
    return merged + simple[next...]
  }

  private mutating func refuse(_ problem: YAMLProblem) {
    isBroken = true
    if problem.rule == "front-matter-syntax" { diagnostics.append(diagnostic(problem)) }
  }

  private func diagnostic(_ problem: YAMLProblem) -> SyntaxDiagnostic {
    SyntaxDiagnostic(
      rule: problem.rule, location: Places.location(of: problem.offset, in: bytes),
      message: problem.message, hint: problem.hint)
  }

  private mutating func reportDuplicates() {
    guard hasDuplicates else { return }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      diagnostics.append(
        SyntaxDiagnostic(
          rule: "duplicate-key", location: entry.location,
          message: "the key `\(entry.key)` is there twice", hint: "keep one of the two"))
    }
  }

  /// Compares pair by pair where there are few: that is faster than hashing.
  private var hasDuplicates: Bool {
    guard spans.count <= 32, decoded.count <= 32 else { return true }
    return spans.indices.contains { index in
      spans[..<index].contains { $0.hasKey(of: spans[index], in: bytes) }
    }
      || decoded.indices.contains { index in
        decoded[..<index].contains { $0.key == decoded[index].key }
      }
  }
}

// MARK: - Entries

extension FrontMatter {
  /// The entries in the order written; those of a broken front matter that still read.
  var entries: [FrontMatterEntry] {
    decoded.isEmpty ? spans.map { $0.decoded(bytes) } : decoded
  }

  /// The first entry of a key.
  func entry(_ key: String) -> FrontMatterEntry? {
    decoded.isEmpty
      ? spans.first { $0.hasKey(key, in: bytes) }?.decoded(bytes)
      : decoded.first { $0.key == key }
  }

  /// The value of the first entry of a key.
  func value(_ key: String) -> FieldValue? {
    decoded.isEmpty
      ? spans.first { $0.hasKey(key, in: bytes) }?.decodedValue(bytes)
      : decoded.first { $0.key == key }?.value
  }

  /// The keys of all entries in the order written.
  var keys: [String] {
    decoded.isEmpty ? spans.map { bytes.text($0.key) } : decoded.map(\.key)
  }
}
