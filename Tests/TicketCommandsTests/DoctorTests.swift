import TestSupport
import Testing

@Suite struct DoctorTests {
  private let backlog: TestBacklog
  private var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  @Test func aSoundRepositoryIsFine() throws {
    let result = try backlog.run(["doctor"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    for line in [
      "ok      git ", "no lock is left behind", "by Ada Example", "1 ticket, all readable",
    ] {
      #expect(result.output.contains(line), "\(line): \(result.output)")
    }
    #expect(!result.output.contains("PROBLEM"))
  }

  @Test func aLockLeftBehindIsNamedWithItsCureAndStays() throws {
    try repository.write(".git/index.lock", "")
    try repository.write(".git/refs/heads/main.lock", "")
    let result = try backlog.run(["doctor"])
    #expect(result.status == 1)
    #expect(result.output.contains(".git/index.lock is there, "))
    #expect(result.output.contains("refs/heads/main.lock is there"))
    #expect(result.output.contains("no process has it open") || !result.output.contains("/proc"))
    #expect(result.output.contains("hint: rm "))
    #expect(try repository.bytes(".git/index.lock") == [])
  }

  @Test func leftoversMistakesAndShadowsAreNamed() throws {
    try repository.write(".git/tickets/before-0", "x")
    try repository.write(".tickets.yml", "root: backlog\n")
    try repository.write("backlog/k/K-1.md", "---\nid: K-1\ntitle: a: b\n---\n")
    let result = try backlog.run(["doctor"])
    #expect(result.status == 1)
    #expect(result.output.contains("tickets/before-0"))
    #expect(result.output.contains(".tickets.yml is shadowed by backlog/backlog.yml"))
    #expect(result.output.contains("1 of 1 tickets have faults"))
    try repository.write("backlog/backlog.yml", "workflw: {}\n")
    #expect(try backlog.run(["doctor"]).output.contains("backlog/backlog.yml:1: "))
  }

  @Test func nobodyAndNoRepositoryAreProblems() throws {
    let nobody = ["GIT_COMMITTER_NAME": "", "GIT_COMMITTER_EMAIL": "", "EMAIL": ""]
    let result = try backlog.run(["doctor"], adding: nobody)
    #expect(result.status == 1)
    #expect(result.output.contains("PROBLEM identity"), "\(result.output)")
    let outside = try backlog.run(["-C", "/", "doctor", "--format", "json"])
    #expect(outside.status == 1)
    #expect(outside.output.contains("not a git repository"))
  }

  @Test func unusualFormsAreNoted() throws {
    try repository.git(["checkout", "-q", "--detach"])
    try repository.git(["update-index", "--index-version=4"])
    let result = try backlog.run(["doctor"])
    #expect(result.output.contains("HEAD is on no branch"))
    #expect(result.output.contains("version 4"))
    let hashed = try TestBacklog(isCommitted: false, ["-b", "main", "--object-format=sha256"])
    let refused = try hashed.run(["doctor"])
    #expect(refused.status == 1)
    #expect(refused.output.contains("SHA-1 repositories only"), "\(refused.output)")
  }
}
