internal import CLibgit2

extension Repository {
  /// The last value of a key such as `user.name`; nil where no file sets it.
  package func configuration(_ key: String) throws(GitError) -> String? {
    let operation = "read the setting \(key)"
    let settings = unsafe try settings(operation)
    defer { unsafe git_config_free(settings) }
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    guard try found(unsafe git_config_get_string_buf(&buffer, settings, key), operation) else {
      return nil
    }
    return unsafe buffer.text
  }

  /// The last value of a yes-or-no key; nil where no file sets it.
  package func configurationFlag(_ key: String) throws(GitError) -> Bool? {
    let operation = "read the setting \(key)"
    let settings = unsafe try settings(operation)
    defer { unsafe git_config_free(settings) }
    var flag: Int32 = 0
    guard try found(unsafe git_config_get_bool(&flag, settings, key), operation) else {
      return nil
    }
    return flag != 0
  }

  /// Whether any key begins so, its section in small letters.
  package func hasSettings(beginningWith beginning: String) throws(GitError) -> Bool {
    let operation = "list the settings"
    let settings = unsafe try settings(operation)
    defer { unsafe git_config_free(settings) }
    var iterator: OpaquePointer?
    // Keys are compared here: libgit2 1.5 leaks memory at each key that a pattern does not match.
    try check(unsafe git_config_iterator_new(&iterator, settings), operation)
    defer { unsafe git_config_iterator_free(iterator) }
    var entry: UnsafeMutablePointer<git_config_entry>?
    while unsafe git_config_next(&entry, iterator) == 0 {
      guard let name = unsafe entry?.pointee.name else { continue }
      if unsafe String(cString: name).hasPrefix(beginning) { return true }
    }
    return false
  }

  /// Reads `config.worktree` too, which libgit2 before 1.8 ignores.
  func addWorktreeConfiguration() throws(GitError) {
    guard try configurationFlag("extensions.worktreeconfig") == true else { return }
    let operation = "read the work tree's configuration"
    let settings = unsafe try settings(operation)
    defer { unsafe git_config_free(settings) }
    let path = gitDirectory + "/config.worktree"
    try check(
      unsafe git_config_add_file_ondisk(settings, path, GIT_CONFIG_LEVEL_APP, handle, 1), operation)
  }

  private func settings(_ operation: String) throws(GitError) -> OpaquePointer {
    var settings: OpaquePointer?
    try check(unsafe git_repository_config(&settings, handle), operation)
    guard let settings = unsafe settings else {
      throw GitError(code: -1, message: "no configuration", operation: operation)
    }
    return unsafe settings
  }
}

extension git_buf {
  /// The buffer's bytes.
  var bytes: [UInt8] {
    guard let start = unsafe ptr else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: size))
  }

  /// The buffer as text; what isn't UTF-8 is replaced.
  var text: String { unsafe String(decoding: bytes, as: UTF8.self) }
}
