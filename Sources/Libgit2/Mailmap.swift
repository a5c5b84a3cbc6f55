internal import CLibgit2

/// The names and addresses that `.mailmap` says are the real ones.
@safe package final class Mailmap {
  private let handle: OpaquePointer

  init(handle: OpaquePointer) { unsafe self.handle = unsafe handle }

  deinit { unsafe git_mailmap_free(handle) }

  /// The real name and address of a person; those given where the map has no other.
  package func resolve(
    name: String, mail: String
  ) throws(GitError) -> (name: String, mail: String) {
    var resolved = (name: name, mail: mail)
    let code = unsafe name.withCString { name in
      unsafe mail.withCString { mail in
        var realName: UnsafePointer<CChar>?
        var realMail: UnsafePointer<CChar>?
        let code = unsafe git_mailmap_resolve(&realName, &realMail, handle, name, mail)
        if let realName = unsafe realName { resolved.name = unsafe String(cString: realName) }
        if let realMail = unsafe realMail { resolved.mail = unsafe String(cString: realMail) }
        return code
      }
    }
    try check(code, "look up \(mail) in the mailmap")
    return resolved
  }
}

extension Repository {
  /// The repository's mailmap, from `.mailmap` and the configuration.
  package func mailmap() throws(GitError) -> Mailmap {
    var handle: OpaquePointer?
    try check(unsafe git_mailmap_from_repository(&handle, self.handle), "read the mailmap")
    guard let handle = unsafe handle else {
      throw GitError(code: -1, message: "no mailmap", operation: "read the mailmap")
    }
    return unsafe Mailmap(handle: handle)
  }
}
