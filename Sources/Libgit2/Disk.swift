internal import CLibgit2

/// A disk as a whole.
package enum Disk {
  /// Waits until the disk that has a folder has all that was written to it; false where the system
  /// can't do that for a whole disk, or the disk failed.
  package static func synchronize(_ folder: String) -> Bool {
    unsafe tickets_sync_disk(folder) == 0
  }
}
