/// A difference as packs have it: pieces to copy from a base, and pieces to insert.
@unsafe struct PackDelta {
  private let delta: UnsafeRawBufferPointer
  private var place = 0

  /// The object that a difference makes of its base; nil where it is none for that base.
  static func applied(_ delta: ObjectBytes, to base: ObjectBytes) -> ObjectBytes? {
    let result = unsafe bytes(
      of: UnsafeRawBufferPointer(delta.bytes), UnsafeRawBufferPointer(base.bytes))
    withExtendedLifetime((delta, base)) {}
    return result
  }

  private static func bytes(
    of delta: UnsafeRawBufferPointer, _ base: UnsafeRawBufferPointer
  ) -> ObjectBytes? {
    var reader = unsafe PackDelta(delta: delta)
    guard unsafe reader.size() == base.count, let size = unsafe reader.size(),
      size <= PackReader.sizeLimit
    else { return nil }
    let result = ObjectBytes(count: size)
    let target = unsafe result.bytes
    var filled = 0
    while let code = unsafe reader.next() {
      guard code & 0x80 != 0 else {
        guard code > 0, filled + code <= size, let piece = unsafe reader.take(code) else {
          return nil
        }
        unsafe UnsafeMutableRawBufferPointer(rebasing: target[filled...]).copyMemory(from: piece)
        filled += code
        continue
      }
      guard let start = unsafe reader.number(bits: code, 0..<4),
        let wanted = unsafe reader.number(bits: code >> 4, 0..<3)
      else { return nil }
      let count = wanted == 0 ? 0x10000 : wanted
      guard start + count <= base.count, filled + count <= size else { return nil }
      unsafe UnsafeMutableRawBufferPointer(rebasing: target[filled...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: base[start..<start + count]))
      filled += count
    }
    return filled == size ? result : nil
  }

  private init(delta: UnsafeRawBufferPointer) { unsafe self.delta = unsafe delta }

  private mutating func next() -> Int? {
    guard unsafe place < delta.count else { return nil }
    defer { unsafe place += 1 }
    return unsafe Int(delta[place])
  }

  private mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
    guard unsafe place + count <= delta.count else { return nil }
    defer { unsafe place += count }
    return unsafe UnsafeRawBufferPointer(rebasing: delta[place..<place + count])
  }

  /// A length: seven bits a byte, the lowest first.
  private mutating func size() -> Int? {
    var size = 0
    var shift = 0
    while shift < 42, let byte = unsafe next() {
      size |= (byte & 0x7f) << shift
      if byte & 0x80 == 0 { return size }
      shift += 7
    }
    return nil
  }

  /// A number of those bytes that the lowest bits announce.
  private mutating func number(bits: Int, _ places: Range<Int>) -> Int? {
    var number = 0
    for place in places where bits >> place & 1 != 0 {
      guard let byte = unsafe next() else { return nil }
      number |= byte << (place * 8)
    }
    return number
  }
}
