/// What a commit's message tells: words that may be ids, its subject, and steps.
struct MessageScan {
  /// The words that may name a ticket, in lower case, each once.
  private(set) var words: [String] = []
  private let message: [UInt8]

  /// A word has a letter in front, and somewhere a digit or a hyphen.
  init(_ message: [UInt8]) {
    self.message = message
    var place = 0
    while place < message.count {
      guard MessageScan.isOfWord(message[place]) else {
        place += 1
        continue
      }
      let start = place
      var isMarked = false
      while place < message.count, MessageScan.isOfWord(message[place]) {
        isMarked = isMarked || message[place] < UInt8(ascii: "A")
        place += 1
      }
      if isMarked, message[start] >= UInt8(ascii: "A") { add(start..<place) }
    }
  }

  private mutating func add(_ range: Range<Int>) {
    var end = range.upperBound
    while message[end - 1] < UInt8(ascii: "0") { end -= 1 }
    guard end - range.lowerBound <= 100 else { return }
    let word = String(decoding: message[range.lowerBound..<end], as: UTF8.self).lowercased()
    if !words.contains(word) { words.append(word) }
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Where the subject is: the first lines up to an empty one.
  var subject: Range<Int> {
    let newline = UInt8(ascii: "\n")
    let start = message.firstIndex { $0 != newline } ?? message.count
    var end = start
    while end < message.count,
      message[end] != newline || end + 1 < message.count && message[end + 1] != newline
    {
      end += 1
    }
    return start..<end
  }

  /// The lines of a subject as one.
  static func oneLine(_ subject: String) -> String {
    let lines = subject.split(whereSeparator: \.isNewline)
    return lines.map { line in
      String(line.drop { $0 == " " || $0 == "\t" })
    }.joined(separator: " ")
  }

  /// Whether the message may tell of several steps.
  var hasSteps: Bool {
    let key = StateStep.key
    guard message.count >= 2 * key.count else { return false }
    var found = 0
    for place in 0...(message.count - key.count) where message[place] == key[0] {
      if message[place..<(place + key.count)].elementsEqual(key) { found += 1 }
    }
    return found > 1
  }

  /// The ids that a word may stand for, the likeliest first: itself, or what stands before a hyphen or
  /// dot and a letter, as in `P3-101-fix-the-door` and `p3-101.md`.
  static func ids(in word: String) -> [String] {
    var ids = [word]
    let bytes = Array(word.utf8)
    for place in bytes.indices.dropFirst(2).dropLast().reversed()
    where bytes[place] < UInt8(ascii: "0") && bytes[place + 1] >= UInt8(ascii: "A") {
      let isID =
        bytes[place - 1] <= UInt8(ascii: "9") && bytes[place - 1] >= UInt8(ascii: "0")
        && bytes[..<place].contains(UInt8(ascii: "-"))
      if isID { ids.append(String(decoding: bytes[..<place], as: UTF8.self)) }
    }
    return ids
  }
}
