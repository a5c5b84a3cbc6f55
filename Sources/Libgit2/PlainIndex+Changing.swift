extension PlainIndex {
  /// A path, and the bytes of its new entry: none take it out.
  private struct Change {
    let path: [UInt8]
    let bytes: [UInt8]
    var isExtended: Bool { !bytes.isEmpty && bytes[60] & 0x40 != 0 }
  }

  /// Puts in the entries of some paths, and takes out those of the paths that have none.
  ///
  /// All in one pass: to change ten thousand one by one would move the end of the index for each.
  package mutating func change(_ entries: [String: IndexEntry?]) {
    let changes = entries.map { path, entry in
      let name = Array(path.utf8)
      return Change(path: name, bytes: entry.map { PlainIndex.bytes(of: $0, path: name) } ?? [])
    }.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    let rest = changes.filter { !replaceInPlace($0) }
    if !rest.isEmpty { merge(rest) }
    var folders: Set<ArraySlice<UInt8>> = []
    for change in changes {
      let folder = change.path[..<(change.path.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
      if folders.insert(folder).inserted { invalidateTrees(change.path) }
    }
  }

  /// Replaces an entry by one of the same length, which moves nothing.
  private mutating func replaceInPlace(_ change: Change) -> Bool {
    guard let index = position(of: change.path), file.range(at: index).count == change.bytes.count
    else { return false }
    file.bytes.replaceSubrange(file.range(at: index), with: change.bytes)
    if change.isExtended { file.bytes[7] = 3 }
    return true
  }

  private mutating func merge(_ changes: [Change]) {
    var result = Array(file.bytes[..<12])
    var starts: [Int] = []
    var next = 0
    for change in changes {
      let place = file.firstPosition(notBefore: change.path)
      let isFound = place < count && file.name(at: place).elementsEqual(change.path)
      // A broken file may be out of order.
      let index = max(place, next)
      keep(next..<index, in: &result, &starts)
      next = isFound && place == index ? index + 1 : index
      guard !change.bytes.isEmpty else { continue }
      starts.append(result.count)
      result += change.bytes
      if change.isExtended { result[7] = 3 }
    }
    keep(next..<count, in: &result, &starts)
    let end = result.count
    result += file.bytes[file.end...]
    result.replaceSubrange(8..<12, with: UInt32(starts.count).bigEndianBytes)
    (file.bytes, file.positions, file.end) = (result, starts, end)
  }

  /// Takes over a run of entries as it is.
  private func keep(_ run: Range<Int>, in result: inout [UInt8], _ starts: inout [Int]) {
    guard let first = run.first, let last = run.last else { return }
    let distance = result.count - file.positions[first]
    starts += file.positions[run].map { $0 + distance }
    result += file.bytes[file.positions[first]..<file.range(at: last).upperBound]
  }
}
