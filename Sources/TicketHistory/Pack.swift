internal import Libgit2

/// Tables of numbers and texts in one run of bytes, of which any entry is read on its own.
///
/// Numbers are little-endian. The bytes begin with the number of tables and where each begins.
struct Pack<Table: RawRepresentable & CaseIterable & Sendable>: Sendable
where Table.RawValue == Int {
  /// All of it.
  let bytes: [UInt8]
  private let starts: [Int]

  /// Takes up bytes that a writer of the same tables made; nil for others.
  init?(_ bytes: [UInt8]) {
    let count = Table.allCases.count
    guard bytes.count >= 4 * (count + 2), Pack.number(bytes, 0) == count else { return nil }
    starts = (0...count).map { Pack.number(bytes, 4 + 4 * $0) }
    self.bytes = bytes
    guard starts.first == 4 * (count + 2), starts.last == bytes.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
  }

  /// How many numbers of four bytes a table has.
  func count(_ table: Table) -> Int {
    (starts[table.rawValue + 1] - starts[table.rawValue]) / 4
  }

  /// How many texts a table has.
  func textCount(_ table: Table) -> Int { Pack.number(bytes, starts[table.rawValue]) }

  func int32(_ table: Table, _ index: Int) -> Int32 {
    Int32(truncatingIfNeeded: Pack.number(bytes, starts[table.rawValue] + 4 * index))
  }

  func int(_ table: Table, _ index: Int) -> Int { Int(int32(table, index)) }

  func int64(_ table: Table, _ index: Int) -> Int64 {
    let place = starts[table.rawValue] + 8 * index
    let low = UInt32(truncatingIfNeeded: Pack.number(bytes, place))
    let high = UInt32(truncatingIfNeeded: Pack.number(bytes, place + 4))
    return Int64(bitPattern: UInt64(high) << 32 | UInt64(low))
  }

  func id(_ table: Table, _ index: Int) -> ObjectID {
    let place = starts[table.rawValue] + 20 * index
    return ObjectID(bytes: Array(bytes[place..<(place + 20)])) ?? .zero
  }

  func text(_ table: Table, _ index: Int) -> String {
    String(decoding: textBytes(table, index), as: UTF8.self)
  }

  func textBytes(_ table: Table, _ index: Int) -> ArraySlice<UInt8> {
    let start = starts[table.rawValue]
    let ends = start + 4
    let texts = ends + 4 * textCount(table)
    let begin = index == 0 ? 0 : Pack.number(bytes, ends + 4 * (index - 1))
    return bytes[(texts + begin)..<(texts + Pack.number(bytes, ends + 4 * index))]
  }

  /// The part of another table that belongs to an entry, from a table of where each part begins.
  func range(_ table: Table, _ index: Int) -> Range<Int> {
    int(table, index)..<int(table, index + 1)
  }

  private static func number(_ bytes: [UInt8], _ place: Int) -> Int {
    let low = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8
    let high = UInt32(bytes[place + 2]) << 16 | UInt32(bytes[place + 3]) << 24
    return Int(Int32(bitPattern: low | high))
  }
}

/// Writes the tables of a pack, each once, in any order.
struct PackWriter<Table: RawRepresentable & CaseIterable & Sendable> where Table.RawValue == Int {
  private var tables = Array(repeating: [UInt8](), count: Table.allCases.count)

  mutating func put(_ table: Table, _ numbers: some Collection<Int32>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * numbers.count)
    for number in numbers { PackWriter.append(UInt32(bitPattern: number), to: &bytes) }
    tables[table.rawValue] = bytes
  }

  mutating func put(_ table: Table, _ numbers: some Collection<Int64>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * numbers.count)
    for number in numbers {
      let bits = UInt64(bitPattern: number)
      PackWriter.append(UInt32(truncatingIfNeeded: bits), to: &bytes)
      PackWriter.append(UInt32(truncatingIfNeeded: bits >> 32), to: &bytes)
    }
    tables[table.rawValue] = bytes
  }

  mutating func put(_ table: Table, _ ids: some Collection<ObjectID>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(20 * ids.count)
    for id in ids { bytes += id.bytes }
    tables[table.rawValue] = bytes
  }

  mutating func put(_ table: Table, texts: some Collection<some Collection<UInt8>>) {
    var ends: [UInt8] = []
    var bytes: [UInt8] = []
    PackWriter.append(UInt32(texts.count), to: &ends)
    for text in texts {
      bytes += text
      PackWriter.append(UInt32(bytes.count), to: &ends)
    }
    tables[table.rawValue] = ends + bytes
  }

  mutating func put(_ table: Table, _ texts: some Collection<String>) {
    put(table, texts: texts.map(\.utf8))
  }

  /// Where the parts of another table begin: they follow each other without a gap.
  mutating func put(_ table: Table, starts lengths: some Collection<Int>) {
    var sum: Int32 = 0
    put(
      table,
      [0]
        + lengths.map { length in
          sum += Int32(length)
          return sum
        })
  }

  /// The bytes of all tables, each of which goes as soon as it is among them.
  mutating func bytes() -> [UInt8] {
    let count = Table.allCases.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * (count + 2) + tables.reduce(0) { $0 + $1.count })
    PackWriter.append(UInt32(count), to: &bytes)
    var place = 4 * (count + 2)
    for table in tables {
      PackWriter.append(UInt32(place), to: &bytes)
      place += table.count
    }
    PackWriter.append(UInt32(place), to: &bytes)
    for index in tables.indices {
      bytes += tables[index]
      tables[index] = []
    }
    return bytes
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    bytes.append(UInt8(truncatingIfNeeded: number))
    bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    bytes.append(UInt8(truncatingIfNeeded: number >> 16))
    bytes.append(UInt8(truncatingIfNeeded: number >> 24))
  }
}
