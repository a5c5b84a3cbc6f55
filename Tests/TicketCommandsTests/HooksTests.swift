import Foundation
import TestSupport
import Testing

@Suite struct HooksTests {
  let backlog: TestBacklog
  private let folder = ".git/hooks/"
  private let path = "backlog/k/K-1.md"

  init() throws { backlog = try TestBacklog() }

  /// Writes a hook that was there before.
  private func write(_ name: String, _ bytes: [UInt8], mode: Int = 0o755) throws {
    try backlog.repository.write(folder + name, bytes: bytes)
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: backlog.repository.root + "/" + folder + name)
  }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(
      atPath: backlog.repository.root + "/" + folder + name)[.posixPermissions] as? Int
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: backlog.repository.root + "/" + folder + name)
  }

  /// Edits the ticket so that no commit should take it.
  private func spoil() throws {
    let text = try backlog.repository.text(path)
    try backlog.repository.write(
      path, text.replacing(#/status: .*/#, with: "status: nonsense"))
  }

  @Test func installingAndUninstallingLeavesNothing() throws {
    let before = try FileManager.default.contentsOfDirectory(
      atPath: backlog.repository.root + "/" + folder)
    #expect(try backlog.run(["hooks", "status", "pre-commit"]).output == "pre-commit: absent\n")
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    let status = try backlog.run(["hooks", "status"])
    #expect(
      status.output == """
        pre-commit: installed
        pre-merge-commit: installed
        commit-msg: absent
        pre-push: installed

        """)
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    let after = try FileManager.default.contentsOfDirectory(
      atPath: backlog.repository.root + "/" + folder)
    #expect(before.sorted() == after.sorted())
    #expect(
      try backlog.run(["hooks", "uninstall"]).output == "no hook of tickets is installed here\n")
  }

  @Test func answersForProgramsAreOneDocument() throws {
    let result = try backlog.run(["hooks", "status", "--format", "json"])
    let list = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    #expect(list?.count == 4)
    #expect(list?.first?["state"] as? String == "absent")
  }

  @Test func theScriptsBesideTheSourcesAreWhatIsInstalled() throws {
    let names = [
      "pre-commit", "pre-merge-commit", "commit-msg", "pre-push", "pre-receive", "update",
    ]
    let folder = SeedFiles.packageRoot + "/hooks/"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(files.sorted() == names.sorted())
    #expect(try backlog.run(["hooks", "install"] + names).status == 0)
    let program = "'\(TestBacklog.binaryFolder)/tickets' "
    for name in names {
      let script = try String(contentsOfFile: folder + name, encoding: .utf8)
      #expect(try backlog.run(["hooks", "print", name]).output == script)
      let installed = try backlog.repository.text(self.folder + name)
      #expect(installed.contains(program))
      #expect(installed.replacing(program, with: "") == script)
      #expect(FileManager.default.isExecutableFile(atPath: folder + name))
    }
  }

  @Test(arguments: [
    "#!/bin/sh\nexit 0\n", "#!/usr/bin/env bash\nset -euo pipefail\necho mine\nexec true",
    "#!/bin/sh -e\n", "#! /bin/dash\n# \u{e9}t\u{e9}\ntrue\n",
  ])
  func aShellHookIsKeptToTheByte(own: String) throws {
    try write("pre-commit", Array(own.utf8), mode: 0o750)
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    #expect(!exists("pre-commit.before-tickets"))
    try spoil()
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 1)
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.text(folder + "pre-commit") == own)
    #expect(try mode("pre-commit") == 0o750)
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 0)
  }

  @Test(arguments: ["#!/usr/bin/env python3\nopen('ran', 'w').write('x')\n", "BINARY"])
  func aHookInAnotherLanguageRunsAfterOurs(own: String) throws {
    let bytes =
      own == "BINARY" ? Array(try Data(contentsOf: URL(filePath: "/bin/true"))) : Array(own.utf8)
    try write("pre-commit", bytes, mode: 0o711)
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    #expect(try backlog.repository.bytes(folder + "pre-commit.before-tickets") == bytes)
    try spoil()
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 1)
    try backlog.repository.git(["checkout", "-q", "-f"])
    try backlog.tickBoxes(path)
    let good = try backlog.git(["commit", "-q", "-a", "-m", "x"])
    #expect(good.status == 0, "\(good.errors)")
    if own != "BINARY" { #expect(try backlog.repository.text("ran") == "x") }
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.bytes(folder + "pre-commit") == bytes)
    #expect(try mode("pre-commit") == 0o711)
    #expect(!exists("pre-commit.before-tickets"))
  }

  @Test func aHookThatRefusesStillRefuses() throws {
    try write("pre-commit", Array("#!/usr/bin/env python3\nimport sys\nsys.exit(7)\n".utf8))
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.tickBoxes(path)
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 1)
  }

  @Test func aHookThatGitIgnoresIsNotWokenUp() throws {
    let own = "#!/bin/sh\nexit 1\n"
    try write("pre-commit", Array(own.utf8), mode: 0o644)
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.tickBoxes(path)
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 0)
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.text(folder + "pre-commit") == own)
    #expect(try mode("pre-commit") == 0o644)
  }

  @Test func aLinkedHookIsKeptAsALink() throws {
    try backlog.repository.write("tools/check", "#!/bin/sh\necho x > ran\n")
    let link = backlog.repository.root + "/" + folder + "pre-commit"
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: backlog.repository.root + "/tools/check")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "../../tools/check")
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    #expect(try backlog.repository.text("tools/check") == "#!/bin/sh\necho x > ran\n")
    try backlog.tickBoxes(path)
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "x"]).status == 0)
    #expect(try backlog.repository.text("ran") == "x\n")
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../../tools/check")
  }

  @Test func aHookAfterOursStillReadsWhatIsPushed() throws {
    try backlog.repository.git(["init", "-q", "--bare", "../remote.git"])
    try write("pre-push", Array("#!/bin/sh\ncat > pushed\n".utf8))
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    let result = try backlog.git(["push", "-q", "../remote.git", "main", "main:other"])
    #expect(result.status == 0, "\(result.errors)")
    let tip = try backlog.repository.git(["rev-parse", "HEAD"]).dropLast()
    let zero = String(repeating: "0", count: 40)
    #expect(
      try backlog.repository.text("pushed").split(separator: "\n").sorted() == [
        "refs/heads/main \(tip) refs/heads/main \(zero)",
        "refs/heads/main \(tip) refs/heads/other \(zero)",
      ])
    // Nothing to push: the other hook reads an empty input, not an empty line.
    _ = try backlog.git(["push", "-q", "../remote.git", "main"])
    #expect(try backlog.repository.text("pushed") == "")
  }

  @Test func aLinkedWorktreeSharesTheHooks() throws {
    try backlog.repository.git(["worktree", "add", "-q", "../second", "-b", "second"])
    let second = backlog.repository.root + "/../second"
    #expect(try backlog.run(["-C", second, "hooks", "install"]).status == 0)
    #expect(exists("pre-commit"))
    try backlog.repository.write(
      "../second/" + path, TestBacklog.ticket("K-1", status: "nonsense"))
    let refused = try backlog.git(["-C", second, "commit", "-q", "-a", "-m", "x"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[unknown-status]"), "\(refused.errors)")
  }

  @Test func aProgramWithoutAPathFindsIt() throws {
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try spoil()
    let git = try ProcessResult.run(
      ["which", "git"], directory: "/", environment: backlog.repository.environment()
    ).output.trimmingCharacters(in: .newlines)
    let identity = ["-c", "user.name=A", "-c", "user.email=a@b"]
    let refused = try ProcessResult.run(
      ["-i", git] + identity + ["commit", "-q", "-a", "-m", "x"],
      directory: backlog.repository.root, environment: [:])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[unknown-status]"), "\(refused.errors)")
  }

  @Test func aMissingProgramIsAWarningUnlessStrict() throws {
    let script = SeedFiles.packageRoot + "/hooks/pre-commit"
    let bare = ["PATH": "/nowhere", "HOME": "/nowhere"]
    let warned = try ProcessResult.run(["/bin/sh", script], directory: "/", environment: bare)
    #expect(warned.status == 0)
    #expect(warned.errors == "warning: tickets was not found, so nothing was checked\n")
    let strict = try ProcessResult.run(
      ["/bin/sh", script], directory: "/",
      environment: bare.merging(["TICKETS_HOOKS": "strict"]) { $1 })
    #expect(strict.status == 1)
    #expect(try backlog.run(["hooks", "install", "--strict", "update"]).status == 0)
    let installed = try backlog.repository.text(folder + "update")
    try backlog.repository.write(
      "strict", installed.replacing(TestBacklog.binaryFolder, with: "/nowhere"))
    let baked = try ProcessResult.run(
      ["/bin/sh", backlog.repository.root + "/strict"], directory: "/", environment: bare)
    #expect(baked.status == 1)
    #expect(try backlog.run(["hooks", "status", "update"]).output == "update: installed\n")
  }

  @Test func aBranchWithoutABacklogIsLeftAlone() throws {
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.repository.git(["checkout", "-q", "--orphan", "pages"])
    try backlog.repository.git(["rm", "-rqf", "."])
    try backlog.repository.write("index.html", "x")
    try backlog.repository.git(["add", "-A"])
    let result = try backlog.git(["commit", "-q", "-m", "pages"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
  }

  @Test func allHooksAreInstalledOrNone() throws {
    let mine = "#!/bin/sh\necho mine\n"
    try backlog.repository.installHook("pre-commit", mine)
    try backlog.repository.installHook("pre-push", "#!/usr/bin/python3\n")
    try backlog.repository.installHook("pre-push.before-tickets", "#!/usr/bin/python3\n")
    let result = try backlog.run(["hooks", "install"])
    #expect(result.status == 1)
    #expect(result.errors.contains("there is another hook"), "\(result.errors)")
    #expect(try backlog.repository.text(".git/hooks/pre-commit") == mine)
    #expect(throws: (any Error).self) {
      try backlog.repository.text(".git/hooks/pre-merge-commit")
    }
  }
}
