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
    let (index, isFound) = position(of: change.path)
    guard isFound, end(ofEntry: index) - positions[index] == change.bytes.count else {
      return false
    }
    bytes.replaceSubrange(positions[index]..<end(ofEntry: index), with: change.bytes)
    if change.isExtended { bytes[7] = 3 }
    return true
  }

  private mutating func merge(_ changes: [Change]) {
    var result = Array(bytes[..<12])
    var starts: [Int] = []
    var next = 0
    for change in changes {
      let (place, isFound) = position(of: change.path)
      // A broken file may be out of order.
      let index = max(place, next)
      keep(next..<index, in: &result, &starts)
      next = isFound && place == index ? index + 1 : index
      guard !change.bytes.isEmpty else { continue }
      starts.append(result.count)
      result += change.bytes
      if change.isExtended { result[7] = 3 }
    }
    keep(next..<positions.count, in: &result, &starts)
    let end = result.count
    result += bytes[extensions...]
    result.replaceSubrange(8..<12, with: UInt32(starts.count).bigEndianBytes)
    (bytes, positions, extensions) = (result, starts, end)
  }

  /// Takes over a run of entries as it is.
  private func keep(_ run: Range<Int>, in result: inout [UInt8], _ starts: inout [Int]) {
    guard let first = run.first else { return }
    let distance = result.count - positions[first]
    starts += positions[run].map { $0 + distance }
    result += bytes[positions[first]..<end(ofEntry: run.upperBound - 1)]
  }

  private func end(ofEntry index: Int) -> Int {
    index + 1 < positions.count ? positions[index + 1] : extensions
  }
}
