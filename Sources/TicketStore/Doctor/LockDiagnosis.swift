internal import FileAccess
package import Libgit2

/// Looks for locks that a killed process left behind; removes none.
package struct LockDiagnosis {
  private let folder: String
  private let common: String
  private let now: Int64

  /// Looks in the folders of a repository; `now` is in seconds since 1970.
  package init(repository: Repository, now: Int64) {
    folder = RepositoryPath.withoutSlash(repository.gitDirectory)
    common = RepositoryPath.withoutSlash(repository.commonDirectory)
    self.now = now
  }

  /// A line a lock, or one that says there is none.
  package func diagnoses() -> [Diagnosis] {
    let own = ["index", "HEAD"].map { "\(folder)/\($0).lock" }
    let shared = ["config", "packed-refs", "shallow"].map { "\(common)/\($0).lock" }
    let locks =
      (own + shared).filter { (try? Files.metadata($0)) != nil } + references("\(common)/refs")
    let found = locks.sorted().map(diagnosis) + waiting
    return found.isEmpty ? [Diagnosis("locks", .fine, "no lock is left behind")] : found
  }

  private func diagnosis(_ path: String) -> Diagnosis {
    let age = FileStat(ofFile: path).map { max(0, now - Int64($0.mtimeSeconds)) } ?? 0
    let words = "\(path) is there, \(Self.words(ofAge: age)) old"
    guard let owners = OpenFiles.owners(of: path) else {
      return Diagnosis("locks", .problem, words, cure: "rm \(path), if no git process is running")
    }
    if let owner = owners.first {
      return Diagnosis("locks", .note, "\(words); process \(owner) has it open")
    }
    return Diagnosis(
      "locks", .problem, "\(words); no process has it open",
      cure: "rm \(path), if no git process is running")
  }

  /// Our own lock goes with its process: it can be held, and never left behind.
  private var waiting: [Diagnosis] {
    FileLock.isHeld("\(common)/tickets/lock")
      ? [Diagnosis("locks", .note, "another tickets is changing the backlog")] : []
  }

  private func references(_ folder: String) -> [String] {
    let entries = (try? Files.list(folder)) ?? []
    return entries.flatMap { entry in
      let path = "\(folder)/\(entry.name)"
      switch entry.kind {
      case .folder: return references(path)
      case .file: return entry.name.hasSuffix(".lock") ? [path] : []
      case .link, .other: return []
      }
    }
  }

  private static func words(ofAge seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3_600: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3_600) h"
    default: "\(seconds / 86_400) days"
    }
  }
}
