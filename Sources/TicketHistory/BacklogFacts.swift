internal import Libgit2

/// All that is read from the repository's objects; every answer is computed from it alone.
struct BacklogFacts {
  /// The commits.
  var graph = CommitGraph()
  /// The tickets' paths from the repository's root, in byte order.
  var paths: [[UInt8]] = []
  /// The blobs, newest first; the first stands for none.
  var blobs: [ObjectID] = [.zero]
  /// What each blob says.
  var versions: [Version] = [Version()]

  /// Whether the contents of a blob are not there.
  var isIncomplete: Bool { versions.contains { $0.fault == .missingObject } }

  /// The paths as text; what isn't UTF-8 is replaced.
  var pathTexts: [String] { paths.map { String(decoding: $0, as: UTF8.self) } }
}
