internal import CLibgit2

/// An object as the object database holds it: owns libgit2's handle, and keeps the repository.
@safe final class StoredObject {
  private let repository: Repository
  private let handle: OpaquePointer
  let kind: ObjectKind

  /// Reads an object; nil where the database has none of that id.
  static func read(
    _ id: ObjectID, from repository: Repository
  ) throws(GitError) -> StoredObject? {
    var handle: OpaquePointer?
    var oid = id.oid
    let code = unsafe git_odb_read(&handle, repository.database, &oid)
    guard try found(code, "read object \(id)"), let handle = unsafe handle else { return nil }
    guard let kind = ObjectKind(unsafe git_odb_object_type(handle)) else {
      unsafe git_odb_object_free(handle)
      throw GitError(
        code: GitError.malformedObject, message: "its kind is unknown",
        operation: "read object \(id)")
    }
    return unsafe StoredObject(repository, handle, kind)
  }

  private init(_ repository: Repository, _ handle: OpaquePointer, _ kind: ObjectKind) {
    self.repository = repository
    unsafe self.handle = unsafe handle
    self.kind = kind
  }

  deinit { unsafe git_odb_object_free(handle) }

  /// The bytes, valid as long as the object lives.
  @unsafe var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(
      start: git_odb_object_data(handle), count: git_odb_object_size(handle))
  }
}
