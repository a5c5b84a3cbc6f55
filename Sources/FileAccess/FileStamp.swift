#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What tells a file from its earlier self without reading it.
package struct FileStamp: Hashable, Sendable {
  /// Its length in bytes.
  package let size: Int64
  /// When it was written, in nanoseconds since 1970.
  package let modified: Int64
  /// Its number on the disk: another where it was replaced by renaming.
  package let number: UInt64
}

extension Files {
  /// The stamp of what a path names, without following a symbolic link; nil where there is nothing.
  package static func stamp(_ path: String) -> FileStamp? {
    guard let status = systemStatus(path, followingLinks: false) else { return nil }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return FileStamp(
      size: Int64(status.st_size),
      modified: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec),
      number: UInt64(status.st_ino))
  }
}
