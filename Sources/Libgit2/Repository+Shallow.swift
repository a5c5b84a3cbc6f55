extension Repository {
  /// Whether the history is cut off.
  package var isShallow: Bool { ((try? shallowCommits) ?? []).isEmpty == false }

  /// The commits whose parents were left out; empty in a whole repository.
  package var shallowCommits: Set<ObjectID> {
    get throws(GitError) {
      let bytes = try FileBytes.read(commonDirectory + "/shallow", limit: 64 << 20) ?? []
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      return Set(
        lines.compactMap { line in unsafe line.withUnsafeBytes { unsafe ObjectID(hexDigits: $0) } })
    }
  }
}
