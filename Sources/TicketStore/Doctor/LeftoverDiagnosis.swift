internal import FileAccess
package import Libgit2

/// Looks for temporary files of ours that a killed process left behind; removes none.
package struct LeftoverDiagnosis {
  private let folders: [String]

  /// Looks in the folders of a repository.
  package init(repository: Repository) {
    let own = RepositoryPath.withoutSlash(repository.gitDirectory)
    let common = RepositoryPath.withoutSlash(repository.commonDirectory)
    folders = own == common ? [own] : [own, common]
  }

  /// A line for all of them.
  package func diagnoses() -> [Diagnosis] {
    let found = folders.flatMap { folder in
      names(folder).filter { $0.hasPrefix("tickets-") || $0.hasPrefix("index.tickets") }
        .map { "\(folder)/\($0)" }
        + names("\(folder)/tickets").filter(isTemporary).map { "\(folder)/tickets/\($0)" }
    }
    guard !found.isEmpty else {
      return [Diagnosis("leftovers", .fine, "no temporary file is left behind")]
    }
    return [
      Diagnosis(
        "leftovers", .note, "left behind: \(found.sorted().joined(separator: ", "))",
        cure: "they are in nobody's way: the next change takes their place, or remove them")
    ]
  }

  private func isTemporary(_ name: String) -> Bool {
    name == "file" || name == "index" || name.hasPrefix("before-") || name.hasSuffix(".changed")
  }

  private func names(_ folder: String) -> [String] {
    ((try? Files.list(folder)) ?? []).filter { $0.kind == .file }.map(\.name)
  }
}
