import Foundation

/// A repository with a small backlog in it, and the real binary to drive it.
package final class TestBacklog {
  /// The repository.
  package let repository: TestRepository

  /// A backlog with one story, `K-1`, with two acceptance criteria, committed unless said otherwise.
  package init(isCommitted: Bool = true, _ arguments: [String] = ["-b", "main"]) throws {
    repository = try TestRepository(arguments)
    try repository.write("backlog/backlog.yml", Self.configuration)
    try repository.write("backlog/k/K-1.md", Self.ticket("K-1"))
    if isCommitted { try repository.commit("start", date: "2026-01-05T09:00:00Z") }
  }

  /// The backlog that comes with the project, committed in a repository of its own.
  package init(bundled: Void) throws {
    repository = try TestRepository()
    try FileManager.default.copyItem(
      atPath: SeedFiles.packageRoot + "/backlog", toPath: repository.root + "/backlog")
    try repository.commit("start", date: "2026-01-05T09:00:00Z")
  }

  /// The configuration: six states, and a Definition of Done.
  package static let configuration = """
    timezone: UTC
    workflow:
      backlog: {category: todo}
      todo: {category: todo}
      in-progress: {category: doing}
      review: {category: doing, wait: true}
      done: {category: done}
      dropped: {category: dropped}
    fields:
      estimate: {one-of: [1, 2, 3, 5, 8, 13]}
    rules:
      acceptance-met:
        on: enter done
        require:
          - checkboxes: {section: Acceptance criteria}
        message: every acceptance criterion must be ticked

    """

  /// A story with two acceptance criteria, neither ticked.
  package static func ticket(_ id: String, status: String = "todo") -> String {
    """
    ---
    id: \(id)
    title: Count the things   # a comment that stays
    type: story
    status: \(status)
    estimate: 3
    ---

    Why and what.

    ## Acceptance criteria

    - [ ] they are counted
    - [ ] the count is shown

    """
  }

  /// Runs `tickets`, whatever its exit code.
  @discardableResult
  package func run(
    _ arguments: [String], in folder: String = "", date: String? = "2026-01-06T10:00:00Z",
    adding extra: [String: String] = [:], input: String? = nil
  ) throws -> ProcessResult {
    var environment = repository.environment(date: date)
    let path = environment["PATH"] ?? ""
    environment["PATH"] = "\(Self.binaryFolder):\(path)"
    return try ProcessResult.run(
      ["tickets"] + arguments, directory: repository.root + "/" + folder,
      environment: environment.merging(extra) { $1 }, input: input)
  }

  /// Runs `git` with the binary on its PATH, so that hooks find it.
  package func git(
    _ arguments: [String], date: String? = "2026-01-07T10:00:00Z"
  ) throws -> ProcessResult {
    let path = repository.environment()["PATH"] ?? ""
    return try repository.tryGit(
      arguments, date: date, adding: ["PATH": "\(Self.binaryFolder):\(path)"])
  }

  /// Ticks every box of a ticket's file, as an editor would.
  package func tickBoxes(_ path: String) throws {
    try repository.write(
      path, try repository.text(path).replacingOccurrences(of: "- [ ]", with: "- [x]"))
  }

  /// The folder of the binary under test: the one that holds the test program.
  package static let binaryFolder = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().path
}
