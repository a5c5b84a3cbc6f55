internal import Libgit2

/// A blob, and the mode that its path has.
struct StoredBlob: Hashable {
  let id: ObjectID
  let mode: UInt32
}

/// A file as it is to stand in the new commit and in the index: nil where it is in neither.
struct StoredFile: Hashable {
  let path: String
  var committed: StoredBlob?
  var staged: StoredBlob?
  /// What the disk said of the file when it held what is staged; nil where it holds something else,
  /// so that Git compares the two.
  var stat: FileStat?
}
