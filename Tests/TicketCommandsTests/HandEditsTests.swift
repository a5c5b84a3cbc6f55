import Foundation
import TestSupport
import Testing

/// Hand edits that reach Git in every way: the hooks' verdict is that of a slow and plain one over
/// what would be committed.
@Suite struct HandEditsTests {
  /// More rounds by hand: `TICKETS_TEST_ROUNDS=300 swift test --filter HandEditsTests`.
  private static let rounds =
    ProcessInfo.processInfo.environment["TICKETS_TEST_ROUNDS"].flatMap(Int.init) ?? 24

  @Test(arguments: [1, 2] as [UInt64]) func verdictsAreThoseOverTheStagedContent(seed: UInt64)
    throws
  {
    var edits = try HandEdits(seed: seed)
    let repository = edits.repository
    #expect(try edits.backlog.run(["hooks", "install"]).status == 0)
    var verdicts = (refused: 0, taken: 0)
    for round in 0..<HandEditsTests.rounds / 2 {
      let command = try prepare(&edits)
      let judged = try judge(command, edits, "seed \(seed), round \(round)")
      if let judged { if judged { verdicts.taken += 1 } else { verdicts.refused += 1 } }
      _ = try? repository.git(["merge", "--abort"])
      try repository.git(["checkout", "-q", "-f", "main"])
      try repository.git(["clean", "-qfd"])
      if round % 8 == 7 { try repository.git(["reset", "-q", "--hard", "HEAD~\(edits.roll(2))"]) }
    }
    #expect(verdicts.taken > 0 && verdicts.refused > 0, "seed \(seed): \(verdicts)")
  }

  /// Brings the work tree into a state, and gives the command that is to commit it.
  private func prepare(_ edits: inout HandEdits) throws -> [String] {
    let repository = edits.repository
    switch edits.roll(7) {
    case 0:
      try edits.edit()
      return ["commit", "-q", "-a", "-m", "all"]
    case 1:
      try edits.edit()
      try repository.git(["add", "-A"])
      return ["commit", "-q", "-m", "added"]
    case 2:
      try edits.edit()
      if edits.roll(2) == 0 { try repository.git(["add", "-A"]) }
      let path = try repository.git(["diff", "HEAD", "--name-only", "--diff-filter=M"])
        .split(separator: "\n").first.map(String.init)
      return ["commit", "-q", "-m", "one", "--", path ?? "other.txt"]
    case 3:
      try edits.edit()
      return ["commit", "-q", "-a", "--amend", "--no-edit"]
    case 4:
      try edits.editInParts()
      return ["commit", "-q", "-m", "part"]
    default:
      try edits.branch("side")
      try repository.git(["checkout", "-q", "main"])
      try edits.edit()
      try edits.commitUnasked()
      guard try repository.tryGit(["merge", "-q", "--no-commit", "side"]).status != 0 else {
        try repository.git(["merge", "--abort"])
        return ["merge", "-q", "--no-edit", "side"]
      }
      try edits.resolve()
      return ["commit", "-q", "--no-edit"]
    }
  }

  /// Runs a command in a copy without hooks, and then with them; whether it was taken, nil where
  /// there was nothing to commit.
  private func judge(_ command: [String], _ edits: HandEdits, _ place: String) throws -> Bool? {
    let repository = edits.repository
    let copy = repository.root + "-copy"
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: repository.root, toPath: copy)
    let head = try repository.git(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
    let others = (try? repository.text(".git/MERGE_HEAD"))?.split(separator: "\n") ?? []
    let plain = try repository.tryGit(
      ["-C", copy, "-c", "core.hooksPath=/nowhere"] + command, date: "2026-01-07T10:00:00Z")
    guard plain.status == 0 else { return nil }
    let verdict = PlainVerdict(repository: repository, root: copy)
    let result = try repository.git(["-C", copy, "rev-parse", "HEAD"])
      .trimmingCharacters(in: .newlines)
    guard result != head else { return nil }
    let parents =
      command.first == "merge" ? [] : [head] + others.map(String.init)
    let offences =
      parents.isEmpty
      ? try verdict.offences(of: result) : try verdict.offences(of: result, against: parents)
    let real = try edits.backlog.git(command)
    #expect(
      (real.status == 0) == offences.isEmpty,
      "\(place): \(command) gave \(real.status), expected \(offences)\n\(real.errors)")
    for offence in offences {
      let parts = offence.split(separator: " ").map(String.init)
      #expect(
        real.errors.contains("error[\(parts[0])]") && real.errors.contains(parts[1]),
        "\(place): \(command) does not say \(offence)\n\(real.errors)")
    }
    let after = try repository.git(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
    #expect((after == head) == !offences.isEmpty, "\(place)")
    return real.status == 0
  }

  @Test(arguments: [3, 4] as [UInt64]) func verdictsOnWhatIsRebasedAndPicked(seed: UInt64) throws {
    var edits = try HandEdits(seed: seed)
    let repository = edits.repository
    for round in 0..<HandEditsTests.rounds / 6 {
      let base = try repository.git(["rev-parse", "HEAD"]).trimmingCharacters(in: .newlines)
      try edits.branch("side")
      try repository.git(["checkout", "-q", "main"])
      try edits.edit()
      try edits.commitUnasked()
      let isPick = edits.roll(2) == 0
      if !isPick { try repository.git(["checkout", "-q", "side"]) }
      var result = try repository.tryGit(
        isPick ? ["cherry-pick", "--allow-empty", "\(base)..side"] : ["rebase", "-q", "main"])
      var patience = 20
      while result.status != 0, patience > 0 {
        patience -= 1
        try edits.resolve()
        result = try repository.tryGit(
          ["-c", "core.editor=true", isPick ? "cherry-pick" : "rebase", "--continue"])
        if result.status != 0, isPick {
          result = try repository.tryGit(["cherry-pick", "--skip"])
        }
      }
      #expect(result.status == 0, "seed \(seed), round \(round): \(result.errors)")
      let verdict = PlainVerdict(repository: repository, root: repository.root)
      var expected: Set<String> = []
      let commits = try repository.git(["rev-list", "\(base)..HEAD"]).split(separator: "\n")
      for commit in commits { expected.formUnion(try verdict.offences(of: String(commit))) }
      let checked = try edits.backlog.run(["check", "--range", "\(base)..HEAD"])
      #expect(
        (checked.status == 0) == expected.isEmpty,
        "seed \(seed), round \(round): \(expected)\n\(checked.output)\(checked.errors)")
      try repository.git(["checkout", "-q", "-f", "-B", "main", "HEAD"])
    }
  }
}
