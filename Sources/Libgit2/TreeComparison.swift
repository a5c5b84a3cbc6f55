/// Compares raw trees of the object database: what is equal is skipped unread.
package enum TreeComparison {
  /// How many folders may lie in each other; deeper trees are refused.
  package static let depthLimit = 256
  /// How many folders one comparison reads at most; bigger ones are refused.
  package static let folderLimit = 1_000_000

  /// The files below a folder that differ between two trees; nil stands for the empty tree.
  ///
  /// A changed mode is a difference. Renames are a removal and an addition. The order is not that
  /// of the paths, but always the same.
  package static func differences(
    from old: ObjectID?, to new: ObjectID?, below prefix: String = "", in repository: Repository
  ) throws(GitError) -> [TreeDifference] {
    try differences(from: [old], to: new, below: prefix, in: repository)
  }

  /// The files below a folder in which a tree differs from every one of several others: what a
  /// merge commit changed itself.
  package static func differences(
    from olds: [ObjectID?], to new: ObjectID?, below prefix: String = "",
    in repository: Repository
  ) throws(GitError) -> [TreeDifference] {
    guard !olds.isEmpty else { return [] }
    var roots: [ObjectID?] = olds + [new]
    for component in prefix.utf8.split(separator: UInt8(ascii: "/")) {
      guard Walk.differs(roots) else { return [] }
      let name = Array(component)
      for index in roots.indices {
        roots[index] = try folder(name, in: roots[index], repository)
      }
    }
    let path: [UInt8] = prefix.utf8.split(separator: UInt8(ascii: "/")).flatMap {
      Array($0) + [UInt8(ascii: "/")]
    }
    var walk = Walk(repository: repository, root: roots, path: path)
    return try walk.run()
  }

  private static func folder(
    _ name: [UInt8], in tree: ObjectID?, _ repository: Repository
  ) throws(GitError) -> ObjectID? {
    guard let tree else { return nil }
    let entry = try StoredTree.read(tree, from: repository).entry(named: name)
    return entry.flatMap { $0.isTree ? $0.id : nil }
  }
}

extension TreeComparison {
  /// One comparison under way: the folders still to be read, and what was found.
  struct Walk {
    struct Folder {
      var path: [UInt8]
      var depth: Int
      var trees: [ObjectID?]
    }

    private let repository: Repository
    private var folders: [Folder]
    private var differences: [TreeDifference] = []

    init(repository: Repository, root: [ObjectID?], path: [UInt8]) {
      self.repository = repository
      folders = [Folder(path: path, depth: 0, trees: root)]
    }

    /// Whether the last differs from all others.
    static func differs<T: Equatable>(_ sides: [T?]) -> Bool {
      guard let last = sides.last else { return false }
      return !sides.dropLast().contains { $0 == last }
    }

    mutating func run() throws(GitError) -> [TreeDifference] {
      var count = 0
      while let folder = folders.popLast() {
        guard Walk.differs(folder.trees) else { continue }
        count += 1
        guard count <= folderLimit, folder.depth <= depthLimit else {
          throw GitError(
            code: GitError.malformedObject, message: "the trees are too deep or too many",
            operation: "compare trees")
        }
        try compare(folder)
      }
      return differences
    }

    /// Walks the folder's trees side by side, in git's order.
    private mutating func compare(_ folder: Folder) throws(GitError) {
      var trees: [StoredTree?] = []
      for id in folder.trees {
        trees.append(try id.map { (id) throws(GitError) in try .read(id, from: repository) })
      }
      for index in trees.indices { try trees[index]?.advance() }
      while true {
        var first: Int?
        for index in trees.indices where trees[index]?.current != nil {
          if let best = first, trees[index]?.isBefore(trees[best]) != true { continue }
          first = index
        }
        guard let first, let name = trees[first]?.name, let isTree = trees[first]?.current?.isTree
        else { return }
        let leader = trees[first]
        var sides = [TreeDifference.Side?](repeating: nil, count: trees.count)
        for index in trees.indices where index == first || trees[index]?.isSame(as: leader) == true
        {
          sides[index] = trees[index]?.current.map { .init(id: $0.id, mode: $0.mode) }
          try trees[index]?.advance()
        }
        if Walk.differs(sides) { note(name, isTree, sides, in: folder) }
      }
    }

    private mutating func note(
      _ name: [UInt8], _ isTree: Bool, _ sides: [TreeDifference.Side?], in folder: Folder
    ) {
      if isTree {
        folders.append(
          Folder(
            path: folder.path + name + [UInt8(ascii: "/")], depth: folder.depth + 1,
            trees: sides.map { $0?.id }))
      } else {
        differences.append(
          TreeDifference(
            pathBytes: folder.path + name, olds: Array(sides.dropLast()), new: sides.last ?? nil))
      }
    }
  }
}
