import TestSupport

/// A history made of dice: merges of up to four branches, criss-cross ones too, cherry-picks, reverts,
/// renames, deletions, two files with one id, versions that can't be read, several roots, dates that run
/// backwards.
struct RandomHistory {
  /// One commit.
  private struct Commit {
    var tree: [String: String]
    var parents: [Int]
    var author: String
  }

  private var dice: SeededGenerator
  private var commits: [Commit] = []
  private var heads: Set<Int> = []
  /// What `git fast-import` reads; the last commit is on `refs/heads/main`.
  private(set) var stream = ""

  private static let paths = ["a", "b", "s/a", "s/b", "s/t/c", "z"].map { "backlog/\($0).md" }
  private static let states = ["todo", "Todo", "doing", "done", "Last Call"]

  init(seed: UInt64, commits count: Int) {
    dice = SeededGenerator(seed: seed)
    while commits.count < count - 1 {
      let number = commits.count
      switch number > 1 ? roll(10) : 9 {
      case 0: pick(roll(number), onto: number - 1)
      case 1: pick(roll(number), onto: roll(number), isReverse: true)
      case 2: cross(number - 1, roll(number - 1))
      default: add(parents(of: number))
      }
    }
    add(heads.sorted())
  }

  private mutating func parents(of number: Int) -> [Int] {
    guard number > 0, roll(12) > 0 else { return [] }
    var parents = [roll(3) == 0 ? roll(number) : number - 1]
    while roll(3) == 0, parents.count < 4 {
      let other = roll(number)
      if !parents.contains(other) { parents.append(other) }
    }
    return parents
  }

  /// A commit of changes, or a merge that takes a side for each path, with or without changes.
  private mutating func add(_ parents: [Int]) {
    var tree = parents.first.map { commits[$0].tree } ?? [:]
    for parent in parents.dropFirst() {
      for path in RandomHistory.paths where roll(2) == 0 {
        tree[path] = commits[parent].tree[path]
      }
    }
    for _ in 0..<(parents.count > 1 ? roll(2) : 1 + roll(3)) { change(&tree) }
    write(tree, parents)
  }

  /// Two branches merged into each other, each its own way.
  private mutating func cross(_ one: Int, _ other: Int) {
    add([one, other])
    add([other, one])
  }

  /// What a commit changed, once more on another one, by the same author at the same time; or the same
  /// backwards, by anyone.
  private mutating func pick(_ source: Int, onto parent: Int, isReverse: Bool = false) {
    let after = commits[source].tree
    let before = commits[source].parents.first.map { commits[$0].tree } ?? [:]
    var tree = commits[parent].tree
    for path in RandomHistory.paths where before[path] != after[path] {
      tree[path] = isReverse ? before[path] : after[path]
    }
    write(tree, [parent], author: isReverse ? nil : commits[source].author)
  }

  private mutating func change(_ tree: inout [String: String]) {
    let path = pick(RandomHistory.paths)
    switch roll(8) {
    case 0: tree[path] = nil
    case 1, 2:
      let other = pick(RandomHistory.paths)
      tree[other] = tree.removeValue(forKey: path)
    default: tree[path] = version()
    }
  }

  private mutating func version() -> String {
    let id = "id: \(pick(["A-1", "a-1", "A-2", "B-7"]))\n"
    let status = "status: \(pick(RandomHistory.states))\n"
    switch roll(10) {
    case 0: return "nothing to be read \(roll(2))\n"
    case 1: return "---\n\(id)---\n"
    case 2: return "---\n\(status)---\n"
    default: return "---\n\(id)\(status)---\n\nText \(roll(2)).\n"
    }
  }

  private mutating func person() -> String {
    "P\(roll(3)) <p@example.com> \(1_700_000_000 + roll(1_000_000)) +0000"
  }

  private mutating func write(
    _ tree: [String: String], _ parents: [Int], author: String? = nil
  ) {
    let author = author ?? person()
    commits.append(Commit(tree: tree, parents: parents, author: author))
    heads.subtract(parents)
    heads.insert(commits.count - 1)
    let number = commits.count
    stream += "commit refs/heads/b\(number)\nmark :\(number)\n"
    stream += "author \(author)\ncommitter \(person())\ndata 2\nx\n"
    for (index, parent) in parents.enumerated() {
      stream += "\(index == 0 ? "from" : "merge") :\(parent + 1)\n"
    }
    stream += "deleteall\n"
    for (path, text) in tree.sorted(by: { $0.key < $1.key }) {
      stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
    }
    stream += "\nreset refs/heads/main\nfrom :\(number)\n\n"
  }

  private mutating func roll(_ sides: Int) -> Int { dice.roll(sides) }

  private mutating func pick(_ names: [String]) -> String { dice.pick(names) }
}
