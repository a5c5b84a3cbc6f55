#if canImport(Darwin)
  internal import Foundation
#else
  @_spi(_Unicode) internal import Swift
#endif

extension String {
  /// The text in Unicode's canonical composition (NFC).
  package var canonicallyComposed: String {
    #if canImport(Darwin)
      precomposedStringWithCanonicalMapping
    #else
      String(String.UnicodeScalarView(_nfc))
    #endif
  }

  /// The text in Unicode's canonical decomposition (NFD).
  package var canonicallyDecomposed: String {
    #if canImport(Darwin)
      decomposedStringWithCanonicalMapping
    #else
      String(String.UnicodeScalarView(_nfd))
    #endif
  }
}
