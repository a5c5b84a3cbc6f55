internal import Dispatch
internal import Synchronization

/// Work that is done on all processors at once.
package enum Parallel {
  /// What a body makes of each of some ranges, in their order.
  ///
  /// The body is called from several threads.
  package static func map<Value: Sendable>(
    _ ranges: [Range<Int>], _ body: @Sendable (Range<Int>) -> Value
  ) -> [Value] {
    let values = Mutex<[Value?]>(Array(repeating: nil, count: ranges.count))
    DispatchQueue.concurrentPerform(iterations: ranges.count) { number in
      let value = body(ranges[number])
      values.withLock { $0[number] = value }
    }
    return values.withLock { $0.compactMap { $0 } }
  }

  /// Ranges of at most so many, which make up the whole.
  package static func batches(of count: Int, size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// Two ranges of about the same length, which make up the whole; one where little is to do.
  ///
  /// For work of which each part holds megabytes of its own: so much is held, and no more, on every machine.
  package static func shares(of count: Int, atLeast least: Int) -> [Range<Int>] {
    let shares = max(1, min(2, count / least))
    return batches(of: count, size: max(1, (count + shares - 1) / shares))
  }
}
