import TestSupport
import Testing

/// Whatever stands in the way: all or nothing, and a clear word.
@Suite struct AdversityTests {
  private let backlog: TestBacklog
  private let path = "backlog/k/K-1.md"
  private var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  private func shell(_ script: String, input: [String] = []) throws -> ProcessResult {
    let environment = repository.environment(date: "2026-01-06T10:00:00Z")
    return try ProcessResult.run(
      ["sh", "-c", script], directory: repository.root,
      environment: environment.merging(
        ["PATH": "\(TestBacklog.binaryFolder):\(environment["PATH"] ?? "")"]) { $1 },
      input: input.map { $0 + "\n" }.joined())
  }

  private func fingerprint() throws -> [String] {
    try [
      ["status", "--porcelain", "-uall"], ["diff"], ["diff", "--cached"], ["ls-files", "-s"],
      ["rev-parse", "HEAD"], ["reflog"],
    ].map { try repository.git($0) } + [repository.text(path)]
  }

  /// Whoever ignores the signal of a child's end never learns its exit code.
  @Test func aParentThatIgnoresItsChildrenHidesNoRefusal() throws {
    try repository.installHook("pre-commit", "#!/bin/sh\nexit 1\n")
    let before = try fingerprint()
    let result = try shell(
      "exec perl -e '$SIG{CHLD} = \"IGNORE\"; exec @ARGV' tickets move K-1 in-progress")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.contains("the pre-commit hook said no (exit 1)"))
    #expect(try fingerprint() == before)
  }

  @Test(arguments: ["<&-", ">&-", "2>&-", "<&- 2>&-", "<&- >&- 2>&-"])
  func whereAStreamIsClosedNoFileIsTakenForIt(closed: String) throws {
    try repository.installHook("pre-commit", "#!/bin/sh\necho words >&2\necho more\n")
    let before = try fingerprint()
    #expect(try shell("tickets move K-1 nowhere \(closed)").status == 2)
    #expect(try fingerprint() == before)
    let result = try shell("tickets move K-1 in-progress \(closed)")
    // The change is made, and where its line can't be written that is said.
    #expect(result.status == (closed.contains(" >") || closed.hasPrefix(">") ? 3 : 0))
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try repository.git(["show", "HEAD:\(path)"]).contains("status: in-progress"))
    _ = try repository.git(["fsck", "--strict"])
  }

  #if os(Linux)
    @Test func aHookGetsNoFileOfOurs() throws {
      try repository.installHook(
        "pre-commit", "#!/bin/sh\nfiles=$(ls -l /proc/$$/fd)\necho \"$files\" > .git/files\n")
      #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
      let files = try repository.text(".git/files").split(separator: "\n")
        .filter { $0.contains(repository.root) && !$0.hasSuffix("/pre-commit") }
      #expect(files == [])
    }
  #endif

  @Test func aLockOfTheIndexIsExplainedAndLeft() throws {
    let before = try fingerprint()
    try repository.write(".git/index.lock", "")
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 3)
    #expect(result.errors.contains("index.lock is there"))
    #expect(try repository.bytes(".git/index.lock") == [])
    _ = try shell("rm .git/index.lock")
    #expect(try fingerprint() == before)
  }

  /// The user `nobody` may read everything and write nothing.
  @Test func aFolderThatCannotBeWrittenIsAClearError() throws {
    let before = try fingerprint()
    let result = try shell(
      """
      [ "$(id -u)" = 0 ] || { chmod -R a-w .git; tickets move K-1 in-progress; s=$?; \
      chmod -R u+w .git; exit $s; }
      chmod 755 .. ../..; chmod -R a+rX . ; git config --global --add safe.directory "$PWD"
      chmod -R a+rX "$HOME"
      exec setpriv --reuid=65534 --clear-groups tickets move K-1 in-progress
      """)
    #expect(result.status == 3, "\(result.output)\(result.errors)")
    #expect(result.errors.contains(": Permission denied\nhint: you need leave"), "\(result.errors)")
    #expect(try fingerprint() == before)
  }

  /// Every number of blocks that may still be free: the old state, or the new one.
  @Test func aFullDiskChangesNothing() throws {
    let script = """
      set -e
      [ "$(id -u)" = 0 ] || exit 77
      mkdir ../disk && mount -t tmpfs -o size=2m tmpfs ../disk 2> /dev/null || exit 77
      disk=$(cd ../disk && pwd)
      trap 'cd /; umount -l "$disk"' EXIT
      cp -a . ../disk/r && cd ../disk/r && git status > /dev/null
      for left in 0 4 8 12 16 20 24 28 32 40 48; do
        git reset -q --hard "$(git rev-list --max-parents=0 HEAD)"
        rm -f ../filler; head -c 8m /dev/zero > ../filler 2> /dev/null || true
        size=$(stat -c %s ../filler); truncate -s $((size - left * 1024)) ../filler
        head=$(git rev-parse HEAD)
        if tickets move K-1 in-progress > /dev/null 2> ../words; then
          grep -q in-progress \(path) && [ "$(git rev-parse HEAD~1)" = "$head" ]
        else
          grep -q 'error: ' ../words || [ ! -s ../words ]
          rm -f ../filler
          grep -q 'status: todo' \(path); [ "$(git rev-parse HEAD)" = "$head" ]
        fi
        rm -f ../filler
        [ -z "$(git status --porcelain)" ] || { git status; exit 5; }
        git fsck --strict --no-dangling
        if ls .git/*.lock .git/refs/heads/*.lock 2> /dev/null; then exit 6; fi
      done
      """
    let result = try shell(script)
    #expect([0, 77].contains(result.status), "\(result.status) \(result.output)\(result.errors)")
  }

  @Test func movesAndAddsAtOnceLoseNothing() throws {
    for number in 2...20 {
      try repository.write("backlog/k/K-\(number).md", TestBacklog.ticket("K-\(number)"))
    }
    try repository.commit("more")
    for number in 1...20 { try repository.write("file-\(number)", "\(number)\n") }
    let commands = (1...20).flatMap { number in
      [
        "until git add file-\(number) 2> /dev/null; do sleep 0.05; done",
        "tickets move K-\(number) in-progress > /dev/null || echo K-\(number)",
      ]
    }
    let result = try shell("xargs -P 40 -I '{}' sh -c '{}'", input: commands)
    #expect(result.output == "", "\(result.errors)")
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "22\n")
    let status = try repository.git(["status", "--porcelain"]).split(separator: "\n")
    #expect(status.count == 20)
    #expect(status.allSatisfy { $0.hasPrefix("A  file-") }, "\(status)")
    #expect(try repository.git(["fsck", "--strict", "--no-dangling"]) == "")
  }

  @Test func aBranchThatMovedMeanwhileIsNotOverwritten() throws {
    try repository.installHook(
      "commit-msg",
      "#!/bin/sh\ngit commit-tree -m other HEAD^{tree} -p HEAD > .git/other\n"
        + "git update-ref refs/heads/main $(cat .git/other)\n")
    let before = try repository.text(path)
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.status == 3, "\(result.errors)")
    #expect(try repository.text(path) == before)
    #expect(try repository.git(["rev-parse", "HEAD"]) == repository.text(".git/other"))
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test(arguments: [4, 5, 6, 9])
  func tooFewDescriptorsAreSaid(count: Int) throws {
    let before = try repository.text(path)
    let result = try shell("ulimit -n \(count); tickets move K-1 review")
    #expect(result.status == 3, "\(result.errors)")
    #expect(result.errors.contains("more files can be opened here"), "\(result.errors)")
    #expect(try repository.text(path) == before)
  }

  @Test func takenDescriptorsAreNoTrap() throws {
    let before = try repository.text(path)
    let result = try shell(
      "exec bash -c 'ulimit -n 24; for n in {3..22}; do eval \"exec $n</dev/null\"; done; "
        + "exec 23<&-; tickets move K-1 review'")
    #expect(result.status == 3, "\(result)")
    #expect(result.errors.contains("ulimit -n 256"), "\(result)")
    #expect(try repository.text(path) == before)
  }

  /// A kill at some of the system calls; `Tests/Torture/faults` does it at every one.
  @Test(arguments: ["rename", "link", "unlink", "fsync"], [1, 2, 3])
  func aKillLeavesTheOldStateOrTheNew(call: String, number: Int) throws {
    try repository.write("other.txt", "staged\n")
    try repository.git(["add", "other.txt"])
    guard try shell("command -v strace").status == 0 else { return }
    _ = try shell(
      "strace -f -o /dev/null -e inject=\(call):signal=KILL:when=\(number) tickets move K-1 review")
    let locks = try shell("rm -f .git/*.lock .git/refs/heads/*.lock")
    #expect(locks.status == 0)
    #expect(try repository.git(["fsck", "--strict", "--no-dangling"]) == "")
    let states =
      try [repository.text(path)]
      + [":", "HEAD:"].map {
        try repository.git(["show", $0 + path])
      }
    let moved = states.map { $0.contains("status: review") }
    #expect(
      [[false, false, false], [true, false, false], [true, true, false], [true, true, true]]
        .contains(moved), "\(moved)")
    #expect(try backlog.run(["move", "K-1", "review"]).status == 0)
    #expect(try repository.git(["status", "--porcelain"]) == "A  other.txt\n")
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "2\n")
  }

  /// A backlog that can't be looked at is not an empty one, in which a project would be begun.
  @Test(arguments: [("newfstatat", "look at"), ("getdents64", "list")])
  func whatCannotBeLookedAtIsNotTakenForAbsent(call: String, words: String) throws {
    guard try shell("command -v strace").status == 0 else { return }
    let before = try fingerprint()
    // Leaks can't be looked for in a program that is traced.
    let result = try shell(
      "ASAN_OPTIONS=detect_leaks=0 strace -o /dev/null -P $PWD/backlog "
        + "-e inject=\(call):error=EIO:when=1+ tickets new another")
    #expect(result.status == 3, "\(result)")
    #expect(
      result.errors.contains("can't \(words) \(repository.root)/backlog: Input/output error"))
    #expect(try fingerprint() == before)
  }

  /// A folder that can't be read in the repository is not taken for an empty one: nothing is lost of it.
  @Test func aTreeThatCannotBeReadIsAnError() throws {
    let before = try fingerprint()
    let tree = try repository.git(["rev-parse", "HEAD:backlog/k"]).filter(\.isHexDigit)
    let object = ".git/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
    for change in ["archive K-1", "move K-1 in-progress", "new another", "list --at HEAD"] {
      let result = try shell(
        "mv \(object) kept; tickets \(change); s=$?; mv kept \(object); exit $s")
      #expect(result.status == 3, "\(change): \(result)")
      #expect(result.errors.contains("\(tree)"), "\(change): \(result)")
      #expect(try fingerprint() == before)
    }
  }

  /// Half a hook is no hook: killed at a write, the next `hooks install` ends as an undisturbed one.
  @Test(arguments: ["write", "fsync", "rename"], [1, 2, 3])
  func aKilledInstallationOfHooksIsCompleted(call: String, number: Int) throws {
    guard try shell("command -v strace").status == 0 else { return }
    let listing = "cd .git/hooks && ls -lA | cut -c1-10 && cat $(ls -A | grep -v sample)"
    let undisturbed = try TestBacklog()
    #expect(try undisturbed.run(["hooks", "install"]).status == 0)
    _ = try shell(
      "strace -f -o /dev/null -e inject=\(call):signal=KILL:when=\(number) tickets hooks install")
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    let expected = try ProcessResult.run(
      ["sh", "-c", listing], directory: undisturbed.repository.root,
      environment: undisturbed.repository.environment())
    #expect(try shell(listing).output == expected.output)
  }

  /// A renamed file is under one of its two names, whatever fails for good; the torture does it everywhere.
  @Test(arguments: [("rename", [2, 3]), ("newfstatat", [130, 160, 190, 220])])
  func aRenamedFileIsUnderOneName(call: String, numbers: [Int]) throws {
    guard try shell("command -v strace").status == 0 else { return }
    let archived = "backlog/k/archive/K-1.md"
    for number in numbers {
      let change = try shell(
        "strace -f -o /dev/null -e inject=\(call):error=EIO:when=\(number)+ tickets archive K-1")
      let paths = [path, archived].filter { (try? repository.bytes($0)) != nil }
      #expect(paths.count == 1, "\(call) \(number): \(paths) \(change)")
      guard change.status != 0 else { return }
      try repository.git(["restore", "--staged", "."])
    }
    let again = try backlog.run(["archive", "K-1"])
    #expect(again.status == 0, "\(call): \(again)")
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }
}
