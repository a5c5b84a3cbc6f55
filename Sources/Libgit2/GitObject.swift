internal import CLibgit2

/// The four kinds of object.
package enum ObjectKind: String, Hashable, Sendable {
  case commit, tree, blob, tag

  init?(_ kind: git_object_t) {
    switch kind {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }

  var kind: git_object_t {
    switch self {
    case .commit: GIT_OBJECT_COMMIT
    case .tree: GIT_OBJECT_TREE
    case .blob: GIT_OBJECT_BLOB
    case .tag: GIT_OBJECT_TAG
    }
  }
}

/// An object's kind, and a copy of its bytes.
package struct GitObject: Hashable, Sendable {
  /// Its kind.
  package var kind: ObjectKind
  /// Its bytes, without git's own header.
  package var bytes: [UInt8]

  /// The given object.
  package init(kind: ObjectKind, bytes: [UInt8]) {
    self.kind = kind
    self.bytes = bytes
  }
}
