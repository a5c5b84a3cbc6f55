internal import FileAccess
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

  /// What Git would say, where configuration and environment leave no doubt; nil where it has to be
  /// asked.
  static func plain(
    _ repository: Repository, _ git: GitProgram, at now: ClockTime
  ) -> Identities? {
    guard !mayDiffer(repository, git), !git.hasSettingsOfItsOwn,
      let isIncluded = try? repository.hasSettings(beginningWith: "includeif.hasconfig"),
      !isIncluded,
      let name = plain("user.name", repository), let email = plain("user.email", repository)
    else { return nil }
    let identity = "\(name) <\(email)> \(now.gitForm)"
    return Identities(author: identity, committer: identity)
  }

  /// A setting that Git writes as it is: it cuts off what it calls crud.
  private static func plain(_ key: String, _ repository: Repository) -> String? {
    guard let value = (try? repository.configuration(key)) ?? nil,
      let first = value.unicodeScalars.first, let last = value.unicodeScalars.last,
      value.unicodeScalars.allSatisfy({
        $0.value >= 32 && $0 != "<" && $0 != ">" && $0 != "\u{fffd}"
      })
    else { return nil }
    let isCrud = [first, last].contains { ".,:;\"\\' ".unicodeScalars.contains($0) }
    return isCrud ? nil : value
  }

  /// Whether author and committer may be two: most often nothing tells them apart.
  private static func mayDiffer(_ repository: Repository, _ git: GitProgram) -> Bool {
    let names = ["NAME", "EMAIL", "DATE"].flatMap { ["GIT_AUTHOR_\($0)", "GIT_COMMITTER_\($0)"] }
    let keys = ["author.name", "author.email", "committer.name", "committer.email"]
    return names.contains { git.variable($0) != nil }
      || keys.contains { ((try? repository.configuration($0)) ?? nil) != nil }
  }

  /// Asks Git, which alone knows its environment, its configuration and its rules.
  static func asked(
    of git: GitProgram, _ repository: Repository
  ) throws(StoreError) -> Identities {
    let committer = try answer("GIT_COMMITTER_IDENT", git)
    let author =
      mayDiffer(repository, git) ? try answer("GIT_AUTHOR_IDENT", git) : committer
    return Identities(author: author, committer: committer)
  }

  static func answer(_ name: String, _ git: GitProgram) throws(StoreError) -> String {
    let answer = try git.run(["var", name])
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
  package func authorName() throws(StoreError) -> String {
    let identity = try Identities.answer("GIT_AUTHOR_IDENT", self)
    return String(identity.prefix { $0 != "<" }.reversed().drop { $0 == " " }.reversed())
  }
}
