internal import CLibgit2

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The changes of a tree as libgit2 wants them; owns the copies of the paths.
@unsafe struct TreeUpdates {
  var items: [git_tree_update] = unsafe []

  init(_ changes: [TreeChange], _ operation: String) throws(GitError) {
    for change in changes {
      guard !change.path.isEmpty, !change.path.utf8.contains(0),
        let path = unsafe strdup(change.path)
      else {
        unsafe free()
        throw GitError(
          code: GitError.invalidInput, message: "a path is empty or has a NUL byte",
          operation: operation)
      }
      var item = unsafe git_tree_update()
      unsafe item.action = change.blob == nil ? GIT_TREE_UPDATE_REMOVE : GIT_TREE_UPDATE_UPSERT
      unsafe item.id = (change.blob ?? ObjectID.zero).oid
      unsafe item.filemode = git_filemode_t(rawValue: numericCast(change.mode))
      unsafe item.path = UnsafePointer(path)
      unsafe items.append(item)
    }
  }

  /// Frees the paths.
  func free() {
    for index in unsafe 0..<items.count { unsafe releasePath(items[index].path) }
  }
}

private func releasePath(_ path: UnsafePointer<CChar>?) {
  unsafe free(UnsafeMutableRawPointer(mutating: path))
}
