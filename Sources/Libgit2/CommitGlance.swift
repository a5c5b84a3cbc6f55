/// What a reader of histories needs of a commit: the header, and who wrote it as undecoded bytes.
package struct CommitGlance: Hashable, Sendable {
  /// The tree.
  package var tree: ObjectID
  /// The parents, in order.
  package var parents: [ObjectID]
  /// When it was written, in seconds since 1970; 0 where the header is broken.
  package var authorSeconds: Int64
  /// When it was committed, in seconds since 1970; 0 where the header is broken.
  package var committerSeconds: Int64
  /// The author's name and address as they stand, and the encoding: equal bytes, equal author.
  package var author: [UInt8]
  /// How often the message holds the text that was asked for.
  package var mentions: Int

  /// Reads a commit object's bytes; nil where the tree or a parent isn't an id.
  package init?(parsing bytes: RawSpan, counting text: StaticString) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe CommitGlance($0, counting: text) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(_ bytes: UnsafeRawBufferPointer, counting text: StaticString) {
    guard let lines = unsafe CommitLines(bytes) else { return nil }
    tree = lines.tree
    parents = lines.parents
    authorSeconds = unsafe RawSignature.time(of: bytes.part(lines.author)).seconds
    committerSeconds = unsafe RawSignature.time(of: bytes.part(lines.committer)).seconds
    let line = unsafe bytes.part(lines.author)
    let end = unsafe line.lastIndex(of: UInt8(ascii: ">")) ?? line.count
    author = unsafe Array(line.part(0..<end)) + Array(bytes.part(lines.encoding))
    mentions = unsafe bytes.part(lines.message).count(of: text)
  }
}

extension UnsafeRawBufferPointer {
  /// How often a text stands here, without overlaps.
  fileprivate func count(of text: StaticString) -> Int {
    let size = text.utf8CodeUnitCount
    guard size > 0 else { return 0 }
    let first = unsafe text.utf8Start.pointee
    var total = 0
    var place = 0
    while let found = unsafe firstIndex(of: first, from: place), found + size <= count {
      let isHere = unsafe part(found..<count).hasPrefix(text)
      if isHere { total += 1 }
      place = found + (isHere ? size : 1)
    }
    return total
  }
}
