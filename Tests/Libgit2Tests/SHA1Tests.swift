import Foundation
import TestSupport
import Testing

@testable import Libgit2

struct SHA1Tests {
  /// Lengths around the blocks of 64 bytes, and long ones; by the processor's instructions where it has
  /// them, and without.
  @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_000])
  func theHashIsGits(length: Int) throws {
    let repository = try TestRepository()
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }
    try repository.write("data", bytes: bytes)
    let named = Array("blob \(length)\0".utf8) + bytes
    let wanted = try repository.git(["hash-object", "data"])
    for byProcessor in Set([false, SHA1.canProcessor]) {
      let digest = SHA1.digest(named[...], byProcessor: byProcessor)
      #expect(digest.map { String(format: "%02x", $0) }.joined() + "\n" == wanted)
    }
  }
}
