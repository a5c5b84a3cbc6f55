/// The hash FNV-1a of 64 bits: the same on every machine, unlike Swift's own, and quick on short texts.
///
/// It tells an edited text from an untouched one, and is no guard against malice.
package struct ByteHash: Hashable, Sendable {
  /// The hash of the bytes so far.
  package var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of no bytes.
  @inlinable package init() {}

  /// The hash of some bytes.
  @inlinable package init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
  }

  /// Takes one more byte.
  @inlinable package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
