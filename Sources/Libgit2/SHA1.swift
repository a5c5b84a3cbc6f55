internal import CLibgit2

/// The hash that names git's objects and closes its index file; libgit2 lends its own to nobody.
enum SHA1 {
  /// The 20 bytes of the hash.
  static func digest(_ bytes: ArraySlice<UInt8>, byProcessor: Bool = canProcessor) -> [UInt8] {
    var state = State(byProcessor: byProcessor)
    unsafe bytes.withUnsafeBytes { bytes in
      let whole = bytes.count & ~63
      unsafe state.add(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
      var rest = unsafe Array(bytes[whole...]) + [0x80]
      while rest.count % 64 != 56 { rest.append(0) }
      let length = UInt64(bytes.count) * 8
      for shift in stride(from: 56, through: 0, by: -8) {
        rest.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
      }
      unsafe rest.withUnsafeBytes { unsafe state.add($0) }
    }
    return state.bytes
  }

  /// Whether the processor has instructions for it.
  static let canProcessor = tickets_sha1_is_there() != 0

  private struct State {
    let byProcessor: Bool
    var h: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]

    var bytes: [UInt8] {
      h.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
    }

    /// Adds whole blocks of 64 bytes.
    mutating func add(_ blocks: UnsafeRawBufferPointer) {
      guard !byProcessor else {
        unsafe tickets_sha1_add(
          &h, blocks.baseAddress?.assumingMemoryBound(to: UInt8.self), blocks.count / 64)
        return
      }
      for start in stride(from: 0, to: blocks.count, by: 64) {
        unsafe add(block: UnsafeRawBufferPointer(rebasing: blocks[start..<start + 64]))
      }
    }

    /// One round of RFC 3174, section 6.1, over a block of 64 bytes.
    private mutating func add(block: UnsafeRawBufferPointer) {
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { w in
        for i in 0..<16 {
          unsafe w[i] = UInt32(
            bigEndian: block.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self))
        }
        for i in 16..<80 {
          unsafe w[i] = rotate(w[i &- 3] ^ w[i &- 8] ^ w[i &- 14] ^ w[i &- 16], 1)
        }
        var (a, b, c, d, e) = (h[0], h[1], h[2], h[3], h[4])
        @inline(__always)
        func step(
          _ a: UInt32, _ b: inout UInt32, _ e: inout UInt32, _ f: UInt32, _ word: UInt32
        ) {
          e = e &+ rotate(a, 5) &+ f &+ word
          b = rotate(b, 30)
        }
        // Five steps bring each of the five words back to its own place.
        @inline(__always)
        func steps(
          _ range: Range<Int>, _ constant: UInt32, _ f: (UInt32, UInt32, UInt32) -> UInt32
        ) {
          for i in stride(from: range.lowerBound, to: range.upperBound, by: 5) {
            unsafe step(a, &b, &e, f(b, c, d), w[i] &+ constant)
            unsafe step(e, &a, &d, f(a, b, c), w[i &+ 1] &+ constant)
            unsafe step(d, &e, &c, f(e, a, b), w[i &+ 2] &+ constant)
            unsafe step(c, &d, &b, f(d, e, a), w[i &+ 3] &+ constant)
            unsafe step(b, &c, &a, f(c, d, e), w[i &+ 4] &+ constant)
          }
        }
        steps(0..<20, 0x5a82_7999) { b, c, d in d ^ (b & (c ^ d)) }
        steps(20..<40, 0x6ed9_eba1) { b, c, d in b ^ c ^ d }
        steps(40..<60, 0x8f1b_bcdc) { b, c, d in (b & c) | (d & (b | c)) }
        steps(60..<80, 0xca62_c1d6) { b, c, d in b ^ c ^ d }
        h[0] &+= a
        h[1] &+= b
        h[2] &+= c
        h[3] &+= d
        h[4] &+= e
      }
    }

    @inline(__always)
    private func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
      word &<< count | word &>> (32 &- count)
    }
  }
}
