#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The descriptors that the process may have.
package enum Descriptors {
  /// Whether so many more files can be opened now.
  package static func areFree(_ count: Int) -> Bool {
    var taken: [Int32] = [-1, -1]
    // A pipe can be had in every sandbox, where any one file may be out of reach.
    guard unsafe pipe(&taken) == 0 else { return false }
    defer { for descriptor in taken { close(descriptor) } }
    while taken.count < count {
      let next = fcntl(taken[0], F_DUPFD_CLOEXEC, 0)
      guard next >= 0 else { return false }
      taken.append(next)
    }
    return true
  }
}
