internal import Libgit2

/// Numbers for the paths and the blobs of tickets, in the order met.
struct TreeNumbers: Sendable {
  private var pathNumbers: [[UInt8]: Int32] = [:]
  private var blobNumbers: [ObjectID: Int32] = [:]
  /// The tickets' paths from the repository's root.
  private(set) var paths: [[UInt8]] = []
  /// The blobs; number 0 stands for none.
  private(set) var blobs: [ObjectID] = [.zero]

  /// The number of a path that has one.
  func known(_ path: [UInt8]) -> Int32? { pathNumbers[path] }

  /// The number of a path that is known to be a ticket's.
  mutating func number(ofTicket path: [UInt8]) -> Int32 {
    if let known = pathNumbers[path] { return known }
    let number = Int32(paths.count)
    paths.append(path)
    pathNumbers[path] = number
    return number
  }

  /// The number of a blob.
  mutating func number(ofBlob id: ObjectID) -> Int32 {
    if let known = blobNumbers[id] { return known }
    let number = Int32(blobs.count)
    blobs.append(id)
    blobNumbers[id] = number
    return number
  }
}
