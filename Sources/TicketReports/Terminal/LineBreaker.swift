/// Breaks text into lines that fit a width: at spaces, between East Asian characters, and within a
/// word only where the word alone is wider than a line.
struct LineBreaker {
  private let first: Int
  private let width: Int
  private(set) var lines: [[Span]] = []
  private var line: [Span] = []
  private var lineWidth = 0
  private var word: [Span] = []
  private var wordWidth = 0
  private var space: Span?
  private var isBehindWide = false

  /// Makes a breaker; the first line may have another width than those that follow.
  init(width: Int, first: Int? = nil) {
    self.width = max(2, width)
    self.first = max(2, first ?? width)
  }

  /// The lines of a text.
  static func lines(_ spans: [Span], width: Int, first: Int? = nil) -> [[Span]] {
    var breaker = LineBreaker(width: width, first: first)
    for span in spans { breaker.add(span) }
    breaker.breakLine()
    return breaker.lines
  }

  /// The lines of a text in one ink, no more than so many; an ellipsis says that there was more.
  static func lines(_ text: String, width: Int, limit: Int, unicode: Bool) -> [String] {
    let all = lines([Span(text)], width: width).map { $0.map(\.text).joined() }
    guard all.count > limit, limit > 0 else { return all }
    let rest = all[(limit - 1)...].joined(separator: " ")
    return Array(all.prefix(limit - 1))
      + [DisplayWidth.truncate(rest, to: width, unicode: unicode)]
  }

  /// A text cut into pieces of no more than a width, wherever that falls: for code.
  static func pieces(_ text: String, width: Int) -> [String] {
    guard DisplayWidth.columns(of: text) > width else { return [text] }
    var breaker = LineBreaker(width: width)
    for character in text {
      breaker.word.append(Span(String(character)))
    }
    breaker.splitWord()
    breaker.breakLine()
    return breaker.lines.map { $0.map(\.text).joined() }
  }

  private var room: Int { (lines.isEmpty ? first : width) - lineWidth }

  private mutating func add(_ span: Span) {
    for character in span.text {
      if character == " " {
        endWord()
        if space == nil { space = Span(" ", inks: span.inks) }
        isBehindWide = false
        continue
      }
      let columns = DisplayWidth.columns(of: character)
      let isWide = columns == 2 && LineBreaker.breaksAround(character)
      if isWide || isBehindWide, !LineBreaker.mustNotBegin.contains(character) { endWord() }
      isBehindWide = isWide
      append(character, span.inks)
      wordWidth += columns
    }
  }

  private mutating func append(_ character: Character, _ inks: [TerminalStyle.Ink]) {
    if let last = word.indices.last, word[last].inks == inks {
      word[last].text.append(character)
    } else {
      word.append(Span(String(character), inks: inks))
    }
  }

  /// Puts the word on the line, or on the next where it has no room.
  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let gap = space == nil || line.isEmpty ? 0 : 1
    if gap + wordWidth > room, !line.isEmpty { breakBeforeWord() }
    if wordWidth > room { return splitWord() }
    if let space, !line.isEmpty { put(space, 1) }
    space = nil
    for span in word { put(span, 0) }
    lineWidth += wordWidth
    word = []
    wordWidth = 0
  }

  private mutating func put(_ span: Span, _ columns: Int) {
    if let last = line.indices.last, line[last].inks == span.inks {
      line[last].text += span.text
    } else {
      line.append(span)
    }
    lineWidth += columns
  }

  private mutating func breakBeforeWord() {
    lines.append(line)
    line = []
    lineWidth = 0
    space = nil
  }

  /// Cuts a word that no line has room for.
  private mutating func splitWord() {
    let pieces = word
    word = []
    wordWidth = 0
    space = nil
    for piece in pieces {
      for character in piece.text {
        let columns = DisplayWidth.columns(of: character)
        if columns > room { breakBeforeWord() }
        put(Span(String(character), inks: piece.inks), columns)
      }
    }
  }

  /// Ends the line, also an empty one where there is no other.
  private mutating func breakLine() {
    endWord()
    if !line.isEmpty || lines.isEmpty { breakBeforeWord() }
  }

  /// Whether a wide character is of a script that is written without spaces.
  static func breaksAround(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first?.value else { return false }
    return (0x2E80..<0xA4D0).contains(first) || (0xF900..<0xFB00).contains(first)
      || (0xFF01..<0xFF61).contains(first) || (0x20000..<0x40000).contains(first)
  }

  /// What no line of Japanese or Chinese begins with.
  private static let mustNotBegin: Set<Character> = [
    "、", "。", "，", "．", "・", "：", "；", "？", "！", "）", "」", "』", "】", "〕", "〉", "》", "ー", "々", "っ",
    "ゃ", "ゅ", "ょ", "ッ", "ャ", "ュ", "ョ",
  ]
}
