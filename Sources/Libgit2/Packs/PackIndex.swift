/// The index of a pack, version 2: where in it each object begins (gitformat-pack(5)).
@safe struct PackIndex: Sendable {
  private let file: MappedFile
  /// How many objects the pack has.
  let count: Int

  private static let namesStart = 8 + 256 * 4

  /// Opens an index; nil for another version, or a file that is too short for what it says.
  init?(_ path: String) {
    guard let file = MappedFile(path) else { return nil }
    let bytes = unsafe file.bytes
    guard bytes.count >= Self.namesStart + 40, unsafe bytes.number(at: 0) == 0xff74_4f63,
      unsafe bytes.number(at: 4) == 2
    else { return nil }
    count = unsafe Int(bytes.number(at: Self.namesStart - 4))
    guard bytes.count >= Self.namesStart + count * 28 + 40 else { return nil }
    self.file = file
  }

  /// Where an object begins in the pack; nil where it has none of that name.
  func offset(of id: ObjectID) -> Int? {
    let bytes = unsafe file.bytes
    let first = id.firstByte
    var low = first == 0 ? 0 : unsafe Int(bytes.number(at: 8 + (first - 1) * 4))
    var high = unsafe Int(bytes.number(at: 8 + first * 4))
    guard low <= high, high <= count else { return nil }
    // Names are spread evenly: the first guess is mostly close.
    var middle = low + Int((id.fraction * Double(high - low)).rounded(.down))
    var step = 2
    while low < high {
      middle = min(max(middle, low), high - 1)
      let found = unsafe ObjectID(loading: bytes, at: Self.namesStart + middle * 20)
      if found == id { return offset(at: middle) }
      if found < id {
        low = middle + 1
        middle += step
      } else {
        high = middle
        middle -= step
      }
      step *= 2
      if step > 64 { middle = (low + high) / 2 }
    }
    return nil
  }

  private func offset(at position: Int) -> Int? {
    let bytes = unsafe file.bytes
    let offsets = Self.namesStart + count * 24
    let offset = unsafe Int(bytes.number(at: offsets + position * 4))
    guard offset & 0x8000_0000 != 0 else { return offset }
    // Beyond 2 GiB there is a table of longer numbers.
    let place = offsets + count * 4 + (offset & 0x7fff_ffff) * 8
    guard place + 8 <= bytes.count else { return nil }
    let high = unsafe Int(bytes.number(at: place))
    return high < 1 << 30 ? unsafe high << 32 | Int(bytes.number(at: place + 4)) : nil
  }
}

extension UnsafeRawBufferPointer {
  /// Four bytes, the highest first.
  fileprivate func number(at offset: Int) -> UInt32 {
    unsafe UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }
}
