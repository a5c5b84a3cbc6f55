import Foundation
import Libgit2
import TestSupport
import Testing

@Suite struct OpeningTests {
  @Test func aRepositoryIsFoundFromBelow() throws {
    let test = try TestRepository()
    try test.write("a/b/c", "")
    let repository = try #require(try Opened.discover(test.root + "/a/b"))
    #expect(repository.workDirectory == test.root)
    #expect(repository.gitDirectory == test.root + "/.git")
    #expect(repository.commonDirectory == test.root + "/.git")
    #expect(repository.indexPath == test.root + "/.git/index")
    #expect(!repository.isBare && repository.state == .none)
  }

  @Test func whereThereIsNoRepositoryNoneIsFound() throws {
    let folder = try TemporaryFolder()
    let ceiling = RepositoryOverrides(ceilingDirectories: [folder.path])
    #expect(try Opened.discover(folder.path, ceiling) == nil)
  }

  @Test func aLinkedWorkTreeHasItsOwnHeadAndTheCommonObjects() throws {
    let test = try TestRepository()
    try test.write("a", "a")
    try test.commit("First")
    try test.git(["worktree", "add", "-q", "-b", "other", "linked"])
    let repository = try #require(try Opened.discover(test.root + "/linked"))
    let head = try test.id("HEAD")
    #expect(repository.workDirectory == test.root + "/linked")
    #expect(repository.gitDirectory == test.root + "/.git/worktrees/linked")
    #expect(repository.commonDirectory == test.root + "/.git")
    #expect(try repository.head() == .branch(ref: "refs/heads/other", target: head))
    let index = try RawIndex.read(path: repository.indexPath)
    #expect(index.entries.map(index.path) == ["a"])
    let bytes = try repository.commitBytes(
      tree: try repository.tree(of: head), parents: [head], author: ada, committer: ada,
      message: "x\n")
    let commit = try repository.writeCommit(rawBytes: bytes)
    try repository.updateReference(
      "refs/heads/other", to: commit, expecting: head, log: "commit: x", identity: ada)
    #expect(try test.git(["-C", "linked", "rev-parse", "HEAD"]) == "\(commit)\n")
    #expect(
      try test.git(["-C", "linked", "log", "-g", "-1", "--format=%gs", "HEAD"]) == "commit: x\n")
    #expect(try test.id("HEAD") == head)
  }

  @Test func theCallersOverridesAreHonoured() throws {
    let test = try TestRepository()
    let other = try TestRepository()
    let overrides = RepositoryOverrides(
      gitDirectory: test.root + "/.git", workTree: other.root, indexFile: "/elsewhere/index")
    let repository = try #require(try Opened.discover(other.root, overrides))
    #expect(repository.gitDirectory == test.root + "/.git")
    #expect(repository.workDirectory == other.root)
    #expect(repository.indexPath == "/elsewhere/index")
  }

  @Test func aGitDirectoryAloneTakesTheStartingFolderAsWorkTree() throws {
    let test = try TestRepository()
    let other = try TestRepository()
    let overrides = RepositoryOverrides(gitDirectory: test.root + "/.git")
    let repository = try #require(try Opened.discover(other.root, overrides))
    #expect(repository.workDirectory == other.root)
  }

  @Test func aBareRepositoryHasNoWorkTree() throws {
    let test = try TestRepository(["--bare", "-b", "main"])
    let repository = try Opened.repository(test)
    #expect(repository.isBare)
    #expect(repository.workDirectory == nil)
  }

  @Test func aSHA256RepositoryIsRefusedClearly() throws {
    let test = try TestRepository(["--object-format=sha256", "-b", "main"])
    let error = #expect(throws: GitError.self) { try Opened.repository(test) }
    #expect(error?.isUnsupportedRepository == true)
    #expect(error?.message.contains("sha256") == true)
  }

  @Test func aReftableRepositoryIsRefusedClearly() throws {
    let test = try TestRepository()
    try test.git(["config", "core.repositoryFormatVersion", "1"])
    try test.git(["config", "extensions.refStorage", "reftable"])
    let error = #expect(throws: GitError.self) { try Opened.repository(test) }
    #expect(error?.isUnsupportedRepository == true)
    #expect(error?.message.contains("reftable") == true)
  }

  @Test(arguments: ["worktreeConfig", "preciousObjects", "relativeWorktrees"])
  func anExtensionThatChangesNothingIsAdmitted(name: String) throws {
    let test = try TestRepository()
    try test.git(["config", "core.repositoryFormatVersion", "1"])
    try test.git(["config", "extensions.\(name)", "true"])
    #expect(try Opened.repository(test).head() == .unborn(ref: "refs/heads/main"))
  }

  @Test func anUnknownExtensionIsRefused() throws {
    let test = try TestRepository()
    try test.git(["config", "core.repositoryFormatVersion", "1"])
    try test.write(
      ".git/config", try test.text(".git/config") + "[extensions]\n\tsomethingNew = true\n")
    #expect(throws: GitError.self) { try Opened.repository(test) }
  }

  @Test func theConfigurationIsReadWithTheWorkTreesOwn() throws {
    let test = try TestRepository()
    try test.git(["config", "extensions.worktreeConfig", "true"])
    try test.git(["config", "some.text", "one"])
    try test.git(["config", "--worktree", "some.other", "two"])
    try test.git(["config", "some.flag", "yes"])
    let repository = try Opened.repository(test)
    #expect(try repository.configuration("some.text") == "one")
    #expect(try repository.configuration("some.other") == "two")
    #expect(try repository.configuration("some.nothing") == nil)
    #expect(try repository.configurationFlag("some.flag") == true)
    #expect(try repository.configurationFlag("some.nothing") == nil)
    #expect(throws: GitError.self) { try repository.configurationFlag("some.text") }
  }

  @Test func settingsAreFoundByTheBeginningOfTheirKey() throws {
    let test = try TestRepository()
    try test.git(["config", "includeIf.gitdir:/nowhere.path", "x"])
    try test.git(["config", "some.includeif.hasconfig", "x"])
    let before = try Opened.repository(test)
    #expect(try before.hasSettings(beginningWith: "includeif.gitdir"))
    #expect(try !before.hasSettings(beginningWith: "includeif.hasconfig"))
    try test.git(["config", "includeIf.hasconfig:remote.*.url:https://*.path", "x"])
    let after = try Opened.repository(test)
    #expect(try after.hasSettings(beginningWith: "includeif.hasconfig"))
  }

  @Test func aShallowCloneKnowsItsBoundary() throws {
    let test = try TestRepository()
    for name in ["1", "2", "3"] { try test.commit(name) }
    try test.git(["clone", "-q", "--depth", "2", "file://" + test.root, "clone"])
    let repository = try #require(try Opened.discover(test.root + "/clone"))
    #expect(repository.isShallow)
    #expect(try repository.shallowCommits == [try test.id("HEAD~1")])
    #expect(!repository.exists(try test.id("HEAD~2")))
    #expect(try Opened.repository(test).isShallow == false)
  }

  @Test(.enabled("only root can give a folder away") { NSUserName() == "root" })
  func aForeignRepositoryIsRefusedUntilTheCallerInsists() throws {
    let test = try TestRepository()
    for path in [test.root, test.root + "/.git"] {
      try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: path)
    }
    for _ in 0..<2 {
      let error = #expect(throws: GitError.self) { try Opened.discover(test.root) }
      #expect(error?.isOwnershipRefusal == true)
      #expect(error?.isNotFound == false)
      let repository = try Repository.discover(from: test.root, skipOwnerValidation: true)
      #expect(repository?.workDirectory == test.root)
    }
  }
}
