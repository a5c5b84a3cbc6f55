import Foundation
import TestSupport

/// A backlog under the hands of a careless person: dice decide what is edited and how it is
/// committed.
struct HandEdits {
  let backlog: TestBacklog
  private(set) var dice: SeededGenerator
  private let names = (1...5).map { "backlog/k/K-\($0).md" }

  init(seed: UInt64) throws {
    backlog = try TestBacklog()
    dice = SeededGenerator(seed: seed)
    let moves = PlainVerdict.moves.sorted { $0.key < $1.key }
      .map { "  \($0.key): [\($0.value.joined(separator: ", "))]\n" }.joined()
    try backlog.repository.write(
      "backlog/backlog.yml", TestBacklog.configuration + "transitions:\n" + moves)
    for number in 1...5 {
      try backlog.repository.write(names[number - 1], TestBacklog.ticket("K-\(number)"))
    }
    try backlog.repository.write("other.txt", "x\n")
    try backlog.repository.commit("five tickets")
  }

  var repository: TestRepository { backlog.repository }

  mutating func roll(_ sides: Int) -> Int { dice.roll(sides) }

  private mutating func path() -> String { dice.pick(names) }

  /// Edits a few files, as an editor would; more often right than wrong.
  mutating func edit() throws {
    for _ in 0...roll(2) {
      let path = path()
      let text = (try? repository.text(path)) ?? TestBacklog.ticket("K-1")
      try repository.write(path, edited(text))
    }
    if roll(4) == 0 { try repository.write("other.txt", "\(roll(1000))\n") }
    if roll(12) == 0 { try? FileManager.default.removeItem(atPath: repository.root + "/" + path()) }
    if roll(12) == 0, let old = try? repository.text(names[0]) {
      try repository.write("backlog/k/renamed.md", old)
      try FileManager.default.removeItem(atPath: repository.root + "/" + names[0])
    }
  }

  private mutating func edited(_ text: String) -> String {
    switch roll(10) {
    case 0...4:
      let state = roll(8) == 0 ? "nonsense" : PlainVerdict.states[roll(PlainVerdict.states.count)]
      return text.replacing(#/status: .*/#, with: "status: \(state)")
    case 5, 6: return text.replacing("- [ ]", with: "- [x]")
    case 7: return text.replacing("- [x]", with: "- [ ]")
    case 8 where roll(4) == 0: return text.replacing(#/title: .*\n/#, with: "")
    default: return text + "\nMore \(roll(1000)).\n"
    }
  }

  /// Stages a part of one file's edits through a patch, and leaves the rest in the work tree.
  mutating func editInParts() throws {
    let path = path()
    guard let text = try? repository.text(path) else { return }
    try repository.write(path, edited(text))
    let patch = try repository.git(["diff", "--", path])
    try repository.write(path, text)
    if !patch.isEmpty { try repository.git(["apply", "--cached"], input: patch) }
    try repository.write(path, edited(edited(text)))
  }

  /// Commits one or two edits on a branch without asking any hook.
  mutating func branch(_ name: String) throws {
    try repository.git(["checkout", "-q", "-B", name])
    for _ in 0...roll(2) {
      try edit()
      try commitUnasked()
    }
  }

  /// Commits everything, and asks no hook.
  func commitUnasked() throws {
    try repository.git(["add", "-A"])
    try repository.git(
      ["commit", "-q", "--allow-empty", "-m", "unasked"], adding: ["TICKETS_HOOKS": "0"])
  }

  /// Settles every conflict with what the dice make of one side.
  mutating func resolve() throws {
    let conflicts = try repository.git(["diff", "--name-only", "--diff-filter=U"])
    for path in conflicts.split(separator: "\n").map(String.init) {
      let side = roll(2) == 0 ? ":2:" : ":3:"
      let chosen = try repository.tryGit(["show", side + path])
      if chosen.status == 0 {
        try repository.write(path, roll(2) == 0 ? chosen.output : edited(chosen.output))
      } else {
        try? FileManager.default.removeItem(atPath: repository.root + "/" + path)
      }
    }
    try repository.git(["add", "-A"])
  }
}
