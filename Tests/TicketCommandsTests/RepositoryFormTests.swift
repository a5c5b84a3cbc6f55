import Foundation
import TestSupport
import Testing

/// A move works in every form of a repository, touches its ticket alone, and leaves all clean.
@Suite struct RepositoryFormTests {
  private let path = "backlog/k/K-1.md"

  /// Moves, and compares with what git says: one commit more, of one file, and nothing left over.
  private func expectAMove(
    _ backlog: TestBacklog, in folder: String = "", status expected: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try backlog.run(["move", "K-1", "in-progress"], in: folder)
    let git = { (words: [String]) in
      try backlog.repository.git((folder.isEmpty ? [] : ["-C", folder]) + words)
    }
    #expect(result.status == 0, "\(result.errors)", sourceLocation: location)
    #expect(try git(["status", "--porcelain"]) == expected, sourceLocation: location)
    #expect(
      try git(["show", "--format=", "--name-only"]) == "\(path)\n", sourceLocation: location)
    #expect(try git(["fsck", "--no-dangling"]) == "", sourceLocation: location)
  }

  @Test func anUnbornBranch() throws {
    let backlog = try TestBacklog(isCommitted: false)
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try backlog.repository.git(["ls-tree", "-r", "--name-only", "HEAD"]) == "\(path)\n")
    #expect(try backlog.repository.git(["reflog", "-1"]).contains("commit (initial)"))
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "?? backlog/backlog.yml\n")
  }

  @Test func aBareRepositoryIsRefused() throws {
    let backlog = try TestBacklog()
    try backlog.repository.git(["clone", "-q", "--bare", ".", "../bare"])
    let result = try backlog.run(["-C", "../bare", "move", "K-1", "in-progress"])
    #expect(result.status == 1)
    #expect(result.errors.contains("bare repository"))
  }

  @Test func theSearchStopsWhereGitsDoes() throws {
    let backlog = try TestBacklog()
    let ceiling = ["GIT_CEILING_DIRECTORIES": "/nowhere:" + backlog.repository.root]
    #expect(try backlog.run(["list"], adding: ceiling).status == 0)
    let below = try backlog.run(["list"], in: "backlog", adding: ceiling)
    #expect(below.status == 3)
    #expect(below.errors.contains("not a git repository"), "\(below.errors)")
    let git = try backlog.repository.tryGit(["-C", "backlog", "status"], adding: ceiling)
    #expect(git.status == 128)
  }

  @Test(arguments: [
    ["update-index", "--index-version=4"], ["update-index", "--split-index"],
    ["update-index", "--untracked-cache"], ["config", "index.threads", "2"],
  ])
  func indexesOfEveryKind(command: [String]) throws {
    let backlog = try TestBacklog()
    try backlog.repository.git(command)
    try backlog.repository.write("other.txt", "staged\n")
    try backlog.repository.git(["add", "other.txt"])
    try expectAMove(backlog, status: "A  other.txt\n")
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "A  other.txt\n")
  }

  @Test func anIndexWithoutAHash() throws {
    let backlog = try TestBacklog()
    var bytes = try backlog.repository.bytes(".git/index")
    bytes.replaceSubrange((bytes.count - 20)..., with: [UInt8](repeating: 0, count: 20))
    try backlog.repository.write(".git/index", bytes: bytes)
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try backlog.repository.bytes(".git/index").suffix(20).allSatisfy { $0 == 0 })
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
  }

  private func isOnDisk(_ path: String, _ backlog: TestBacklog) -> Bool {
    FileManager.default.fileExists(atPath: "\(backlog.repository.root)/\(path)")
  }

  /// A checkout that holds the folder `k`, of a backlog in which `K-1` depends on `B-1` elsewhere.
  private func sparseBacklog(_ mode: [String]) throws -> TestBacklog {
    let backlog = try TestBacklog()
    try backlog.repository.write("backlog/b/B-1.md", TestBacklog.ticket("B-1"))
    try backlog.repository.write(
      path, TestBacklog.ticket("K-1").replacing("---\n\n", with: "depends-on: [B-1]\n---\n\n"))
    try backlog.repository.commit("more", date: "2026-01-05T10:00:00Z")
    let folders = mode == ["--no-cone"] ? ["/backlog/*", "!/backlog/b/"] : ["backlog/k"]
    try backlog.repository.git(["sparse-checkout", "set"] + mode + folders)
    #expect(!isOnDisk("backlog/b", backlog))
    return backlog
  }

  @Test(arguments: [["--cone"], ["--cone", "--sparse-index"], ["--no-cone"]])
  func ticketsOutsideOfASparseCheckoutAreSeen(mode: [String]) throws {
    let backlog = try sparseBacklog(mode)
    #expect(try backlog.run(["list", "--format", "ids"]).output == "B-1\nK-1\n")
    let check = try backlog.run(["check"])
    #expect(check.status == 0, "\(check.output)")
    #expect(try !backlog.run(["board"]).output.contains("*"))
    try expectAMove(backlog)
    #expect(try backlog.run(["new", "Other", "-p", "b"]).output.hasPrefix("B-2: "))
  }

  @Test(arguments: [["--cone"], ["--cone", "--sparse-index"], ["--no-cone"]])
  func whatIsOutsideOfASparseCheckoutIsNotChanged(mode: [String]) throws {
    let backlog = try sparseBacklog(mode)
    let result = try backlog.run(["move", "B-1", "in-progress"])
    #expect(result.status == 1)
    #expect(result.errors.contains("git sparse-checkout add backlog/b"), "\(result.errors)")
    #expect(try backlog.repository.git(["status", "--porcelain"]) == "")
    let edit = try backlog.run(["edit", "B-1"], adding: ["GIT_EDITOR": "touch"])
    #expect(edit.status == 1)
    #expect(!isOnDisk("backlog/b", backlog))
    try backlog.repository.git(["sparse-checkout", "disable"])
    #expect(try backlog.run(["move", "B-1", "in-progress"]).status == 0)
  }

  @Test func lineEndsThatGitTurnsRoundAreNoLinesOfYourOwn() throws {
    let backlog = try TestBacklog()
    try backlog.repository.git(["config", "core.autocrlf", "true"])
    let text = try backlog.repository.text(path)
    try backlog.repository.write(path, text.replacing("\n", with: "\r\n"))
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("of your own"))
    let again = try backlog.run(["move", "K-1", "in-progress"])
    #expect(again.output == "K-1 is in-progress already; nothing to do.\n")
    #expect(try backlog.repository.git(["rev-list", "--count", "HEAD"]) == "2\n")
  }

  @Test(arguments: [["--cone"], ["--cone", "--sparse-index"], ["--no-cone"]])
  func sparseCheckouts(mode: [String]) throws {
    let backlog = try TestBacklog()
    for name in ["code/a/x.txt", "code/b/y.txt", "docs/z.txt"] {
      try backlog.repository.write(name, "text\n")
    }
    try backlog.repository.commit("code")
    try backlog.repository.git(["sparse-checkout", "set"] + mode + ["backlog"])
    let before = try backlog.repository.git(["ls-files", "-t", "code", "docs"])
    #expect(before.contains("S code/a/x.txt"))
    try expectAMove(backlog)
    #expect(try backlog.repository.git(["ls-files", "-t", "code", "docs"]) == before)
    #expect(
      try backlog.repository.git(["ls-tree", "-r", "--name-only", "HEAD", "docs"])
        == "docs/z.txt\n")
  }

  @Test(arguments: [["--depth=1"], ["--filter=blob:none"]])
  func clonesWithoutAll(option: [String]) throws {
    let backlog = try TestBacklog()
    try backlog.repository.git(["config", "uploadpack.allowFilter", "true"])
    try backlog.repository.write("code.txt", "text\n")
    try backlog.repository.commit("code")
    try backlog.repository.git(
      ["clone", "-q"] + option + ["file://\(backlog.repository.root)", "../part"])
    try expectAMove(backlog, in: "../part")
  }

  @Test func aFolderBehindASymbolicLinkIsRefused() throws {
    let backlog = try TestBacklog()
    try backlog.repository.write("elsewhere/K-2.md", TestBacklog.ticket("K-2"))
    _ = try ProcessResult.run(
      ["ln", "-s", "../elsewhere", "backlog/linked"], directory: backlog.repository.root,
      environment: backlog.repository.environment())
    let before = try backlog.repository.text("elsewhere/K-2.md")
    #expect(try backlog.run(["move", "K-2", "in-progress"]).status == 1)
    let new = try backlog.run(["new", "Another", "--project", "linked"])
    #expect(new.status == 1)
    #expect(new.errors.contains("symbolic link"), "\(new.errors)")
    #expect(try backlog.repository.text("elsewhere/K-2.md") == before)
  }

  @Test(arguments: ["rebase", "cherry-pick", "revert", "am", "bisect"])
  func refusesInTheMiddleOf(operation: String) throws {
    let backlog = try TestBacklog()
    let repository = backlog.repository
    try repository.write("x", "1\n")
    try repository.commit("x")
    try repository.git(["checkout", "-q", "-b", "side", "HEAD~1"])
    try repository.write("x", "2\n")
    try repository.commit("other x")
    switch operation {
    case "bisect": try repository.git(["bisect", "start"])
    case "am":
      let patch = try repository.git(["format-patch", "-1", "--stdout", "main"])
      _ = try repository.tryGit(["am"], input: patch)
    case "revert": _ = try repository.tryGit(["revert", "--no-edit", "main"])
    default: _ = try repository.tryGit([operation, "main"])
    }
    let before = try repository.git(["status", "--porcelain"])
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 1)
    #expect(result.errors.contains("is in progress"), "\(result.errors)")
    #expect(result.errors.contains("hint: "))
    #expect(try repository.git(["status", "--porcelain"]) == before)
  }

  @Test func aConflictInTheIndexIsRefused() throws {
    let backlog = try TestBacklog()
    let blob = String(
      try backlog.repository.git(["hash-object", "-w", path]).prefix(40))
    try backlog.repository.git(
      ["update-index", "--index-info"],
      input: (1...3).map { "100644 \(blob) \($0)\tconflict.txt\n" }.joined())
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 1)
    #expect(result.errors.contains("the index holds conflicts"), "\(result.errors)")
    #expect(try backlog.repository.text(path).contains("status: todo"))
  }
}
