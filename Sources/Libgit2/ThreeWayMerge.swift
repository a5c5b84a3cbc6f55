internal import CLibgit2

/// A merge of three versions of one file, line by line, as `git merge-file` does it.
package enum ThreeWayMerge {
  /// The version that has the changes of both sides; nil where they are in each other's way.
  package static func merged(
    base: [UInt8], ours: [UInt8], theirs: [UInt8]
  ) throws(GitError) -> [UInt8]? {
    GitLibrary.start()
    var result = unsafe git_merge_file_result()
    defer { unsafe git_merge_file_result_free(&result) }
    let code = unsafe lend(base) { base in
      unsafe lend(ours) { ours in
        unsafe lend(theirs) { theirs in
          unsafe git_merge_file(&result, &base, &ours, &theirs, nil)
        }
      }
    }
    try check(code, "merge three versions")
    guard unsafe result.automergeable == 1 else { return nil }
    guard let start = unsafe result.ptr else { return [] }
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: result.len))
  }

  private static func lend<R>(
    _ bytes: [UInt8], _ body: (inout git_merge_file_input) -> R
  ) -> R {
    unsafe bytes.withUnsafeBytes { bytes in
      var input = unsafe git_merge_file_input()
      unsafe git_merge_file_input_init(&input, numericCast(GIT_MERGE_FILE_INPUT_VERSION))
      unsafe input.ptr = bytes.bindMemory(to: CChar.self).baseAddress
      unsafe input.size = bytes.count
      return unsafe body(&input)
    }
  }
}
