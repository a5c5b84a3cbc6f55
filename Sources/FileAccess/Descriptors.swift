#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The descriptors that the process may have.
package enum Descriptors {
  /// How many more files can be opened now, counted up to a number that is enough.
  package static func free(upTo enough: Int) -> Int {
    let first = systemOpen("/", O_RDONLY | O_CLOEXEC, 0)
    guard first >= 0 else { return 0 }
    var taken = [first]
    defer { for descriptor in taken { close(descriptor) } }
    while taken.count < enough {
      let next = fcntl(first, F_DUPFD_CLOEXEC, 0)
      guard next >= 0 else { break }
      taken.append(next)
    }
    return taken.count
  }
}
