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
  /// When it, its name or its permissions were last changed, in nanoseconds since 1970.
  package let changed: Int64
  /// Its number on the disk: another where it was replaced by renaming.
  package let number: UInt64

  /// Makes a stamp of what was kept of one.
  package init(size: Int64, modified: Int64, changed: Int64, number: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.number = number
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      size: Int64(status.st_size), modified: FileStamp.nanoseconds(modified),
      changed: FileStamp.nanoseconds(changed), number: UInt64(status.st_ino))
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

extension Files {
  /// The stamp of what a path names, without following a symbolic link; nil where there is nothing.
  package static func stamp(_ path: String) -> FileStamp? {
    systemStatus(path, followingLinks: false).map { FileStamp($0) }
  }
}
