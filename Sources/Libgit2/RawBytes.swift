#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension UnsafeRawBufferPointer {
  /// The first place of a byte at or after an offset; nil where there is none.
  func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
    guard offset >= 0, offset < count, let base = baseAddress else { return nil }
    guard let place = unsafe memchr(base + offset, Int32(byte), count - offset) else {
      return nil
    }
    return unsafe UnsafeRawPointer(place) - base
  }

  /// A part; the caller has checked the range.
  func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(rebasing: self[range])
  }

  /// Whether the bytes begin with those of a literal.
  func hasPrefix(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount, let base = baseAddress else { return false }
    return unsafe memcmp(base, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  /// The order of the bytes: negative, zero or positive.
  func compare(_ other: UnsafeRawBufferPointer) -> Int {
    let shared = Swift.min(count, other.count)
    if shared > 0, let left = baseAddress, let right = other.baseAddress {
      let order = unsafe memcmp(left, right, shared)
      if order != 0 { return Int(order) }
    }
    return count - other.count
  }
}
