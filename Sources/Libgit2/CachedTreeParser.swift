/// Takes the index's `TREE` extension apart; nil from any step means that it is broken.
struct CachedTreeParser {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func parse() -> RawIndex.CachedTree? { tree(depth: 0) }

  private mutating func tree(depth: Int) -> RawIndex.CachedTree? {
    guard depth < TreeComparison.depthLimit,
      let nameEnd = bytes[position...].firstIndex(of: 0)
    else { return nil }
    let name = Array(bytes[position..<nameEnd])
    position = nameEnd + 1
    guard let count = decimal(before: UInt8(ascii: " ")),
      let folderCount = decimal(before: UInt8(ascii: "\n")),
      folderCount <= bytes.endIndex - position
    else { return nil }
    var id: ObjectID?
    if count >= 0 {
      guard position + 20 <= bytes.endIndex else { return nil }
      id = ObjectID(bytes: Array(bytes[position..<position + 20]))
      position += 20
    }
    var folders: [RawIndex.CachedTree] = []
    for _ in 0..<max(0, folderCount) {
      guard let folder = tree(depth: depth + 1) else { return nil }
      folders.append(folder)
    }
    return RawIndex.CachedTree(name: name, id: id, entryCount: max(0, count), folders: folders)
  }

  private mutating func decimal(before mark: UInt8) -> Int? {
    guard let end = bytes[position...].firstIndex(of: mark) else { return nil }
    defer { position = end + 1 }
    return Int(String(decoding: bytes[position..<end], as: UTF8.self))
  }
}
