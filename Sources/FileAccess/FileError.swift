package import SystemPackage

/// A file operation that the operating system refused.
package struct FileError: Error, Hashable, Sendable {
  /// What was tried, such as `read`.
  package let operation: String
  /// The file or folder.
  package let path: String
  /// The system's reason.
  package let reason: Errno

  /// The given refusal.
  package init(operation: String, path: String, reason: Errno) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  /// One line for a person: `can't read a/b.md: Permission denied`.
  package var message: String { "can't \(operation) \(path): \(reason)" }

  /// What to do about it; nil where the reason says all.
  package var cure: String? {
    guard reason == .permissionDenied || reason == .notPermitted else { return nil }
    let folder = FilePath(path).removingLastComponent()
    return operation == "run"
      ? "you need leave to execute it: `ls -l \(path)` says who may"
      : "you need leave to read and write in \(folder): `ls -ld` says whose it is"
  }
}
