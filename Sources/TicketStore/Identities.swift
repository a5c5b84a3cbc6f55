internal import TicketModel

/// Author and committer, as Git itself would write them into a commit: `Name <mail> 1767603600 +0100`.
struct Identities: Hashable {
  let author: String
  let committer: String

  /// The author date.
  var moment: Instant? {
    author.split(separator: " ").dropLast().last.flatMap { Int64($0) }.map(Instant.init(seconds:))
  }

  /// Asks Git, which alone knows its environment, its configuration and its rules.
  static func asked(of git: GitProgram) async throws(StoreError) -> Identities {
    async let author = git.run(["var", "GIT_AUTHOR_IDENT"])
    async let committer = git.run(["var", "GIT_COMMITTER_IDENT"])
    do {
      let answers = try await (author, committer)
      for answer in [answers.0, answers.1] where answer.status != 0 {
        throw StoreError(
          .environment, "git does not know who you are",
          hints: [
            "git config user.name \"Your Name\" and git config user.email you@example.com"
          ])
      }
      return Identities(author: answers.0.text, committer: answers.1.text)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.environment, "can't run git: \(error)")
    }
  }
}
