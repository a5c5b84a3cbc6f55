internal import FileAccess
package import Libgit2

/// Where an answer is kept between runs: one file, which may be deleted at any time.
///
/// It begins with a mark and the lengths and checksums of an answer and of the facts behind it. One that
/// is damaged, foreign or of another version is as good as none, and so is one that can't be written.
package struct HistoryCache: Sendable {
  private let kept: KeptFile
  /// Where plans are kept.
  let plans: PlanCache

  /// The cache of a repository, for all its work trees.
  package init(of repository: Repository) {
    kept = KeptFile(repository.commonDirectory + "/tickets/history")
    plans = PlanCache(of: repository)
  }

  /// Begins the file; its number goes up with every change to what an answer says or how it is packed.
  private static let mark = Array("tickets-history 1\n".utf8)
  private static let headCount = mark.count + 5 * 8

  /// What a file holds; the facts are read only where somebody asks.
  struct Kept {
    let answer: Pack<AnswerTable>
    fileprivate let file: OpenFile
    fileprivate let factStart: Int
    fileprivate let factCount: Int
    fileprivate let factSum: UInt64

    /// The facts behind the answer; nil where they are damaged.
    func facts() -> BacklogFacts? {
      guard let bytes = try? file.read(factCount, at: factStart), bytes.count == factCount,
        Checksum.of(bytes) == factSum
      else { return nil }
      return Pack<FactTable>(bytes).map { BacklogFacts($0, answer) }
    }
  }

  /// What was kept; nil where there is nothing, or nothing sound.
  func read() -> Kept? {
    guard let file = try? OpenFile(kept.path), let head = try? file.read(HistoryCache.headCount),
      head.count == HistoryCache.headCount, head.starts(with: HistoryCache.mark)
    else { return nil }
    let numbers = HistoryCache.numbers(head)
    guard HistoryCache.sum(numbers.dropLast()) == numbers[4],
      let answerCount = Int(exactly: numbers[0]),
      let factCount = Int(exactly: numbers[2]),
      answerCount >= 0, answerCount <= file.size, factCount == file.size - head.count - answerCount,
      let bytes = try? file.read(answerCount, at: head.count), bytes.count == answerCount,
      Checksum.of(bytes) == numbers[1], let answer = Pack<AnswerTable>(bytes)
    else { return nil }
    return Kept(
      answer: answer, file: file, factStart: head.count + answerCount, factCount: factCount,
      factSum: numbers[3])
  }

  /// Keeps an answer and its facts; does without where they can't be written.
  func keep(_ answer: [UInt8], _ facts: [UInt8]) {
    var numbers: [UInt64] = [
      UInt64(answer.count), Checksum.of(answer), UInt64(facts.count), Checksum.of(facts),
    ]
    numbers.append(HistoryCache.sum(numbers[...]))
    kept.write([HistoryCache.mark + [UInt8](words: numbers), answer, facts])
  }

  private static func sum(_ numbers: ArraySlice<UInt64>) -> UInt64 {
    Checksum.of([UInt8](words: numbers))
  }

  private static func numbers(_ head: [UInt8]) -> [UInt64] {
    (0..<5).map { head.word(at: mark.count + 8 * $0) }
  }
}
