#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What the index keeps of a file's `stat`, each modulo 2^32 as git has it.
package struct FileStat: Hashable, Sendable {
  /// The size in bytes.
  package var size: UInt32 = 0
  /// Last written, in seconds since 1970.
  package var mtimeSeconds: UInt32 = 0
  /// The nanoseconds of that second.
  package var mtimeNanoseconds: UInt32 = 0
  /// Last changed in any way, in seconds since 1970.
  package var ctimeSeconds: UInt32 = 0
  /// The nanoseconds of that second.
  package var ctimeNanoseconds: UInt32 = 0
  /// The device.
  package var device: UInt32 = 0
  /// The inode.
  package var inode: UInt32 = 0
  /// The owner.
  package var user: UInt32 = 0
  /// The group.
  package var group: UInt32 = 0

  /// Nothing known: git compares the content at its next look.
  package init() {}

  /// What a file has now, without following a symbolic link; nil where there is none.
  package init?(ofFile path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (written, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, changed) = (status.st_mtim, status.st_ctim)
    #endif
    size = UInt32(truncatingIfNeeded: status.st_size)
    mtimeSeconds = UInt32(truncatingIfNeeded: written.tv_sec)
    mtimeNanoseconds = UInt32(truncatingIfNeeded: written.tv_nsec)
    ctimeSeconds = UInt32(truncatingIfNeeded: changed.tv_sec)
    ctimeNanoseconds = UInt32(truncatingIfNeeded: changed.tv_nsec)
    device = UInt32(truncatingIfNeeded: status.st_dev)
    inode = UInt32(truncatingIfNeeded: status.st_ino)
    user = UInt32(truncatingIfNeeded: status.st_uid)
    group = UInt32(truncatingIfNeeded: status.st_gid)
  }
}
