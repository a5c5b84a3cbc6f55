internal import Libgit2
internal import TicketModel

/// Author and committer, as Git itself would write them into a commit: `Name <mail> 1767603600 +0100`.
struct Identities: Hashable {
  let author: String
  let committer: String

  /// The author date.
  var moment: Instant {
    Instant(seconds: author.split(separator: " ").dropLast().last.flatMap { Int64($0) } ?? 0)
  }

  /// Whether author and committer may be two: most often nothing tells them apart.
  static func mayDiffer(_ repository: Repository, _ git: GitProgram) -> Bool {
    let names = ["NAME", "EMAIL", "DATE"].flatMap { ["GIT_AUTHOR_\($0)", "GIT_COMMITTER_\($0)"] }
    let keys = ["author.name", "author.email", "committer.name", "committer.email"]
    return names.contains { git.variable($0) != nil }
      || keys.contains { ((try? repository.configuration($0)) ?? nil) != nil }
  }

  /// Asks Git, which alone knows its environment, its configuration and its rules.
  ///
  /// - Parameters:
  ///   - git: The program.
  ///   - isNeeded: Whether to ask at all.
  ///   - isDistinct: Whether author and committer may be two.
  /// - Returns: the identities, nil where none are needed, or what went wrong.
  static func asked(
    of git: GitProgram, ifNeeded isNeeded: Bool, distinct isDistinct: Bool
  ) async -> Result<Identities?, StoreError> {
    guard isNeeded else { return .success(nil) }
    do throws(StoreError) {
      let committer = try await answer("GIT_COMMITTER_IDENT", git)
      let author = isDistinct ? try await answer("GIT_AUTHOR_IDENT", git) : committer
      return .success(Identities(author: author, committer: committer))
    } catch {
      return .failure(error)
    }
  }

  static func answer(_ name: String, _ git: GitProgram) async throws(StoreError) -> String {
    let answer = try await git.run(["var", name])
    guard answer.status == 0 else {
      throw StoreError(
        .environment, "git does not know who you are",
        hints: ["git config user.name \"Your Name\" and git config user.email you@example.com"])
    }
    return answer.text
  }
}

extension GitProgram {
  /// The name of who writes commits here.
  package func authorName() async throws(StoreError) -> String {
    let identity = try await Identities.answer("GIT_AUTHOR_IDENT", self)
    return String(identity.prefix { $0 != "<" }.reversed().drop { $0 == " " }.reversed())
  }
}
