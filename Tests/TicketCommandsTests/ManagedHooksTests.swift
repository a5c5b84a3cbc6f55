import Foundation
import TestSupport
import Testing

/// Repositories whose hooks somebody else looks after: nothing is written, the cure is said.
@Suite struct ManagedHooksTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  private func hooks() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: backlog.repository.root + "/.git/hooks")
      .filter { !$0.hasSuffix(".sample") }
  }

  /// Adds the lines that a refusal proposes to a file, as a person would.
  private func follow(_ result: ProcessResult, to file: String) throws {
    let lines = result.errors.split(separator: "\n").filter { $0.hasPrefix("hint:   ") }
      .map { $0.dropFirst(8) }
    #expect(!lines.isEmpty, "\(result.errors)")
    let text = (try? backlog.repository.text(file)) ?? ""
    try backlog.repository.write(file, text + lines.map { $0 + "\n" }.joined())
  }

  private func makeProgram(_ path: String, _ text: String) throws {
    try backlog.repository.write(path, text)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(backlog.repository.root)/\(path)")
  }

  /// The files of husky 9: each hook sources one script, which finds the person's own by the hook's name.
  private func installHusky() throws {
    try backlog.repository.git(["config", "core.hooksPath", ".husky/_"])
    try backlog.repository.write(".husky/_/.gitignore", "*")
    try backlog.repository.write(".husky/_/husky.sh", "echo \"husky - DEPRECATED\"\n")
    try backlog.repository.write(
      ".husky/_/h",
      """
      #!/usr/bin/env sh
      n=$(basename "$0")
      s=$(dirname "$(dirname "$0")")/$n
      [ -f "$s" ] || exit 0
      [ "${HUSKY-}" = "0" ] && exit 0
      export PATH="node_modules/.bin:$PATH"
      sh -e "$s" "$@"
      c=$?
      [ $c != 0 ] && echo "husky - $n script failed (code $c)"
      exit $c

      """)
    for name in ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"] {
      try makeProgram(".husky/_/\(name)", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"")
    }
  }

  @Test func huskyRunsTheLineThatIsProposed() throws {
    try installHusky()
    let result = try backlog.run(["hooks", "install", "pre-commit"])
    #expect(result.status == 1)
    #expect(result.errors.contains("add to .husky/pre-commit:"), "\(result.errors)")
    #expect(try hooks() == [])
    #expect(try backlog.repository.git(["config", "core.hooksPath"]) == ".husky/_\n")
    try follow(result, to: ".husky/pre-commit")
    #expect(
      try backlog.run(["hooks", "status", "pre-commit"]).output
        == "pre-commit: installed in .husky/pre-commit, which husky looks after\n")
    let stub = try backlog.repository.bytes(".husky/_/pre-commit")
    try backlog.repository.write("backlog/k/K-1.md", "rubbish\n")
    let refused = try backlog.git(["commit", "-q", "-a", "-m", "x"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("husky - pre-commit script failed (code 1)"))
    #expect(refused.errors.contains("error["), "\(refused.errors)")
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.bytes(".husky/_/pre-commit") == stub)
    #expect(try backlog.repository.text(".husky/pre-commit").contains("tickets hooks run"))
  }

  /// The hook that `lefthook install` writes looks for the program in several places, and hands the
  /// hook's name to it.
  @Test func lefthookRunsTheLinesThatAreProposed() throws {
    let script = """
      #!/bin/sh

      if [ "$LEFTHOOK" = "0" ]; then
        exit 0
      fi

      call_lefthook()
      {
        dir="$(git rev-parse --show-toplevel)"
        if test -n "$LEFTHOOK_BIN"
        then
          "$LEFTHOOK_BIN" "$@"
        elif test -f "$dir/node_modules/lefthook/bin/index.js"
        then
          "$dir/node_modules/lefthook/bin/index.js" "$@"
        else
          echo "Can't find lefthook in PATH"
        fi
      }

      call_lefthook run "pre-commit" "$@"

      """
    try backlog.repository.installHook("pre-commit", script)
    try backlog.repository.write(".gitignore", "node_modules\n")
    // Stands for the program: runs what the configuration says of the hook.
    try makeProgram(
      "node_modules/lefthook/bin/index.js",
      "#!/bin/sh\nset -e\n"
        + "eval \"$(sed -n \"/^$2:/,\\$s/.*{run: \\(tickets hooks run $2\\).*/\\1/p\" lefthook.yml)\"\n"
    )
    try backlog.repository.write("lefthook.yml", "# mine\n")
    let result = try backlog.run(["hooks", "install", "pre-commit"])
    #expect(result.status == 1)
    #expect(try backlog.repository.text(".git/hooks/pre-commit") == script)
    #expect(try hooks() == ["pre-commit"])
    try backlog.repository.write("backlog/k/K-1.md", "rubbish\n")
    #expect(try backlog.git(["commit", "-q", "-a", "-m", "before"]).status == 0)
    try follow(result, to: "lefthook.yml")
    #expect(
      try backlog.run(["hooks", "status", "pre-commit"]).output
        == "pre-commit: installed in lefthook.yml, which lefthook looks after\n")
    try backlog.repository.write("backlog/k/K-1.md", "more rubbish\n")
    let refused = try backlog.git(["commit", "-q", "-a", "-m", "x"])
    #expect(refused.status == 1, "\(refused.output)")
    #expect(refused.errors.contains("error["), "\(refused.errors)")
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.text(".git/hooks/pre-commit") == script)
  }

  @Test(arguments: [
    ("lefthook.yml", "lefthook"), (".pre-commit-config.yaml", "the pre-commit framework"),
  ])
  func theConfigurationOfAFrameworkIsNotWritten(file: String, name: String) throws {
    try backlog.repository.write(file, "# mine\n")
    let result = try backlog.run(["hooks", "install"])
    #expect(result.status == 1)
    #expect(result.errors.contains("error: \(name) looks after the hooks here"))
    #expect(try backlog.repository.text(file) == "# mine\n")
    #expect(try hooks() == [])
    #expect(try backlog.run(["hooks", "status", "pre-commit"]).output.contains("absent"))
    try follow(result, to: file)
    #expect(try backlog.run(["hooks", "status", "pre-commit"]).output.contains("installed"))
    #expect(try backlog.run(["hooks", "uninstall"]).status == 0)
    #expect(try backlog.repository.text(file).contains("tickets hooks run pre-commit"))
  }

  @Test func aConfiguredFolderIsNotTouched() throws {
    try backlog.repository.git(["config", "core.hooksPath", "tools/hooks"])
    let result = try backlog.run(["hooks", "install"])
    #expect(result.status == 1)
    #expect(result.errors.contains("add to tools/hooks/pre-commit:"))
    #expect(try backlog.repository.git(["config", "core.hooksPath"]) == "tools/hooks\n")
    #expect(!FileManager.default.fileExists(atPath: backlog.repository.root + "/tools"))
    let making = "hint: or make it: tickets hooks print pre-commit > tools/hooks/pre-commit"
    #expect(result.errors.contains(making))
    let script = try backlog.run(["hooks", "print", "pre-commit"]).output
    try backlog.repository.write("tools/hooks/pre-commit", script)
    #expect(try backlog.run(["hooks", "status"]).output.contains("pre-commit: installed"))
    #expect(try !backlog.run(["hooks", "install"]).errors.contains(making))
  }

  @Test(arguments: [
    ("id: tickets", ["pre-commit", "pre-merge-commit"]), ("{id: 'tickets-pre-push'}", ["pre-push"]),
    ("id: tickets-commit-msg", ["commit-msg"]), ("id: tickets-other", []), ("name: tickets", []),
  ])
  func ourOwnHooksAreKnownInTheConfigurationOfPreCommit(entry: String, names: [String]) throws {
    try backlog.repository.write(
      ".pre-commit-config.yaml",
      "repos:\n- repo: https://example.com/tickets\n  rev: v1\n  hooks:\n    - \(entry)\n")
    let status = try backlog.run(["hooks", "status"]).output.split(separator: "\n")
    #expect(
      status.filter { $0.contains("installed in") }.map { String($0.prefix { $0 != ":" }) } == names
    )
  }

  @Test func whatWasInstalledBeforeAManagerCameIsKnownAndTakenAway() throws {
    try backlog.repository.installHook("pre-commit", "#!/bin/sh\necho mine\n")
    let before = try backlog.repository.bytes(".git/hooks/pre-commit")
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try backlog.repository.write(".pre-commit-config.yaml", "repos: []\n")
    #expect(
      try backlog.run(["hooks", "status", "pre-push"]).output == "pre-push: installed\n")
    #expect(try backlog.run(["hooks", "uninstall"]).output.contains("pre-commit: uninstalled"))
    #expect(try backlog.repository.bytes(".git/hooks/pre-commit") == before)
    #expect(try hooks() == ["pre-commit"])
  }

  @Test func everyHookIsProposedAtOnce() throws {
    try backlog.repository.write("lefthook.yml", "# mine\n")
    let result = try backlog.run(["hooks", "install"])
    #expect(result.errors.components(separatedBy: "add to lefthook.yml:").count == 2)
    for name in ["pre-commit", "pre-merge-commit", "pre-push"] {
      #expect(result.errors.contains("hint:   \(name):\n"), "\(result.errors)")
    }
    try follow(result, to: "lefthook.yml")
    let again = try backlog.run(["hooks", "install"])
    #expect(again.errors.contains("names them already"))
  }

  @Test func theFrameworkOfPreCommitNamesThePushInVariables() throws {
    try backlog.repository.write(
      "backlog/k/K-1.md", TestBacklog.ticket("K-1", status: "nonsense"))
    let tip = try backlog.repository.commit("bad")
    let base = try backlog.repository.git(["rev-parse", "HEAD~"]).dropLast()
    let result = try backlog.run(
      ["hooks", "run", "pre-push"],
      adding: ["PRE_COMMIT_TO_REF": tip, "PRE_COMMIT_FROM_REF": String(base)])
    #expect(result.status == 1)
    #expect(result.errors.contains("error[unknown-status]"), "\(result.errors)")
  }
}
