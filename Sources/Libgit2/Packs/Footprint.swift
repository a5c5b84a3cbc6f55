/// What reading here and there has brought into memory of a file: the system maps a stretch around
/// whatever is looked at, of 64 KB and often more.
struct Footprint {
  /// Of files with fewer bytes nothing need be given back.
  static let small = 24 << 20

  private static let stretch = 19
  private static let most = 16

  private var isTouched: [Bool]
  private var count = 0

  /// The footprint of a file of so many bytes.
  init(size: Int) {
    isTouched = Array(repeating: false, count: size >> Footprint.stretch + 1)
  }

  /// Notes a range that was read; gives whether it is time to give memory back, and begins anew then.
  mutating func isFull(with range: Range<Int>) -> Bool {
    let last = min(range.upperBound >> Footprint.stretch, isTouched.count - 1)
    for index in stride(from: range.lowerBound >> Footprint.stretch, through: last, by: 1)
    where !isTouched[index] {
      isTouched[index] = true
      count += 1
    }
    guard count > Footprint.most else { return false }
    self = Footprint(size: (isTouched.count - 1) << Footprint.stretch)
    return true
  }
}
