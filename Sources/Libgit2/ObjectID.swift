internal import CLibgit2

/// The SHA-1 name of an object: 20 bytes held inline, ordered as git orders them.
package struct ObjectID: Hashable, Sendable {
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// The id of 40 hexadecimal digits, in either case; nil for anything else.
  package init?(hex: some StringProtocol) {
    var text = String(hex)
    let id = text.withUTF8 { unsafe ObjectID(hexDigits: UnsafeRawBufferPointer($0)) }
    guard let id else { return nil }
    self = id
  }

  /// The id of exactly 20 bytes; nil for any other count.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 20 else { return nil }
    self = unsafe bytes.withUnsafeBytes { unsafe ObjectID(loading: $0, at: 0) }
  }

  /// The id that means "nothing" in git's own files.
  package static let zero = ObjectID(high: 0, middle: 0, low: 0)

  /// The id's 20 bytes.
  package var bytes: [UInt8] {
    var oid = self.oid
    return unsafe withUnsafeBytes(of: &oid) { unsafe Array($0) }
  }

  /// Hashes eight bytes: they are a hash already.
  package func hash(into hasher: inout Hasher) { hasher.combine(high) }

  /// What tables ask for in place of a hasher, which takes longer than all else of a look into them.
  // swift-format-ignore: NoLeadingUnderscores
  package func _rawHashValue(seed: Int) -> Int { Int(truncatingIfNeeded: high) ^ seed }

  /// The first of the bytes.
  var firstByte: Int { Int(high >> 56) }

  /// Where it stands among the ids with the same first byte, from 0 to below 1.
  var fraction: Double { Double((high << 8) >> 32) / 4_294_967_296 }

  /// The id's 40 hexadecimal digits, in lower case.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(40)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension ObjectID: Comparable, CustomStringConvertible {
  /// The order of the bytes.
  package static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
  }

  /// The id's 40 hexadecimal digits.
  package var description: String { hex }
}

extension ObjectID {
  /// The id of the 20 bytes at an offset, which the caller has checked to be there.
  init(loading bytes: UnsafeRawBufferPointer, at offset: Int) {
    high = unsafe UInt64(
      bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    middle = unsafe UInt64(
      bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
    low = unsafe UInt32(
      bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self))
  }

  /// The id of 40 hexadecimal digits in UTF-8; nil for anything else.
  init?(hexDigits text: UnsafeRawBufferPointer) {
    guard text.count == 40 else { return nil }
    var parts: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for index in 0..<40 {
      guard let digit = hexValue(unsafe text[index]) else { return nil }
      switch index {
      case ..<16: parts.0 = parts.0 << 4 | digit
      case ..<32: parts.1 = parts.1 << 4 | digit
      default: parts.2 = parts.2 << 4 | digit
      }
    }
    self.init(high: parts.0, middle: parts.1, low: UInt32(truncatingIfNeeded: parts.2))
  }

  init(_ oid: git_oid) {
    self = unsafe withUnsafeBytes(of: oid) { unsafe ObjectID(loading: $0, at: 0) }
  }

  /// The same id as libgit2 has it.
  var oid: git_oid {
    var oid = git_oid()
    unsafe withUnsafeMutableBytes(of: &oid) {
      unsafe $0.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      unsafe $0.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      unsafe $0.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }
}

private func hexValue(_ byte: UInt8) -> UInt64? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}
