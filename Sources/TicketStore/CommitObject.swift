internal import Libgit2

/// A commit about to be written.
struct CommitObject {
  let tree: ObjectID
  let parent: ObjectID?
  let identities: Identities
  let message: String

  /// Writes the object; through Git where it has to be signed.
  func write(_ repository: Repository, _ git: GitProgram) throws(StoreError) -> ObjectID {
    if try isSigned(repository, git) { return try writeSigned(git) }
    return try onGit { () throws(GitError) in
      try repository.writeCommit(
        rawBytes: repository.commitBytes(
          tree: tree, parents: parent.map { [$0] } ?? [], author: identities.author,
          committer: identities.committer, message: message))
    }
  }

  private func isSigned(
    _ repository: Repository, _ git: GitProgram
  ) throws(StoreError) -> Bool {
    if git.hasSettingsOfItsOwn { return try git.flag("commit.gpgsign") }
    return try onGit { () throws(GitError) in
      try repository.configurationFlag("commit.gpgsign") ?? false
    }
  }

  /// A signature is Git's business: its program, its keys, its formats.
  private func writeSigned(_ git: GitProgram) throws(StoreError) -> ObjectID {
    let parents = parent.map { ["-p", $0.hex] } ?? []
    let result = try git.run(
      ["commit-tree", "-S"] + parents + ["-F", "-", tree.hex],
      adding: Identities.environment(identities), input: Array(message.utf8))
    guard result.status == 0, let commit = ObjectID(hex: result.text) else {
      throw StoreError(
        .environment, "git can't sign the commit: \(result.errors.lastLines(3))",
        hints: ["commit.gpgSign asks for a signature: see `git config --get-regexp gpg`"])
    }
    return commit
  }
}

extension Identities {
  /// The variables that make a `git` write exactly these identities and dates.
  static func environment(_ identities: Identities) -> [String: String] {
    var variables: [String: String] = [:]
    for (role, text) in [("AUTHOR", identities.author), ("COMMITTER", identities.committer)] {
      guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close
      else { continue }
      variables["GIT_\(role)_NAME"] = String(text[..<open].dropLast())
      variables["GIT_\(role)_EMAIL"] = String(text[text.index(after: open)..<close])
      variables["GIT_\(role)_DATE"] = "@" + text[text.index(after: close)...].dropFirst()
    }
    return variables
  }
}
