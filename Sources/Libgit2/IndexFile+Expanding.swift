extension IndexFile {
  /// A file of version 4, whose paths are written as what differs from the one before, in the form of
  /// version 3; nil where it is broken.
  static func expanded(_ file: [UInt8], count: Int) -> [UInt8]? {
    var result = Array(file[..<12])
    result[7] = 3
    result.reserveCapacity(file.count * 2)
    var position = 12
    var path: [UInt8] = []
    for _ in 0..<count {
      guard position + 64 <= file.count else { return nil }
      let head = file[position + 60] & 0x40 == 0 ? 62 : 64
      guard let (dropped, rest) = variableNumber(in: file, at: position + head),
        dropped <= path.count, let end = file[rest...].firstIndex(of: 0)
      else { return nil }
      path.removeLast(dropped)
      path += file[rest..<end]
      let start = result.count
      result += file[position..<position + head]
      result += path
      let length = min(path.count, 0xfff)
      result[start + 60] = result[start + 60] & 0xf0 | UInt8(length >> 8)
      result[start + 61] = UInt8(length & 0xff)
      result += repeatElement(0, count: 8 - (head + path.count) % 8)
      position = end + 1
    }
    result += file[position...]
    return result
  }

  /// Git's number of seven bits a byte, of which each further byte adds one; and where it ends.
  private static func variableNumber(
    in file: [UInt8], at start: Int
  ) -> (value: Int, end: Int)? {
    var value = -1
    for i in start..<min(start + 5, file.count) {
      value = (value + 1) << 7 | Int(file[i] & 0x7f)
      if file[i] & 0x80 == 0 { return (value, i + 1) }
    }
    return nil
  }
}
