internal import FileAccess
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

extension HookRun {
  /// Looks at the tickets that a commit message names.
  ///
  /// A word is taken for an id where tickets of this backlog have ids of that kind: `UTF-8` is none.
  /// Merges, reverts and what a rebase will fold into another commit are let through.
  func checkMessage() throws(CommandError) {
    guard let file = arguments.first else {
      throw CommandError(.usage, "commit-msg takes the file of the message")
    }
    let path = file.hasPrefix("/") ? file : "\(workspace.environment.directory)/\(file)"
    guard let bytes = try? Files.read(path) else {
      throw CommandError(.environment, "can't read the message in \(file)")
    }
    let message = WrittenMessage(
      String(decoding: bytes, as: UTF8.self),
      comment: commentMark)
    guard !message.isMadeByGit, workspace.mergeHeads.isEmpty else { return }
    try judge(message)
  }

  /// What begins a comment, by git's own word, since it may be set for one command only.
  private var commentMark: String {
    let answer = try? workspace.git.run(["config", "core.commentChar"])
    guard let text = answer?.text, !text.isEmpty, text != "auto" else { return "#" }
    return text
  }

  private func judge(_ message: WrittenMessage) throws(CommandError) {
    let loader = try workspace.loader(.index(workspace.environment.indexPath(workspace.repository)))
    var finder = try store { () throws(StoreError) in try TicketFinder(loader) }
    let mention = finder.settings.configuration.commit.mention
    guard mention != .off else { return }
    let names = try store { () throws(StoreError) in try finder.usedIDs() }
    let ids = message.ids(ofKinds: Set(names.compactMap(WrittenMessage.kind)))
    for id in ids where try !exists(id, &finder) {
      throw CommandError(
        .refused, "the message names \(id), and there is no such ticket",
        hints: [
          Spelling.suggestion(for: id, among: names).map { "did you mean \($0)?" }
            ?? "`tickets list` shows them all"
        ])
    }
    guard mention == .required, ids.isEmpty else { return }
    throw CommandError(
      .refused, "the message names no ticket",
      hints: ["say which one the commit is for, such as \(names.min() ?? "K-1")"])
  }

  /// Whether a ticket is staged, or was there before the commit.
  private func exists(_ id: String, _ finder: inout TicketFinder) throws(CommandError) -> Bool {
    if try store({ () throws(StoreError) in try finder.isKnown(id) }) { return true }
    guard let tip = workspace.standpoint.tip else { return false }
    let loader = try workspace.loader(.commit(tip))
    return try store { () throws(StoreError) in
      var before = try TicketFinder(loader)
      return try before.isKnown(id)
    }
  }
}

/// A commit message as a person wrote it: without comments, and without what `-v` shows.
struct WrittenMessage {
  private let lines: [Substring]

  init(_ text: String, comment mark: String) {
    let scissors = "\(mark) ------------------------ >8 ------------------------"
    lines = text.split(separator: "\n").prefix { $0 != scissors }
      .filter { !$0.hasPrefix(mark) }
  }

  /// Whether Git wrote it, or means to fold it into another.
  var isMadeByGit: Bool {
    let first = lines.first ?? ""
    return ["Merge ", "Revert \"", "Reapply \"", "fixup! ", "squash! ", "amend! "]
      .contains(where: first.hasPrefix)
  }

  /// The words that are ids of one of the kinds, each once, as written.
  func ids(ofKinds kinds: Set<String>) -> [String] {
    var seen: Set<String> = []
    return lines.flatMap { $0.split(whereSeparator: WrittenMessage.ends) }
      .map { String($0).trimmed }
      .filter { word in
        WrittenMessage.kind(word).map(kinds.contains) ?? false
          && seen.insert(word.lowercased()).inserted
      }
  }

  /// The kind of an id, what stands before its number, in lower case: `p3` of `P3-101`; nil for none.
  static func kind(_ id: String) -> String? {
    guard TicketID(id) != nil, let hyphen = id.lastIndex(of: "-"),
      id[id.index(after: hyphen)...].first?.isNumber == true
    else { return nil }
    return id[..<hyphen].lowercased()
  }

  private static func ends(_ character: Character) -> Bool {
    !(character.isASCII && (character.isLetter || character.isNumber || "-._".contains(character)))
  }
}

extension String {
  /// Without the dots and hyphens that a sentence puts around a word.
  fileprivate var trimmed: String {
    String(drop { ".-_".contains($0) }.reversed().drop { ".-_".contains($0) }.reversed())
  }
}
