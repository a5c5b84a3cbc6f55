internal import CLibgit2

extension ObjectID {
  /// The id that bytes have as a blob, stored or not; nil where it can't be computed.
  package init?(ofBlob bytes: [UInt8]) {
    GitLibrary.start()
    var oid = git_oid()
    let code = unsafe bytes.withUnsafeBytes { buffer in
      unsafe git_odb_hash(&oid, buffer.baseAddress, buffer.count, GIT_OBJECT_BLOB)
    }
    guard code >= 0 else {
      git_error_clear()
      return nil
    }
    self.init(oid)
  }
}
