/// A text to be found in others without case.
struct TextNeedle: Hashable, Sendable {
  private let bytes: [UInt8]

  init(_ text: String) {
    bytes = Caseless.foldedBytes(text)
  }

  /// Whether the text stands in the other.
  func isIn(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? isIn(text.utf8.span) : isIn(Caseless.foldedBytes(text).span)
  }

  private func isIn(_ hay: Span<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard hay.count >= bytes.count else { return false }
    for start in 0...(hay.count - bytes.count) where Caseless.lower(hay[start]) == first {
      var length = 1
      while length < bytes.count, Caseless.lower(hay[start + length]) == bytes[length] {
        length += 1
      }
      if length == bytes.count { return true }
    }
    return false
  }
}
