/// What a walk needs of a commit: no names, no message, and no copy but the ids.
package struct RawCommitHeader: Hashable, Sendable {
  /// The tree.
  package var tree: ObjectID
  /// The parents, in order.
  package var parents: [ObjectID]
  /// When it was written, in seconds since 1970; 0 where the header is broken.
  package var authorSeconds: Int64
  /// When it was committed, in seconds since 1970; 0 where the header is broken.
  package var committerSeconds: Int64

  /// Reads a commit object's bytes; nil where the tree or a parent isn't an id.
  package init?(parsing bytes: RawSpan) {
    let parsed = unsafe bytes.withUnsafeBytes { unsafe RawCommitHeader($0) }
    guard let parsed else { return nil }
    self = parsed
  }

  private init?(_ bytes: UnsafeRawBufferPointer) {
    guard let lines = unsafe CommitLines(bytes) else { return nil }
    unsafe self.init(lines, of: bytes)
  }

  init(_ lines: CommitLines, of bytes: UnsafeRawBufferPointer) {
    tree = lines.tree
    parents = lines.parents
    authorSeconds = unsafe RawSignature.time(of: bytes.part(lines.author)).seconds
    committerSeconds = unsafe RawSignature.time(of: bytes.part(lines.committer)).seconds
  }
}

/// Where the parts of a commit object are.
struct CommitLines {
  private(set) var tree = ObjectID.zero
  private(set) var parents: [ObjectID] = []
  private(set) var author = 0..<0
  private(set) var committer = 0..<0
  private(set) var encoding = 0..<0
  private(set) var message = 0..<0

  init?(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    var hasTree = false
    message = bytes.count..<bytes.count
    while place < bytes.count {
      let end = unsafe bytes.firstIndex(of: UInt8(ascii: "\n"), from: place) ?? bytes.count
      if end == place {
        message = (place + 1)..<bytes.count
        break
      }
      let line = unsafe bytes.part(place..<end)
      if !hasTree, unsafe line.hasPrefix("tree ") {
        guard let id = unsafe ObjectID(hexDigits: line.part(5..<line.count)) else { return nil }
        tree = id
        hasTree = true
      } else if unsafe line.hasPrefix("parent ") {
        guard let id = unsafe ObjectID(hexDigits: line.part(7..<line.count)) else { return nil }
        parents.append(id)
      } else {
        unsafe note(line, at: place)
      }
      place = end + 1
    }
    guard hasTree else { return nil }
  }

  /// Notes where a person's line or the encoding is, the first of each.
  private mutating func note(_ line: UnsafeRawBufferPointer, at place: Int) {
    let end = place + line.count
    if author.isEmpty, unsafe line.hasPrefix("author ") {
      author = (place + 7)..<end
    } else if committer.isEmpty, unsafe line.hasPrefix("committer ") {
      committer = (place + 10)..<end
    } else if encoding.isEmpty, unsafe line.hasPrefix("encoding ") {
      encoding = (place + 9)..<end
    }
  }
}
