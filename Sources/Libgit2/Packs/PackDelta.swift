/// A difference as packs have it: pieces to copy from a base, and pieces to insert.
@unsafe struct PackDelta {
  /// The length of the object from which it differs.
  let baseSize: Int
  /// The length of the object that it makes.
  let size: Int
  private let delta: UnsafeRawBufferPointer
  private var place = 0

  private enum Piece {
    case copied(Range<Int>)
    case inserted(Range<Int>)
  }

  /// Reads the two lengths that a difference, or its beginning, begins with; nil where it doesn't.
  init?(_ delta: ObjectBytes) {
    let bytes = unsafe UnsafeRawBufferPointer(delta.bytes)
    var place = 0
    guard let baseSize = unsafe PackDelta.size(in: bytes, &place),
      let size = unsafe PackDelta.size(in: bytes, &place), size <= PackReader.sizeLimit
    else { return nil }
    unsafe self.baseSize = baseSize
    unsafe self.size = size
    unsafe self.delta = unsafe bytes
    unsafe self.place = place
  }

  /// How many bytes of its base the first bytes of the object need; nil where the difference ends before
  /// them, or is none.
  func reach(of count: Int) -> Int? {
    var reader = unsafe self
    var filled = 0
    var reach = 0
    while filled < count {
      switch unsafe reader.next() {
      case .copied(let range)?:
        let wanted = range.prefix(count - filled)
        reach = max(reach, wanted.upperBound)
        filled += range.count
      case .inserted(let range)?: filled += range.count
      case nil: return nil
      }
    }
    return reach
  }

  /// The first bytes of the object that the difference makes of a base, or of its beginning: as many as
  /// that, and what there is of the difference, reach for, but at most `limit`.
  func beginning(_ limit: Int, of base: ObjectBytes) -> ObjectBytes {
    var reader = unsafe self
    return unsafe reader.take(min(limit, size), base)
  }

  /// The object that the difference makes of its base; nil where it is none for that base.
  func applied(to base: ObjectBytes) -> ObjectBytes? {
    guard unsafe base.count == baseSize else { return nil }
    var reader = unsafe self
    let result = unsafe reader.take(size, base)
    return unsafe result.count == size && reader.place == delta.count ? result : nil
  }

  private mutating func take(_ count: Int, _ base: ObjectBytes) -> ObjectBytes {
    let base = unsafe UnsafeRawBufferPointer(base.bytes)
    var result = ObjectBytes(count: count)
    let target = unsafe result.bytes
    var filled = 0
    var isMore = true
    while isMore, filled < count {
      let piece: UnsafeRawBufferPointer
      switch unsafe next() {
      case .copied(let range)?:
        let wanted = range.prefix(count - filled)
        unsafe piece = base.part(wanted.clamped(to: 0..<base.count))
        isMore = piece.count == wanted.count
      case .inserted(let range)?: unsafe piece = delta.part(range.prefix(count - filled))
      case nil:
        unsafe piece = delta.part(0..<0)
        isMore = false
      }
      unsafe UnsafeMutableRawBufferPointer(rebasing: target[filled...]).copyMemory(from: piece)
      filled += piece.count
    }
    result.cut(to: filled)
    return result
  }

  private mutating func next() -> Piece? {
    guard unsafe place < delta.count else { return nil }
    let code = unsafe Int(delta[place])
    unsafe place += 1
    guard code & 0x80 != 0 else {
      guard code > 0, unsafe place + code <= delta.count else { return nil }
      defer { unsafe place += code }
      return unsafe .inserted(place..<place + code)
    }
    guard let start = unsafe number(bits: code, 0..<4),
      let wanted = unsafe number(bits: code >> 4, 0..<3)
    else { return nil }
    return .copied(start..<start + (wanted == 0 ? 0x10000 : wanted))
  }

  /// A length: seven bits a byte, the lowest first.
  private static func size(in bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
    var size = 0
    var shift = 0
    while shift < 42, place < bytes.count {
      let byte = unsafe Int(bytes[place])
      place += 1
      size |= (byte & 0x7f) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }

  /// A number of those bytes that the lowest bits announce.
  private mutating func number(bits: Int, _ places: Range<Int>) -> Int? {
    var number = 0
    for index in places where bits >> index & 1 != 0 {
      guard unsafe place < delta.count else { return nil }
      unsafe number |= Int(delta[place]) << (index * 8)
      unsafe place += 1
    }
    return number
  }
}
