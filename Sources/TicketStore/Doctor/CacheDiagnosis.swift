internal import FileAccess
package import Libgit2

/// Looks at what is kept to save time; all of it can be removed without loss.
package struct CacheDiagnosis {
  private let folder: String

  /// Looks in the folder of a repository.
  package init(repository: Repository) {
    folder = RepositoryPath.withoutSlash(repository.commonDirectory) + "/tickets"
  }

  /// A line a file.
  package func diagnoses() -> [Diagnosis] {
    let files = ((try? Files.list(folder)) ?? []).map(\.name)
      .filter { $0.hasPrefix("history") && !$0.hasSuffix(".lock") }
    guard !files.isEmpty else { return [Diagnosis("cache", .fine, "nothing is kept yet")] }
    return files.sorted().map { name in
      let path = "\(folder)/\(name)"
      do throws(FileError) {
        return Diagnosis("cache", .fine, "\(name), \(try Files.read(path).count / 1_024) KiB")
      } catch {
        return Diagnosis("cache", .problem, error.message, cure: "rm \(path)")
      }
    }
  }
}
