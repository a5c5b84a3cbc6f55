internal import CLibgit2
internal import SystemPackage

/// Small files of git's that libgit2 has no call for.
enum FileBytes {
  /// The first `limit` bytes of a file; nil where there is no such file, and only then.
  static func read(_ path: String, limit: Int) throws(GitError) -> [UInt8]? {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      return try file.closeAfter { try read(file, limit: limit) }
    } catch Errno.noSuchFileOrDirectory {
      return nil
    } catch {
      throw GitError(code: GIT_ERROR.rawValue, message: "\(error)", operation: "read \(path)")
    }
  }

  private static func read(_ file: FileDescriptor, limit: Int) throws -> [UInt8] {
    let size = min(limit, Int(try file.seek(offset: 0, from: .end)))
    try file.seek(offset: 0, from: .start)
    return try unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[count...]))
        let result = try unsafe file.read(into: rest)
        if result == 0 { break }
        count += result
      }
    }
  }
}
