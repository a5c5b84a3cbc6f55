/// A checksum that finds damage, not malice: fast on megabytes.
package enum Checksum {
  /// The checksum of some bytes, their number included.
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    unsafe bytes.withUnsafeBytes { buffer in
      var lanes: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, UInt64(bytes.count))
      var place = 0
      while place + 16 <= bytes.count {
        lanes.0 = mix(
          lanes.0,
          UInt64(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
        lanes.1 = mix(
          lanes.1,
          UInt64(
            littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)))
        place += 16
      }
      while place < bytes.count {
        lanes.0 = mix(lanes.0, UInt64(bytes[place]))
        place += 1
      }
      return mix(lanes.0, lanes.1)
    }
  }

  private static func mix(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0xFF51_AFD7_ED55_8CCD
    return product ^ (product >> 32)
  }
}
