/// A file that keeps an answer between runs: it may be deleted at any time, and then costs time only.
///
/// It is written beside and renamed, so that a reader has the old one or the new one.
package struct KeptFile: Sendable {
  /// Where it is.
  package let path: String

  /// Names a kept file.
  package init(_ path: String) {
    self.path = path
  }

  /// Writes it, one part after the other, its folder too where that is missing; does without where it
  /// can't be written.
  package func write(_ parts: [[UInt8]]) {
    let staging = path + ".new"
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/") { try Files.makeFolders(String(path[..<slash])) }
      let lock = try FileLock(path + ".lock")
      // What a killed process left: one that lives would hold the lock.
      try Files.remove(staging)
      try Files.create(staging, parts: parts)
      try Files.rename(staging, to: path)
      withExtendedLifetime(lock) {}
    } catch {
      // The next run computes it again.
    }
  }
}
