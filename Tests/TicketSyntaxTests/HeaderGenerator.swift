import TestSupport

/// Random front matters out of nasty fragments.
struct HeaderGenerator {
  var random: SeededGenerator

  static let fragments = [
    "a", "word", "fix", ": ", ":", " #", "#", "- ", "-", "\"", "'", "''", "\\n", "\\\"", "\\",
    "\\u00e9",
    "é", "日本", "😀", "null", "~", "[", "]", "{", "}", "&", "*", "!", "@", "`", "%", "|", ">", "\t",
    " ",
    "  ", "---", "...", ",", ", ", "?", "? ", "=", "<", "no", "1.10", "2026-02-30", "http://x.y",
    "a:b",
    "\u{A0}", "\u{200B}", "\u{2028}", "/", "(", "$", "_", ".", "+1", "0x1F", ";",
  ]

  mutating func scalar() -> String {
    let count = random.pick([0, 1, 1, 2, 3, 4, 5])
    let text = (0..<count).map { _ in random.pick(Self.fragments) }.joined()
    return switch random.pick([0, 0, 0, 1, 2, 3]) {
    case 1: "\"\(text)\""
    case 2: "'\(text)'"
    case 3: random.pick(["plain words", "null", "~", "\"\"", "''", "it's", "x"])
    default: text
    }
  }

  mutating func field(_ key: String) -> String {
    let comment = random.pick(["", "", "", " # note", "\t# tab", "  ", "#x"])
    switch random.pick([0, 0, 0, 1, 2, 3]) {
    case 1:
      let items = (0..<random.pick([0, 1, 2, 3])).map { _ in scalar() }
      return "\(key): [\(items.joined(separator: random.pick([", ", ",", " , "])))]\(comment)"
    case 2:
      let indent = random.pick(["", "  ", "    ", " "])
      let items = (0..<random.pick([1, 2, 3])).map { _ in "\(indent)- \(scalar())\(comment)" }
      return "\(key):\(random.pick(["", " ", " # list"]))\n" + items.joined(separator: "\n")
    case 3:
      let line = random.pick(["  more", "", "# remark", "  # inside", "\tx", "- item", "   ", "\t"])
      return "\(key): \(scalar())\(comment)\n\(line)"
    default: return "\(key):\(random.pick([" ", " ", "  ", "", "\t"]))\(scalar())\(comment)"
    }
  }

  mutating func header() -> String {
    let keys = ["id", "title", "status", "depends-on", "x.y", "é", "null", "a/b"]
    let fields = (0..<random.pick([1, 1, 2, 3, 4])).map { field(keys[$0 % keys.count]) }
    return fields.joined(separator: "\n") + "\n"
  }
}
