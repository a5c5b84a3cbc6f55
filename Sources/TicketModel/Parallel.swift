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

  /// The same of batches of so many, on two threads that each have a state of their own.
  ///
  /// For states of megabytes: two are held, and no more, on every machine.
  package static func map<State, Value: Sendable>(
    _ count: Int, inBatchesOf size: Int, with state: @Sendable () -> State,
    _ body: @Sendable (inout State, Range<Int>) -> Value
  ) -> [Value] {
    let batches = batches(of: count, size: size)
    let left = Mutex(batches.indices)
    let values = Mutex<[Value?]>(Array(repeating: nil, count: batches.count))
    DispatchQueue.concurrentPerform(iterations: min(2, batches.count)) { _ in
      var state = state()
      while let number = left.withLock({ $0.popFirst() }) {
        let value = body(&state, batches[number])
        values.withLock { $0[number] = value }
      }
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
