internal import TicketModel

/// The versions of all files as numbers: which ticket, which state.
struct VersionTable {
  /// A ticket's id and state as numbers; the ticket is -1 where the version has no id.
  struct Fact: Hashable {
    var ticket: Int32
    var state: Int32
    /// The `created:` day, in days since 1970.
    var created: Int32?
  }

  /// The states that are no name.
  static let absent: Int32 = 0
  static let unknown: Int32 = 1

  /// The ids; those of the newest versions first, so that the first spelling is the last written.
  private(set) var ids = NameTable()
  /// The states, by the spelling; two numbers are taken.
  private(set) var states = NameTable(reserving: 2)
  /// What each blob says, by its number.
  private(set) var facts: [Fact] = []
  /// What is odd about each blob.
  private(set) var faults: [HistoryIssue.Kind?] = []

  /// Numbers versions, newest first; the first stands for no file. The states of steps are numbered
  /// after them.
  init(_ versions: [Version], steps: [StateStep]) {
    facts.reserveCapacity(versions.count)
    faults.reserveCapacity(versions.count)
    facts.append(Fact(ticket: -1, state: VersionTable.absent))
    faults.append(nil)
    for version in versions.dropFirst() { append(version) }
    for step in steps { if let state = step.to { _ = states.number(of: state) } }
  }

  private mutating func append(_ version: Version) {
    var ticket: Int32 = -1
    if let id = version.id {
      let number = ids.number(of: id)
      ticket = ids.folded[Int(number)]
    }
    let state = version.status.map { states.number(of: $0) } ?? VersionTable.unknown
    let created = version.created.map { Int32($0.daysSinceEpoch) }
    facts.append(Fact(ticket: ticket, state: state, created: created))
    faults.append(version.fault)
  }

  /// The number of a state that a step tells of.
  func number(ofStep state: String?) -> Int32 {
    state.map { states[$0] ?? VersionTable.unknown } ?? VersionTable.absent
  }

  /// Whether two states are the same but for case.
  func isSame(_ a: Int32, _ b: Int32) -> Bool {
    states.folded[Int(a)] == states.folded[Int(b)]
  }

  /// A state's name as written; nil for none.
  func name(_ state: Int32) -> String? {
    state > VersionTable.unknown ? states.texts[Int(state)] : nil
  }
}
