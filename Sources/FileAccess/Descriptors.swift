#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The descriptors that the process may have.
package enum Descriptors {
  /// Puts an empty file where a standard stream was closed: a file opened later would stand there, and
  /// be taken for it.
  package static func fillStandardStreams() {
    // The lowest number that is free is taken; what is written to standard output still fails.
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
      _ = systemOpen("/dev/null", number == 2 ? O_RDWR : O_RDONLY, 0)
    }
  }

  /// Whether so many more files can be opened now.
  package static func areFree(_ count: Int) -> Bool {
    // A pipe can be had in every sandbox, where any one file may be out of reach.
    guard let ends = systemPipe() else { return false }
    var taken = [ends.0, ends.1]
    defer { for descriptor in taken { close(descriptor) } }
    while taken.count < count {
      let next = fcntl(taken[0], F_DUPFD_CLOEXEC, 0)
      guard next >= 0 else { return false }
      taken.append(next)
    }
    return true
  }
}
