internal import FileAccess
internal import Synchronization

/// The packs of a folder: opened once for all threads that read them.
final class PackSet: Sendable {
  let packs: [PackFile]

  private struct Opened { weak var set: PackSet? }

  private static let opened = Mutex<[String: Opened]>([:])

  /// The packs that are in a folder now, or were when another reader opened them that is still there.
  static func open(_ folder: String) -> PackSet {
    opened.withLock { opened in
      if let set = opened[folder]?.set { return set }
      let set = PackSet(folder)
      opened[folder] = Opened(set: set)
      return set
    }
  }

  private init(_ folder: String) {
    let names = ((try? Files.list(folder)) ?? []).map(\.name).filter { $0.hasSuffix(".idx") }
    packs = names.sorted().compactMap { PackFile("\(folder)/\($0.dropLast(4))") }
  }
}
