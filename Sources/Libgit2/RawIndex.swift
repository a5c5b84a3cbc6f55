/// An index file as it lies on disk, read without libgit2: what a hook asks first is told by a few of
/// its bytes, where libgit2 makes ten thousand entries and checks a hash.
///
/// Source: git's `Documentation/gitformat-index.txt`. Versions 2, 3 and 4, sparse folders included. An
/// index that is split between two files is refused.
package struct RawIndex: Sendable {
  /// One entry; its path is a range of `names`.
  package struct Entry: Hashable, Sendable {
    /// Where the path's bytes are.
    package let path: Range<Int>
    /// The blob; of a sparse folder its tree.
    package let id: ObjectID
    /// Git's mode, such as 0o100644; a folder's for one that a sparse checkout leaves out as a whole.
    package let mode: UInt32
    /// 0, or 1 to 3 in a conflict.
    package let stage: Int
    /// Whether only the path was announced (`git add -N`): a commit leaves it out.
    package let isIntentToAdd: Bool
    /// Whether a sparse checkout leaves the file out.
    package let skipsWorktree: Bool

    /// Whether it stands for all of a folder.
    package var isTree: Bool { FileMode.isTree(mode) }
  }

  /// What git remembers of a folder: how many entries it has, and the tree that they make.
  struct CachedTree: Sendable {
    let name: [UInt8]
    /// Nil where something in it was changed since.
    let id: ObjectID?
    let entryCount: Int
    let folders: [CachedTree]
  }

  /// The entries in git's order: by the bytes of the path, then by stage.
  package let entries: [Entry]
  /// The bytes that hold the paths.
  let names: [UInt8]
  let root: CachedTree?

  /// Reads an index; one that isn't there is empty.
  ///
  /// Throws `unreadableIndex` for anything that is no index, or a split one.
  package static func read(path: String) throws(GitError) -> RawIndex {
    guard let bytes = try FileBytes.read(path, limit: 1 << 32) else {
      return RawIndex(entries: [], names: [], root: nil)
    }
    var parser = RawIndexParser(bytes: bytes)
    guard let index = parser.parse() else {
      throw GitError(
        code: GitError.unreadableIndex,
        message: "\(path) is split between two files, or is no index", operation: "read the index")
    }
    return index
  }

  init(entries: [Entry], names: [UInt8], root: CachedTree?) {
    self.entries = entries
    self.names = names
    self.root = root
  }
}

extension RawIndex {
  /// An entry's path.
  package func path(_ entry: Entry) -> String { String(decoding: names[entry.path], as: UTF8.self) }

  /// The entry of a path without conflict; nil where there is none.
  package func entry(_ path: String) -> Entry? {
    let wanted = Array(path.utf8)
    let position = firstPosition(notBefore: wanted)
    guard position < entries.count, entries[position].stage == 0,
      names[entries[position].path].elementsEqual(wanted)
    else { return nil }
    return entries[position]
  }

  /// The entries of a folder and all below it; of the whole index for an empty one.
  package func entries(under folder: String) -> ArraySlice<Entry> {
    guard !folder.isEmpty else { return entries[...] }
    let start = firstPosition(notBefore: Array("\(folder)/".utf8))
    let end = firstPosition(notBefore: Array("\(folder)0".utf8))
    return entries[start..<end]
  }

  /// The first entry whose path does not stand before the given bytes.
  private func firstPosition(notBefore wanted: [UInt8]) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if names[entries[middle].path].lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
