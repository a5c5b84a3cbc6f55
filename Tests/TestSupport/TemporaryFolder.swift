import Foundation

/// A fresh folder that goes when its owner goes.
package final class TemporaryFolder {
  /// The folder, with symbolic links resolved.
  package let path: String

  /// Makes the folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("tickets-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}
