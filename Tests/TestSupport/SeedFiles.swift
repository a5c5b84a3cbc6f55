import Foundation

/// The real backlogs beside the checkout, where they are there.
package enum SeedFiles {
  /// The bytes of a seed, such as `000_7ee15b1bdb931413.txt`; nil where this machine has none.
  package static func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: root.appendingPathComponent("../shared/seeds/\(name)")))
      .map { Array($0) }
  }

  /// The path of the seed whose name begins so; nil where this machine has none.
  package static func path(_ prefix: String) -> String? {
    let folder = root.appendingPathComponent("../shared/seeds").standardized.path
    return (try? FileManager.default.contentsOfDirectory(atPath: folder))?
      .first { $0.hasPrefix(prefix) }.map { "\(folder)/\($0)" }
  }

  /// The package's own root.
  package static var packageRoot: String { root.path }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
