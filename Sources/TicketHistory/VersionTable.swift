internal import Libgit2
internal import TicketModel

/// The versions of all files as numbers: which ticket, which state.
struct VersionTable {
  /// A ticket's id and state as numbers; the ticket is -1 where the version has no id.
  struct Fact: Hashable {
    var ticket: Int32
    var state: Int32
  }

  /// The states that are no name.
  static let absent: Int32 = 0
  static let unknown: Int32 = 1

  /// The ids; those of the newest versions first, so that the first spelling is the last written.
  var ids = NameTable()
  /// The states, by the spelling; two numbers are taken.
  var states = NameTable(reserving: 2)
  /// What each blob says, by its number.
  private(set) var facts = [Fact(ticket: -1, state: VersionTable.absent)]
  /// What is odd about each blob.
  private(set) var faults: [HistoryIssue.Kind?] = [nil]
  /// Which blobs have a `created:` day.
  private(set) var created: [Int32: CalendarDay] = [:]

  /// Reads all blobs, newest first; number 0 stands for no file.
  init(
    blobs: [ObjectID], repository: Repository, layout: BacklogLayout
  ) throws(HistoryError) {
    let reader = VersionReader(layout: layout)
    facts.reserveCapacity(blobs.count)
    faults.reserveCapacity(blobs.count)
    for blob in blobs.dropFirst() {
      do throws(GitError) {
        append(try VersionTable.version(of: blob, in: repository, by: reader))
      } catch {
        append(Version(fault: .missingObject))
      }
    }
  }

  /// Whether the contents of a blob are not there.
  var isIncomplete: Bool { faults.contains(.missingObject) }

  private static func version(
    of blob: ObjectID, in repository: Repository, by reader: VersionReader
  ) throws(GitError) -> Version {
    guard let head = try repository.blobPrefix(of: blob, count: 2_048) else {
      return Version(fault: .missingObject)
    }
    if let plain = reader.readPlain(head.bytes) { return plain }
    if head.isWhole { return reader.read(head.bytes) }
    // A header may have 64 KiB; the rest is the body, of which history needs nothing.
    let longer = try repository.blobPrefix(of: blob, count: 80 << 10)
    return reader.read(longer?.bytes ?? head.bytes)
  }

  private mutating func append(_ version: Version) {
    var ticket: Int32 = -1
    if let id = version.id {
      let number = ids.number(of: id)
      ticket = ids.folded[Int(number)]
    }
    let state = version.status.map { states.number(of: $0) } ?? VersionTable.unknown
    if let day = version.created { created[Int32(facts.count)] = day }
    facts.append(Fact(ticket: ticket, state: state))
    faults.append(version.fault)
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
