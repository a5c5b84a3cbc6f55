import TicketModel

/// The words of a text, as numbers, so that the words of every line of a source can be looked for in
/// what was written of it: runs of letters or of digits, without case.
struct WordTrace {
  private var words: Set<UInt64> = []

  init(_ bytes: some Sequence<UInt8>) {
    var word = Word()
    for byte in bytes { if let end = word.take(byte) { words.insert(end) } }
    if let end = word.finish() { words.insert(end) }
  }

  /// Whether every word of a line is among these.
  func holds(_ line: String) -> Bool {
    var word = Word()
    for byte in line.utf8 { if let end = word.take(byte), !words.contains(end) { return false } }
    return word.finish().map(words.contains) ?? true
  }

  /// The words of a line that are not among these, in its order.
  func missing(_ line: String) -> [String] {
    WordTrace.words(line).filter { !holds($0) }
  }

  /// The words of a text as written.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var isOpen = false
    var wasDigit = false
    for scalar in text.unicodeScalars {
      let isDigit = ("0"..."9").contains(scalar)
      if !isInWord(scalar) {
        isOpen = false
      } else if isOpen, isDigit == wasDigit {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else {
        words.append(String(scalar))
        isOpen = true
      }
      wasDigit = isDigit
    }
    return words
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isInWord(UInt8(truncatingIfNeeded: scalar.value)) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// A word in the making: the hash of its bytes.
  private struct Word {
    private var hash = ByteHash()
    private var scalar: [UInt8] = []
    private var left = 0
    private var isDigits = false

    /// Takes a byte; gives the word that it ends.
    mutating func take(_ byte: UInt8) -> UInt64? {
      if byte < 0x80 {
        guard WordTrace.isInWord(byte) else { return finish() }
        let end = isDigits == (byte <= 0x39) ? nil : finish()
        isDigits = byte <= 0x39
        hash.add((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
        return end
      }
      if byte >= 0xC0 {
        scalar.removeAll(keepingCapacity: true)
        left = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
      } else {
        left -= 1
      }
      scalar.append(byte)
      return left == 0 ? takeScalar() : nil
    }

    private mutating func takeScalar() -> UInt64? {
      guard let letter = String(decoding: scalar, as: UTF8.self).unicodeScalars.first,
        WordTrace.isInWord(letter)
      else { return finish() }
      let end = isDigits ? finish() : nil
      isDigits = false
      for byte in letter.properties.lowercaseMapping.utf8 { hash.add(byte) }
      return end
    }

    /// Ends the word; nil where there is none.
    mutating func finish() -> UInt64? {
      let none = ByteHash()
      defer { hash = none }
      return hash == none ? nil : hash.value
    }
  }
}
