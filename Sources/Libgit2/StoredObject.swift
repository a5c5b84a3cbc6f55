internal import CLibgit2

/// An object as the object database holds it, its bytes at one place as long as this is held.
@safe struct StoredObject {
  let kind: ObjectKind
  private let owner: AnyObject
  private let content: UnsafeRawBufferPointer

  /// Reads an object; nil where the database has none of that id.
  static func read(
    _ id: ObjectID, from repository: Repository
  ) throws(GitError) -> StoredObject? {
    if let packed = repository.packs?.read(id) {
      return unsafe StoredObject(
        kind: packed.kind, owner: packed.bytes.owner,
        content: UnsafeRawBufferPointer(packed.bytes.bytes))
    }
    if let kept = repository.keptTree(id) { return kept }
    var handle: OpaquePointer?
    var oid = id.oid
    let code = unsafe git_odb_read(&handle, repository.database, &oid)
    guard try found(code, "read object \(id)"), let handle = unsafe handle else { return nil }
    let owner = unsafe LibraryObject(handle: handle)
    guard let kind = ObjectKind(unsafe git_odb_object_type(handle)) else {
      throw GitError(
        code: GitError.malformedObject, message: "its kind is unknown",
        operation: "read object \(id)")
    }
    let content = unsafe UnsafeRawBufferPointer(
      start: git_odb_object_data(handle), count: git_odb_object_size(handle))
    let object = unsafe StoredObject(kind: kind, owner: owner, content: content)
    if kind == .tree { repository.keep(object, id) }
    return object
  }

  private init(kind: ObjectKind, owner: AnyObject, content: UnsafeRawBufferPointer) {
    self.kind = kind
    self.owner = owner
    unsafe self.content = unsafe content
  }

  /// The bytes, valid as long as the object is held.
  @unsafe var bytes: UnsafeRawBufferPointer { unsafe content }
}

/// libgit2's handle of an object, which outlives the database that it was read from.
@safe private final class LibraryObject {
  private let handle: OpaquePointer

  init(handle: OpaquePointer) { unsafe self.handle = unsafe handle }

  deinit { unsafe git_odb_object_free(handle) }
}
