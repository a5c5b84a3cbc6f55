// Numbers as kept files have them: eight bytes, the least significant first.
extension [UInt8] {
  /// The number at a place, from which on there must be eight bytes.
  package func word(at place: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in 0..<8 { word |= UInt64(self[place + index]) << UInt64(8 * index) }
    return word
  }

  /// Appends a number.
  package mutating func append(word: UInt64) {
    unsafe Swift.withUnsafeBytes(of: word.littleEndian) { unsafe append(contentsOf: $0) }
  }

  /// The bytes of some numbers.
  package init(words: some Sequence<UInt64>) {
    self = []
    for word in words { append(word: word) }
  }
}
