/// Many places in one file: finds the line by halving.
struct LineLocations {
  private let bytes: [UInt8]
  private let starts: [Int]

  init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [bytes.hasBytes([UInt8].byteOrderMark, at: 0) ? 3 : 0]
    for i in bytes.indices where bytes[i] == .newline { starts.append(i + 1) }
    self.starts = starts
  }

  func location(of offset: Int) -> SourceLocation {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = starts[low]
    let end = min(max(start, offset), bytes.count)
    return SourceLocation(line: low + 1, column: bytes.scalarCount(start..<max(start, end)) + 1)
  }
}
