internal import Foundation

/// A text to be found in others without case.
struct TextNeedle: Hashable, Sendable {
  /// The folded text's UTF-8.
  private let bytes: [UInt8]
  private let isASCII: Bool

  init(_ text: String) {
    bytes = Array(TextNeedle.fold(text).utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Whether the text stands in the other.
  func isIn(_ text: String) -> Bool {
    isASCII ? isIn(text.utf8.span) : isIn(Array(TextNeedle.fold(text).utf8).span)
  }

  private func isIn(_ hay: Span<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    guard hay.count >= bytes.count else { return false }
    for start in 0...(hay.count - bytes.count) where TextNeedle.lower(hay[start]) == first {
      var length = 1
      while length < bytes.count, TextNeedle.lower(hay[start + length]) == bytes[length] {
        length += 1
      }
      if length == bytes.count { return true }
    }
    return false
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func fold(_ text: String) -> String {
    text.lowercased().precomposedStringWithCanonicalMapping
  }
}
