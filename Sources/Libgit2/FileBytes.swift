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
    var bytes: [UInt8] = []
    while bytes.count < limit {
      var part = [UInt8](repeating: 0, count: min(limit - bytes.count, 1 << 16))
      let count = try unsafe part.withUnsafeMutableBytes { unsafe try file.read(into: $0) }
      if count == 0 { break }
      bytes += part.prefix(count)
    }
    return bytes
  }
}
