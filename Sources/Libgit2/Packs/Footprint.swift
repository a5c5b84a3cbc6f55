/// What reading here and there has brought into memory of some files: the system maps a stretch around
/// whatever is looked at, of 64 KB and often more.
struct Footprint {
  /// The bits of an offset within a stretch, which has 512 KB.
  private static let stretch = 19
  /// How many stretches may be in memory together.
  private static let most = 16

  private var isTouched: [[Bool]]
  private var count = 0

  /// The footprint of files of so many bytes each; nil where they have no more than `small` bytes
  /// together, which may all stay in memory.
  init?(sizes: [Int], small: Int = 24 << 20) {
    guard sizes.reduce(0, +) > small else { return nil }
    isTouched = sizes.map { Array(repeating: false, count: $0 >> Footprint.stretch + 1) }
  }

  /// Notes a range that was read of a file; true where it is time to give back what was read of all,
  /// from which on it counts anew.
  mutating func note(_ range: Range<Int>, of file: Int) -> Bool {
    let last = min(range.upperBound >> Footprint.stretch, isTouched[file].count - 1)
    for index in stride(from: range.lowerBound >> Footprint.stretch, through: last, by: 1)
    where !isTouched[file][index] {
      isTouched[file][index] = true
      count += 1
    }
    guard count > Footprint.most else { return false }
    count = 0
    for file in isTouched.indices {
      for index in isTouched[file].indices { isTouched[file][index] = false }
    }
    return true
  }
}
