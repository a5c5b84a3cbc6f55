internal import FileAccess
internal import Libgit2

/// The files of a work tree as they were last read, kept between runs of a large backlog: one whose stamp
/// is what it was need not be opened. What is damaged is read anew.
struct WorkTreeCache: Sendable {
  private let kept: KeptFile
  private let margin: Int64

  /// So many files that it did not have make it worth writing.
  static let threshold = 256

  /// The cache of a repository's work tree.
  ///
  /// A file changed so many seconds before it was read may change again without another stamp: on some
  /// disks a stamp holds for two seconds.
  init(of repository: Repository, margin: Int64 = 3) {
    kept = KeptFile(repository.gitDirectory + "/tickets/files")
    self.margin = margin
  }

  /// What was kept; nil where there is nothing, or nothing sound.
  func read() -> KeptFiles? {
    (try? OpenFile(kept.path)).flatMap { KeptFiles($0) }
  }

  /// Whether a file of that stamp may be kept that was read at a moment, in seconds since 1970.
  func isSettled(_ stamp: FileStamp, readAt seconds: Int64) -> Bool {
    max(stamp.modified, stamp.changed) < (seconds - margin) * 1_000_000_000
  }

  /// Keeps files, all of them settled.
  func keep(_ files: [ReadFile]) {
    kept.write(KeptFiles.packed(files))
  }
}

/// A file of a work tree as it was read.
struct ReadFile: Sendable {
  let file: TreeFile
  let bytes: [UInt8]
  /// The stamp from before it was read.
  let stamp: FileStamp
}
