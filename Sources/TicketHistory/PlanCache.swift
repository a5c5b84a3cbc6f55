internal import FileAccess
internal import Libgit2

/// Where plans are kept between runs: a file beside that of the history, written in the same way and as
/// dispensable.
///
/// It begins with a mark and the length and checksum of what follows. It is a file of its own since
/// few commands need it.
struct PlanCache: Sendable {
  private let kept: KeptFile

  /// The file of a repository, for all its work trees.
  init(of repository: Repository) {
    kept = KeptFile(repository.commonDirectory + "/tickets/plans")
  }

  /// Begins the file; its number goes up with every change to what an answer says or how it is packed.
  private static let mark = Array("tickets-plans 2\n".utf8)

  /// What was kept; nil where there is nothing, or nothing sound.
  func read() -> PlanAnswer? {
    let headCount = PlanCache.mark.count + 16
    guard let file = try? OpenFile(kept.path), let head = try? file.read(headCount),
      let bytes = try? file.read(file.size - headCount, at: headCount),
      head == PlanCache.head(of: bytes)
    else { return nil }
    return Pack<PlanTable>(bytes).map { PlanAnswer($0) }
  }

  /// Keeps an answer; does without where it can't be written.
  func keep(_ answer: [UInt8]) {
    kept.write([PlanCache.head(of: answer), answer])
  }

  private static func head(of answer: [UInt8]) -> [UInt8] {
    mark + [UInt8](words: [UInt64(answer.count), Checksum.of(answer)])
  }
}
