/// Numbers for names that compare without case.
struct NameTable {
  /// Each spelling met.
  private(set) var texts: [String]
  /// For each spelling the number of the first that differs from it in case alone.
  private(set) var folded: [Int32]
  private var numbers: [String: Int32] = [:]
  private var firsts: [String: Int32] = [:]

  /// Makes a table whose first numbers stand for no name.
  init(reserving count: Int = 0) {
    texts = Array(repeating: "", count: count)
    folded = (0..<count).map { Int32($0) }
  }

  /// The number of a spelling.
  mutating func number(of text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[text] = number
    let lower = text.lowercased()
    let first = firsts[lower] ?? number
    firsts[lower] = first
    folded.append(first)
    return number
  }

  /// The number of a spelling; nil for one never met.
  subscript(text: String) -> Int32? { numbers[text] }

  /// The number that stands for a name in any case; nil for a name never met.
  func known(_ text: String) -> Int32? { firsts[text.lowercased()] }
}
