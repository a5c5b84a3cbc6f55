/// Writes the trees that some paths make of others, and takes the bytes of all other entries as they are.
struct TreeWriter {
  private let repository: Repository
  private let operation = "write a tree"

  init(_ repository: Repository) { self.repository = repository }

  /// A change, and the names that still lead to its file.
  private struct Step {
    let way: ArraySlice<ArraySlice<UInt8>>
    let change: TreeChange
  }

  /// What becomes of one name: a file, or the steps below a folder.
  private struct Edit {
    let name: [UInt8]
    let isTree: Bool
    var steps: [Step]
  }

  /// The tree that `base` (nil: the empty tree) becomes by the changes.
  func write(_ changes: [TreeChange], over base: ObjectID?) throws(GitError) -> ObjectID {
    if changes.isEmpty, let base { return base }
    var steps: [Step] = []
    for change in changes {
      let names = Array(change.path.utf8)
        .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard names.allSatisfy(TreeWriter.isName) else {
        throw fault("\"\(change.path)\" is no path of a tree")
      }
      steps.append(Step(way: names[...], change: change))
    }
    if let tree = try level(steps, over: base) { return tree }
    return try repository.store([], kind: .tree, operation)
  }

  /// One folder with all that is below it; nil where nothing is left.
  private func level(_ steps: [Step], over base: ObjectID?) throws(GitError) -> ObjectID? {
    let old = try base.map { id throws(GitError) in try tree(id) }
    defer { withExtendedLifetime(old) {} }
    let bytes = unsafe old?.bytes ?? UnsafeRawBufferPointer(start: nil, count: 0)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + steps.count * 64)
    var cursor = TreeCursor()
    var start = 0
    var copied = 0
    var current = unsafe try cursor.next(in: bytes)
    var hasNewNames = false
    for edit in edits(steps) {
      var order = 1
      while let entry = current {
        order = unsafe edit.name.withUnsafeBytes { name in
          unsafe TreeOrder.of(
            bytes.part(entry.name), isTree: entry.isTree, name, isTree: edit.isTree)
        }
        guard order < 0 else { break }
        start = cursor.place
        current = unsafe try cursor.next(in: bytes)
      }
      let found = order == 0 ? current : nil
      let entry = try self.entry(edit, over: found)
      unsafe result += bytes[copied..<start]
      if let entry { result += TreeWriter.bytes(of: entry) }
      copied = found == nil ? start : cursor.place
      hasNewNames = hasNewNames || found == nil
    }
    unsafe result += bytes[copied...]
    guard !result.isEmpty else { return nil }
    if hasNewNames { try refuseNamesGivenTwice(in: result) }
    return try repository.store(result, kind: .tree, operation)
  }

  /// The edits of one folder, in git's order; of two changes of one path the later one counts.
  private func edits(_ steps: [Step]) -> [Edit] {
    var edits: [Edit] = []
    var places: [[UInt8]: Int] = [:]
    for step in steps {
      guard let first = step.way.first else { continue }
      let isTree = step.way.count > 1
      let inner = Step(way: step.way.dropFirst(), change: step.change)
      // A name's key ends in a slash where it is a folder's.
      let key = Array(first) + (isTree ? [UInt8(ascii: "/")] : [])
      if let place = places[key] {
        if isTree { edits[place].steps.append(inner) } else { edits[place].steps = [inner] }
      } else {
        places[key] = edits.count
        edits.append(Edit(name: Array(first), isTree: isTree, steps: [inner]))
      }
    }
    return edits.sorted { left, right in
      unsafe left.name.withUnsafeBytes { leftName in
        unsafe right.name.withUnsafeBytes { rightName in
          unsafe TreeOrder.of(leftName, isTree: left.isTree, rightName, isTree: right.isTree) < 0
        }
      }
    }
  }

  /// What an edit makes of the entry of its name and kind; nil where nothing is left of it.
  private func entry(
    _ edit: Edit, over old: TreeCursor.Entry?
  ) throws(GitError) -> TreeEntry? {
    if edit.isTree {
      return try level(edit.steps, over: old?.id)
        .map { TreeEntry(mode: FileMode.tree, name: edit.name, id: $0) }
    }
    guard let change = edit.steps.last?.change else { return nil }
    if let blob = change.blob { return TreeEntry(mode: change.mode, name: edit.name, id: blob) }
    guard old != nil else { throw fault("\(change.path) is not there to be removed") }
    return nil
  }

  private func tree(_ id: ObjectID) throws(GitError) -> StoredObject {
    guard let object = try StoredObject.read(id, from: repository), object.kind == .tree else {
      throw fault("tree \(id) is not there")
    }
    return object
  }

  /// Refuses a file beside a folder of the same name, and what a tree in a wrong order would become.
  private func refuseNamesGivenTwice(in tree: [UInt8]) throws(GitError) {
    var names: Set<ArraySlice<UInt8>> = []
    var cursor = TreeCursor()
    while let entry = unsafe try cursor.next(in: tree.span.bytes) {
      let name = tree[entry.name]
      guard names.insert(name).inserted else {
        throw fault("\(String(decoding: name, as: UTF8.self)) would be there twice")
      }
    }
  }

  private static func bytes(of entry: TreeEntry) -> [UInt8] {
    Array("\(String(entry.mode, radix: 8)) ".utf8) + entry.name + [0] + entry.id.bytes
  }

  /// Whether git takes the bytes as a name in a tree.
  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return !name.contains(0) && !["", ".", "..", ".git"].contains(text)
  }

  private func fault(_ message: String) -> GitError {
    GitError(code: GitError.invalidInput, message: message, operation: operation)
  }
}
