extension RawIndex {
  /// The entries below a folder whose blob is not the one that a tree has at their path, in order; nil
  /// stands for the empty tree. Entries in conflict and announced ones are left out, and so is what the
  /// index removes.
  ///
  /// A folder that git remembers to be the very tree is skipped unread.
  package func changes(
    since tree: ObjectID?, below folder: String, in repository: Repository
  ) throws(GitError) -> [Entry] {
    var comparison = IndexComparison(index: self, repository: repository)
    let path = folder.utf8.split(separator: UInt8(ascii: "/"))
    var node = root
    var tree = tree
    for name in path {
      node = node?.folders.first { $0.name.elementsEqual(name) }
      tree = try tree.flatMap { id throws(GitError) in
        try StoredTree.readIfPresent(id, from: repository)?.entry(named: Array(name))?.id
      }
    }
    let range = entries(under: folder)
    try comparison.compare(
      range.startIndex..<range.endIndex, node, tree,
      prefix: folder.isEmpty ? 0 : folder.utf8.count + 1)
    return comparison.changed
  }
}

/// A walk over index and trees side by side.
private struct IndexComparison {
  let index: RawIndex
  let repository: Repository
  var changed: [RawIndex.Entry] = []

  /// Compares the entries of one folder, whose paths share so many bytes.
  mutating func compare(
    _ range: Range<Int>, _ node: RawIndex.CachedTree?, _ tree: ObjectID?, prefix: Int
  ) throws(GitError) {
    if let id = node?.id, id == tree { return }
    var known = try tree.flatMap { id throws(GitError) in
      try StoredTree.readIfPresent(id, from: repository)
    }
    try known?.advance()
    var position = range.lowerBound
    while position < range.upperBound {
      let entry = index.entries[position]
      let rest = index.file.bytes[entry.path].dropFirst(prefix)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        let isWanted = entry.stage == 0 && !entry.isIntentToAdd
        let other = try known?.move(to: rest, isTree: false)
        if isWanted, other?.id != entry.id { changed.append(entry) }
        position += 1
        continue
      }
      let name = rest[..<slash]
      let child = node?.folders.first { $0.name.elementsEqual(name) }
      let end = end(of: name, child, from: position, range.upperBound, prefix)
      let other = try known?.move(to: name, isTree: true)?.id
      if entry.isTree {
        if other != entry.id { changed.append(entry) }
      } else {
        try compare(position..<end, child, other, prefix: prefix + name.count + 1)
      }
      position = end
    }
  }

  /// Where the entries of a folder end: git remembers how many there are, unless it changed.
  private func end(
    of name: ArraySlice<UInt8>, _ node: RawIndex.CachedTree?, from start: Int, _ limit: Int,
    _ prefix: Int
  ) -> Int {
    if let node, node.id != nil, node.entryCount > 0 { return min(start + node.entryCount, limit) }
    var end = start
    while end < limit, isIn(name, end, prefix) { end += 1 }
    return max(end, start + 1)
  }

  private func isIn(_ name: ArraySlice<UInt8>, _ position: Int, _ prefix: Int) -> Bool {
    let rest = index.file.name(at: position).dropFirst(prefix)
    return rest.count > name.count && rest.starts(with: name)
      && rest[rest.startIndex + name.count] == UInt8(ascii: "/")
  }
}
