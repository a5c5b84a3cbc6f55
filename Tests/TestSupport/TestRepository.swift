import Foundation

/// A repository in a fresh folder, driven by the real `git` in a hermetic environment: own home, no
/// system configuration, fixed zone, identity and dates, so that object ids are constant.
package final class TestRepository {
  /// The work tree's root.
  package let root: String
  private let folder: TemporaryFolder

  /// Makes an empty repository with the branch `main`.
  package init(_ arguments: [String] = ["-b", "main"]) throws {
    folder = try TemporaryFolder()
    root = folder.path + "/repository"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try git(["init", "-q"] + arguments)
  }

  /// The environment that children get: nothing of the person's own.
  package static func environment(home: String, date: String? = nil) -> [String: String] {
    var environment = [
      "HOME": home, "XDG_CONFIG_HOME": home + "/.config", "PATH": TestRepository.searchPath,
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC",
      "GIT_AUTHOR_NAME": "Ada Example", "GIT_AUTHOR_EMAIL": "ada@example.com",
      "GIT_COMMITTER_NAME": "Ada Example", "GIT_COMMITTER_EMAIL": "ada@example.com",
    ]
    environment["GIT_AUTHOR_DATE"] = date
    environment["GIT_COMMITTER_DATE"] = date
    // What instrumented binaries are told: where to write down what they reached, and the like.
    for name in ["LLVM_PROFILE_FILE", "LSAN_OPTIONS", "TSAN_OPTIONS"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment
  }

  private static let searchPath =
    ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"

  /// The environment of this repository's children.
  package func environment(date: String? = nil) -> [String: String] {
    TestRepository.environment(home: folder.path, date: date)
  }

  /// Runs `git`, and gives its standard output; throws where it exits with anything but 0.
  @discardableResult
  package func git(
    _ arguments: [String], date: String? = "2026-01-05T09:00:00Z", input: String? = nil,
    adding extra: [String: String] = [:]
  ) throws -> String {
    let result = try tryGit(arguments, date: date, input: input, adding: extra)
    guard result.status == 0 else { throw ProcessFailure(arguments: ["git"] + arguments, result) }
    return result.output
  }

  /// Runs `git`, whatever its exit code.
  package func tryGit(
    _ arguments: [String], date: String? = "2026-01-05T09:00:00Z", input: String? = nil,
    adding extra: [String: String] = [:]
  ) throws -> ProcessResult {
    try ProcessResult.run(
      ["git"] + arguments, directory: root,
      environment: environment(date: date).merging(extra) { $1 }, input: input)
  }

  /// Writes a file below the root, and the folders that it needs.
  package func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Array(text.utf8))
  }

  /// Writes a file's bytes below the root, and the folders that it needs.
  package func write(_ path: String, bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try startingOrWriting.withLock { try Data(bytes).write(to: url) }
  }

  /// Writes a hook that Git runs.
  package func installHook(_ name: String, _ script: String) throws {
    try write(".git/hooks/\(name)", script)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(root)/.git/hooks/\(name)")
  }

  /// Removes a file below the root.
  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: root + "/" + path)
  }

  /// The bytes of a file below the root.
  package func bytes(_ path: String) throws -> [UInt8] {
    try contents(ofFile: root + "/" + path)
  }

  /// The text of a file below the root.
  package func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Adds everything and commits it; gives the commit's object id.
  @discardableResult
  package func commit(
    _ message: String, date: String = "2026-01-05T09:00:00Z", adding extra: [String: String] = [:]
  ) throws -> String {
    try git(["add", "-A"])
    try git(["commit", "-q", "--allow-empty", "-m", message], date: date, adding: extra)
    return try git(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
  }
}
