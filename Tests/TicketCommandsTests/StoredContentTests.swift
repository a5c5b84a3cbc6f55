import TestSupport
import Testing

/// What Git stores of a ticket is what `git add` would store.
@Suite struct StoredContentTests {
  private let backlog: TestBacklog
  private let path = "backlog/k/K-1.md"
  private var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  private func stored() throws -> [UInt8] {
    try Array(repository.git(["cat-file", "blob", "HEAD:\(path)"]).utf8)
  }

  private func makeExecutable(_ name: String, _ script: String) throws {
    try repository.write(name, script)
    _ = try ProcessResult.run(
      ["chmod", "+x", name], directory: repository.root, environment: repository.environment())
  }

  @Test(arguments: ["autocrlf", "attributes", "environment"])
  func lineEndsAreNormalised(way: String) throws {
    var variables: [String: String] = [:]
    switch way {
    case "autocrlf": try repository.git(["config", "core.autocrlf", "true"])
    case "attributes": try repository.write(".gitattributes", "*.md text eol=crlf\n")
    default:
      variables = [
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.autocrlf", "GIT_CONFIG_VALUE_0": "input",
      ]
    }
    try repository.write(path, try repository.text(path).replacing("\n", with: "\r\n"))
    let result = try backlog.run(["move", "K-1", "in-progress"], adding: variables)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try !stored().contains(UInt8(ascii: "\r")))
    #expect(try repository.text(path).contains("status: in-progress\r\n"))
    let changed = try repository.tryGit(["diff", "--name-only"], adding: variables).output
    #expect(changed == "")
  }

  @Test func filtersOfTheUsersOwnAreRun() throws {
    try makeExecutable(".git/clean", "#!/bin/sh\nsed s/Count/COUNT/\n")
    try repository.git(["config", "filter.loud.clean", "\(repository.root)/.git/clean"])
    try repository.git(["config", "filter.loud.required", "true"])
    try repository.write(".gitattributes", "*.md filter=loud\n")
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try repository.git(["show", "HEAD:\(path)"]).contains("title: COUNT the things"))
    #expect(try repository.text(path).contains("title: Count the things"))
    #expect(try repository.git(["diff", "--name-only"]) == "")
  }

  @Test func aFilterThatFailsChangesNothing() throws {
    try repository.git(["config", "filter.lfs.clean", "false"])
    try repository.git(["config", "filter.lfs.required", "true"])
    try repository.write(".gitattributes", "*.md filter=lfs\n")
    let before = try repository.text(path)
    let head = try repository.git(["rev-parse", "HEAD"])
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 3)
    #expect(result.errors.contains("lfs"), "\(result.errors)")
    #expect(try repository.text(path) == before)
    #expect(try repository.git(["rev-parse", "HEAD"]) == head)
  }

  @Test func encodingsOfTheWorkTreeAreHonoured() throws {
    try repository.write(".gitattributes", "*.md working-tree-encoding=ISO-8859-1\n")
    try repository.write(path, bytes: repository.bytes(path) + [0xe9, 0x0a])
    let result = try backlog.run(["move", "K-1", "in-progress"])
    // The rules may refuse bytes that are no UTF-8; what is stored is never wrong.
    let isRefused = result.status == 1
    let end = try stored().suffix(3)
    #expect(isRefused || end == [0xc3, 0xa9, 0x0a])
    #expect(try repository.git(["fsck", "--no-dangling"]) == "")
  }

  @Test func aSignatureIsMadeByTheProgramThatIsConfigured() throws {
    try makeExecutable(
      ".git/gpg",
      "#!/bin/sh\ncat > .git/signed\necho '[GNUPG:] SIG_CREATED ' >&2\n"
        + "printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabc\\n-----END PGP SIGNATURE-----\\n'\n")
    try repository.git(["config", "commit.gpgsign", "true"])
    try repository.git(["config", "gpg.program", "\(repository.root)/.git/gpg"])
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    let commit = try repository.git(["cat-file", "commit", "HEAD"])
    #expect(commit.contains("gpgsig -----BEGIN PGP SIGNATURE-----"))
    #expect(commit.contains("author Ada Example <ada@example.com> 1767693600 +0000"))
    #expect(try repository.text(".git/signed").contains("Ticket-State: K-1 todo -> in-progress"))
  }

  @Test func anSSHSignatureVerifies() throws {
    let folder = repository.root + "/.git"
    let made = try ProcessResult.run(
      ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "\(folder)/key"],
      directory: repository.root, environment: repository.environment())
    try #require(made.status == 0, "\(made.errors)")
    let key = try repository.text(".git/key.pub")
    try repository.write(".git/allowed", "ada@example.com \(key)")
    for (name, value) in [
      ("commit.gpgsign", "true"), ("gpg.format", "ssh"), ("user.signingkey", "\(folder)/key.pub"),
      ("gpg.ssh.allowedSignersFile", "\(folder)/allowed"),
    ] { try repository.git(["config", name, value]) }
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try repository.git(["log", "-1", "--format=%G?"]) == "G\n")
  }

  @Test func aSignatureThatCannotBeMadeIsNeverDropped() throws {
    try repository.git(["config", "commit.gpgsign", "true"])
    try repository.git(["config", "gpg.program", "false"])
    let before = try repository.git(["rev-parse", "HEAD"])
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 3)
    #expect(result.errors.contains("can't sign the commit"))
    #expect(try repository.git(["rev-parse", "HEAD"]) == before)
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aHookThatChangesTheTicketHasItsVersionCommitted() throws {
    try repository.installHook(
      "pre-commit",
      "#!/bin/sh\nfor f in $(git diff --cached --name-only); do echo formatted >> $f; git add $f; done\n"
    )
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try repository.git(["show", "HEAD:\(path)"]).hasSuffix("formatted\n"))
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aHookThatChangesTheTicketAndRefusesLeavesItAsItWas() throws {
    try repository.installHook("pre-commit", "#!/bin/sh\necho formatted >> \(path)\nexit 1\n")
    let before = try repository.bytes(path)
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 1)
    #expect(try repository.bytes(path) == before)
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(result.errors.contains("was changed while the hooks ran"))
    #expect(try repository.text(".git/tickets/K-1.md.changed").hasSuffix("formatted\n"))
  }

  @Test func aHookNeedBeNoShellScript() throws {
    try repository.installHook(
      "commit-msg",
      "#!/usr/bin/env python3\nimport sys\nopen(sys.argv[1], 'a').write('Reviewed-by: p\\n')\n")
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try repository.git(["log", "-1", "--format=%B"]).contains("Reviewed-by: p"))
  }

  @Test(arguments: ["pre-commit", "prepare-commit-msg", "commit-msg"])
  func everyHookMayAskGitForWhatIsCommitted(name: String) throws {
    try repository.write("other.txt", "staged\n")
    try repository.git(["add", "other.txt"])
    try repository.installHook(
      name, "#!/bin/sh\ngit write-tree > .git/seen && git diff --cached --name-only >> .git/seen\n")
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 0, "\(result.errors)")
    let tree = try repository.git(["rev-parse", "HEAD^{tree}"])
    #expect(try repository.text(".git/seen") == tree + "\(path)\n")
    #expect(try repository.git(["status", "--porcelain"]) == "A  other.txt\n")
  }
}
