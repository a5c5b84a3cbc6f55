/// Random numbers that a seed decides, so that a failure can be repeated (SplitMix64, G. Steele et al., 2014).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The same seed gives the same numbers on every machine.
  package init(seed: UInt64) { state = seed }

  /// Any number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `sides`, which is at least one.
  package mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

  /// One of the items, of which there is at least one.
  package mutating func pick<T>(_ items: [T]) -> T { items[roll(items.count)] }

  /// Whether what happens so often in a hundred times happens now.
  package mutating func happens(_ percent: Int) -> Bool { roll(100) < percent }
}
