#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A file in memory as long as this lives, also when it is removed in between.
@safe final class MappedFile: Sendable {
  nonisolated(unsafe) private let start: UnsafeMutableRawPointer
  private let count: Int

  /// Maps a file; nil where there is none, or nothing in it.
  init?(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
    count = Int(status.st_size)
    guard let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe start != MAP_FAILED
    else { return nil }
    unsafe self.start = unsafe start
  }

  deinit { unsafe munmap(start, count) }

  /// The bytes, valid as long as this lives.
  @unsafe var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start, count: count)
  }

  /// Takes what was read of it out of this process's memory, where the system goes on to keep it.
  func release() { _ = unsafe madvise(start, count, MADV_DONTNEED) }
}
