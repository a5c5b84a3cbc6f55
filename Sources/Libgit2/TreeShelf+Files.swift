extension TreeShelf {
  /// The files below a folder that differ between two trees, in no order; nil is an empty tree.
  ///
  /// `isWanted` may leave folders out by their names. Trees nested deeper than
  /// `TreeComparison.depthLimit` are refused.
  package func files(
    old: ObjectID?, new: ObjectID?, below folder: String, isWanted: (Substring) -> Bool
  ) throws(GitError) -> [TreeDifference] {
    let root = folder.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    var pending = [Level(old: old, new: new, path: [], depth: 0)]
    var found: [TreeDifference] = []
    while let level = pending.popLast() {
      try refuseDepth(level.depth)
      for difference in try differences(old: level.old, new: level.new) {
        let isAbove = level.depth < root.count
        guard !isAbove || root[level.depth] == difference.name else { continue }
        if let inner = level.inner(difference),
          isAbove || isWanted(String(decoding: difference.name, as: UTF8.self)[...])
        {
          pending.append(inner)
        }
        if !isAbove, let file = level.file(difference) { found.append(file) }
      }
    }
    return found
  }

  private func refuseDepth(_ depth: Int) throws(GitError) {
    guard depth > TreeComparison.depthLimit else { return }
    throw GitError(
      code: GitError.malformedObject, message: "the trees are too deep",
      operation: "compare trees")
  }

  /// Two trees to be compared, and where they are.
  private struct Level {
    var old: ObjectID?
    var new: ObjectID?
    var path: [UInt8]
    var depth: Int

    func inner(_ difference: LevelDifference) -> Level? {
      let old = difference.old.flatMap { $0.isTree ? $0.id : nil }
      let new = difference.new.flatMap { $0.isTree ? $0.id : nil }
      guard old != new else { return nil }
      return Level(
        old: old, new: new, path: path + difference.name + [UInt8(ascii: "/")], depth: depth + 1)
    }

    /// A difference of ordinary files; nil where neither side is one.
    func file(_ difference: LevelDifference) -> TreeDifference? {
      let old = difference.old.flatMap { $0.isFile ? $0 : nil }
      let new = difference.new.flatMap { $0.isFile ? $0 : nil }
      guard old != nil || new != nil else { return nil }
      return TreeDifference(
        pathBytes: path + difference.name, olds: [old.map { .init(id: $0.id, mode: $0.mode) }],
        new: new.map { .init(id: $0.id, mode: $0.mode) })
    }
  }
}
