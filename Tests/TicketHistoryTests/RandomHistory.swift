/// A small generator with a seed (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A history made of dice: merges, renames, deletions, two files with one id, versions that can't be
/// read, several roots, dates that run backwards.
struct RandomHistory {
  private var dice: SeededGenerator
  private var trees: [[String: String]] = []
  private var heads: Set<Int> = []
  /// What `git fast-import` reads; the last commit is on `refs/heads/main`.
  private(set) var stream = ""

  private static let paths = ["a", "b", "s/a", "s/b", "s/t/c", "z"].map { "backlog/\($0).md" }
  private static let states = ["todo", "Todo", "doing", "done", "Last Call"]

  init(seed: UInt64, commits: Int) {
    dice = SeededGenerator(state: seed)
    for number in 0..<commits - 1 { add(parents(of: number)) }
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

  private mutating func add(_ parents: [Int]) {
    var tree = parents.first.map { trees[$0] } ?? [:]
    for parent in parents.dropFirst() {
      for path in RandomHistory.paths where roll(2) == 0 { tree[path] = trees[parent][path] }
    }
    for _ in 0..<(parents.count > 1 ? roll(2) : 1 + roll(3)) { change(&tree) }
    heads.subtract(parents)
    heads.insert(trees.count)
    trees.append(tree)
    write(tree, parents)
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

  private mutating func write(_ tree: [String: String], _ parents: [Int]) {
    let number = trees.count
    let name = "refs/heads/b\(number)"
    stream += "commit \(name)\nmark :\(number)\n"
    for role in ["author", "committer"] {
      stream += "\(role) P\(roll(3)) <p@example.com> \(1_700_000_000 + roll(1_000_000)) +0000\n"
    }
    stream += "data 2\nx\n"
    for (index, parent) in parents.enumerated() {
      stream += "\(index == 0 ? "from" : "merge") :\(parent + 1)\n"
    }
    stream += "deleteall\n"
    for (path, text) in tree.sorted(by: { $0.key < $1.key }) {
      stream += "M 100644 inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
    }
    stream += "\nreset refs/heads/main\nfrom :\(number)\n\n"
  }

  private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &dice) }

  private mutating func pick(_ names: [String]) -> String { names[roll(names.count)] }
}
