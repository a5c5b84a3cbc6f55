internal import FileAccess
package import Libgit2

/// Who else looks after a repository's hooks, so that ours belong into its own files.
package enum HookManager: Hashable, Sendable {
  /// husky: a script a hook in `.husky`.
  case husky
  /// lefthook, configured in that file.
  case lefthook(file: String)
  /// The pre-commit framework, configured in `.pre-commit-config.yaml`.
  case preCommit
  /// `core.hooksPath` names that folder.
  case folder(String)

  /// Finds out; nil where hooks are Git's own affair.
  package static func of(_ repository: Repository) -> HookManager? {
    let root = repository.workDirectory.map(RepositoryPath.withoutSlash)
    let isThere = { (name: String) in
      root.flatMap { try? Files.metadata("\($0)/\(name)") } != nil
    }
    if let configured = (try? repository.configuration("core.hookspath")) ?? nil {
      let parts = configured.split(separator: "/")
      return parts.suffix(2).contains(".husky") ? .husky : .folder(configured)
    }
    if isThere(".husky") { return .husky }
    let stems = ["lefthook", ".lefthook", ".config/lefthook"]
    let files = stems.flatMap { stem in ["yml", "yaml", "toml", "json"].map { "\(stem).\($0)" } }
    if let file = files.first(where: isThere) { return .lefthook(file: file) }
    return isThere(".pre-commit-config.yaml") ? .preCommit : nil
  }

  /// How a person knows it.
  package var name: String {
    switch self {
    case .husky: "husky"
    case .lefthook: "lefthook"
    case .preCommit: "the pre-commit framework"
    case .folder(let path): "core.hooksPath (\(path))"
    }
  }

  /// The file, from the repository's root, that says what runs at a hook.
  package func file(for hook: HookScript) -> String {
    switch self {
    case .husky: ".husky/\(hook.name)"
    case .lefthook(let file): file
    case .preCommit: ".pre-commit-config.yaml"
    case .folder(let path): "\(RepositoryPath.withoutSlash(path))/\(hook.name)"
    }
  }

  /// The lines to be added to that file.
  package func lines(for hook: HookScript) -> [String] {
    let call = "tickets hooks run \(hook.name)"
    switch self {
    case .husky, .folder: return ["\(call) \"$@\" || exit"]
    case .lefthook:
      let arguments = hook == .preCommit || hook == .preMergeCommit ? "" : " {0}"
      let input = hook.readsInput ? ", use_stdin: true" : ""
      return [
        "\(hook.name):", "  commands:", "    tickets: {run: \(call)\(arguments)\(input)}",
      ]
    case .preCommit:
      let passes = hook == .commitMessage ? "" : ", pass_filenames: false, always_run: true"
      return [
        "- repo: local", "  hooks:",
        "    - {id: tickets-\(hook.name), name: tickets, entry: \(call), language: system,",
        "       stages: [\(hook.name)]\(passes)}",
      ]
    }
  }

  /// How that file is made, where Git runs it itself and there is none yet.
  func beginnings(of hook: HookScript, in repository: Repository) -> [String] {
    guard case .folder = self, Files.resolved(path(for: hook, in: repository)) == nil else {
      return []
    }
    let file = file(for: hook)
    return ["or make it: tickets hooks print \(hook.name) > \(file) && chmod +x \(file)"]
  }

  private func path(for hook: HookScript, in repository: Repository) -> String {
    let file = file(for: hook)
    let root = repository.workDirectory ?? repository.gitDirectory
    return file.hasPrefix("/") ? file : "\(RepositoryPath.withoutSlash(root))/\(file)"
  }

  /// Whether that file runs our hook already.
  func runs(_ hook: HookScript, in repository: Repository) -> Bool {
    let path = path(for: hook, in: repository)
    guard let resolved = Files.resolved(path), let bytes = try? Files.read(resolved) else {
      return false
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("tickets hooks run \(hook.name)")
      || hook == .preCommit && text.contains("tickets check --staged")
      || self == .preCommit && HookManager.names(text, HookManager.id(of: hook))
  }

  /// The hook's id in the `.pre-commit-hooks.yaml` that comes with the tool.
  private static func id(of hook: HookScript) -> String {
    hook == .preCommit || hook == .preMergeCommit ? "tickets" : "tickets-\(hook.name)"
  }

  /// Whether a configuration of the pre-commit framework asks for a hook by its id.
  private static func names(_ text: String, _ id: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      line.split { " -{},'\"".contains($0) && $0 != "-" || $0 == "\t" }.drop { $0 == "-" }
        .prefix(2).elementsEqual(["id:", id[...]])
    }
  }
}
