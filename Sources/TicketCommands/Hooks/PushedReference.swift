internal import Libgit2

/// One reference of a push, as Git tells a hook of it.
struct PushedReference: Hashable {
  /// What it is to point at; zero where it is deleted.
  var new: ObjectID
  /// What it points at on the other side; zero where it is not there yet.
  var old: ObjectID

  /// Reads the lines of `pre-push`: local reference, its object, remote reference, its object.
  static func pushed(_ text: String) -> [PushedReference] { read(text, new: 1, old: 3) }

  /// Reads the lines of `pre-receive`: old object, new object, reference.
  static func received(_ text: String) -> [PushedReference] { read(text, new: 1, old: 0) }

  private static func read(_ text: String, new: Int, old: Int) -> [PushedReference] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split(separator: " ")
      guard words.count > max(new, old), let new = ObjectID(hex: words[new]),
        let old = ObjectID(hex: words[old])
      else { return nil }
      return PushedReference(new: new, old: old)
    }
  }
}

extension HookRun {
  /// What a push brings to this repository: what its references do not have yet.
  func receivedRange(_ references: [PushedReference]) throws(CommandError) -> RevisionRange {
    try range(references, known: workspace.repository.targets { _ in true })
  }

  /// What a push takes to a remote: what is not known to be on it, or on any where nothing is known
  /// of this one.
  ///
  /// The pre-commit framework names the ends of a push in variables in place of standard input.
  func pushedRange() throws(CommandError) -> RevisionRange {
    let variables = workspace.environment.variables
    var references = PushedReference.pushed(try input())
    if references.isEmpty, let tip = variables["PRE_COMMIT_TO_REF"] {
      let base = variables["PRE_COMMIT_FROM_REF"].flatMap { ObjectID(hex: $0) }
      if let new = ObjectID(hex: tip) {
        references = [PushedReference(new: new, old: base ?? .zero)]
      }
    }
    let remote = arguments.first ?? variables["PRE_COMMIT_REMOTE_NAME"] ?? ""
    var known = try workspace.repository.targets { $0.hasPrefix("refs/remotes/\(remote)/") }
    if known.isEmpty { known = try workspace.repository.targets { $0.hasPrefix("refs/remotes/") } }
    return try range(references, known: known)
  }

  private func range(
    _ references: [PushedReference], known: [ObjectID]
  ) throws(CommandError) -> RevisionRange {
    let repository = workspace.repository
    var range = RevisionRange(tips: [], others: [])
    for reference in references {
      try git { () throws(GitError) in
        if reference.new != .zero, let tip = try repository.commit(peeling: reference.new) {
          range.tips.append(tip)
        }
        if reference.old != .zero, let base = try repository.commit(peeling: reference.old) {
          range.others.append(base)
        }
      }
    }
    guard !range.tips.isEmpty else { return range }
    for id in Set(known) {
      let commit = try git { () throws(GitError) in try repository.commit(peeling: id) }
      if let commit { range.others.append(commit) }
    }
    return range
  }
}

extension Repository {
  /// Where the references of some names are.
  fileprivate func targets(
    where isWanted: (String) -> Bool
  ) throws(CommandError) -> [ObjectID] {
    try git { () throws(GitError) in try referenceNames() }
      .filter { isWanted($0.name) }.map(\.target)
  }
}
