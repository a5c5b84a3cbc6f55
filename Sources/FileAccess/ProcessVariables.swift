#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Musl)
  @unsafe @preconcurrency import Musl
#endif

/// The variables that the process was started with.
package enum ProcessVariables {
  /// All of them; of two that have one name, the first, as the system itself takes it.
  package static func read() -> [String: String] {
    #if canImport(Darwin)
      var next = unsafe _NSGetEnviron().pointee
    #else
      var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe environ
    #endif
    var variables: [String: String] = [:]
    while let entry = unsafe next?.pointee {
      let text = unsafe String(cString: entry)
      unsafe next = next?.successor()
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = String(text[..<equals])
      if variables[name] == nil { variables[name] = String(text[equals...].dropFirst()) }
    }
    return variables
  }
}
