/// An index file as it lies on disk, read without libgit2: what a hook asks first is told by a few of
/// its bytes, where libgit2 makes ten thousand entries and checks a hash.
///
/// Versions 2, 3 and 4, sparse folders included. An index that is split between two files is refused.
package struct RawIndex: Sendable {
  /// One entry; its path is a range of the file's bytes.
  package struct Entry: Hashable, Sendable {
    let path: Range<Int>
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

  /// The entries in git's order: by the bytes of the path, then by stage.
  package struct Entries: RandomAccessCollection, Sendable {
    let file: IndexFile

    package var startIndex: Int { 0 }
    package var endIndex: Int { file.positions.count }

    package subscript(position: Int) -> Entry {
      let start = file.positions[position]
      let flags = file.isExtended(start) ? file.bytes[start + 62] : 0
      return Entry(
        path: file.path(at: position), id: file.id(ofEntryAt: start),
        mode: file.bytes.word(at: start + 24), stage: file.stage(ofEntryAt: start),
        isIntentToAdd: flags & 0x20 != 0, skipsWorktree: flags & 0x40 != 0)
    }
  }

  /// What git remembers of a folder: how many entries it has, and the tree that they make.
  struct CachedTree: Sendable {
    let name: [UInt8]
    /// Nil where something in it was changed since.
    let id: ObjectID?
    let entryCount: Int
    let folders: [CachedTree]
  }

  let file: IndexFile
  let root: CachedTree?

  /// Reads an index; one that isn't there is empty.
  ///
  /// Throws `unreadableIndex` for anything that is no index, or a split one.
  package static func read(path: String) throws(GitError) -> RawIndex {
    guard let bytes = try FileBytes.read(path, limit: 1 << 32) else {
      return RawIndex(file: IndexFile(), root: nil)
    }
    guard let file = IndexFile(bytes), let extensions = file.extensions(),
      extensions.allSatisfy({ $0.isOptional || $0.name == "sdir" })
    else {
      throw GitError(
        code: GitError.unreadableIndex,
        message: "\(path) is split between two files, or is no index", operation: "read the index")
    }
    let trees = extensions.last { $0.name == "TREE" }.flatMap { part in
      var parser = CachedTreeParser(file.bytes[part.content])
      return parser.parse()
    }
    return RawIndex(file: file, root: trees)
  }
}

extension RawIndex {
  /// All the entries.
  package var entries: Entries { Entries(file: file) }

  /// An entry's path.
  package func path(_ entry: Entry) -> String {
    String(decoding: file.bytes[entry.path], as: UTF8.self)
  }

  /// The entry of a path without conflict; nil where there is none.
  package func entry(_ path: String) -> Entry? {
    let wanted = Array(path.utf8)
    let position = file.firstPosition(notBefore: wanted)
    guard position < entries.count, file.name(at: position).elementsEqual(wanted) else {
      return nil
    }
    let entry = entries[position]
    return entry.stage == 0 ? entry : nil
  }

  /// The entries of a folder and all below it; of the whole index for an empty one.
  package func entries(under folder: String) -> Slice<Entries> {
    guard !folder.isEmpty else { return entries[...] }
    let start = file.firstPosition(notBefore: Array("\(folder)/".utf8))
    let end = file.firstPosition(notBefore: Array("\(folder)0".utf8))
    return entries[start..<max(start, end)]
  }
}
