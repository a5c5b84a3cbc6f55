internal import FileAccess
internal import Libgit2

/// The files of a work tree as they were last read, kept between runs of a large backlog: one whose stamp
/// is what it was need not be opened.
///
/// The file begins with a mark and the checksum of its table: for each folder its files' stamps and
/// checksums, in the byte order of their names. The names and the files' bytes follow. What is damaged is
/// read anew.
struct WorkTreeCache: Sendable {
  private let kept: KeptFile
  private let margin: Int64

  /// So many files that it did not have make it worth writing.
  static let threshold = 256

  /// The cache of a repository's work tree.
  ///
  /// A file changed so many seconds before it was read may change again without another stamp: on some
  /// disks a stamp holds for two seconds.
  init(of repository: Repository, margin: Int64 = 3) {
    kept = KeptFile(repository.gitDirectory + "/tickets/files")
    self.margin = margin
  }

  /// Begins the file; its number goes up with every change to the form.
  private static let mark = Array("tickets-files 2\n".utf8)

  /// What was kept; nil where there is nothing, or nothing sound.
  func read() -> KeptFiles? {
    guard let bytes = try? Files.readIfPresent(kept.path), bytes.starts(with: WorkTreeCache.mark)
    else { return nil }
    return KeptFiles(bytes, after: WorkTreeCache.mark.count)
  }

  /// Whether a file of that stamp may be kept that was read at a moment, in seconds since 1970.
  func isSettled(_ stamp: FileStamp, readAt seconds: Int64) -> Bool {
    max(stamp.modified, stamp.changed) < (seconds - margin) * 1_000_000_000
  }

  /// Keeps files, all of them settled.
  func keep(_ files: [ReadFile]) {
    let mark = WorkTreeCache.mark
    kept.write(mark + KeptFiles.packed(files, after: mark.count))
  }
}

/// A file of a work tree as it was read.
struct ReadFile: Sendable {
  let file: TreeFile
  let bytes: [UInt8]
  /// The stamp from before it was read.
  let stamp: FileStamp
}

/// Files that a cache kept.
struct KeptFiles: Sendable {
  /// One of them.
  struct Entry {
    /// The stamp with which it was read.
    let stamp: FileStamp
    fileprivate let sum: UInt64
    fileprivate let content: Range<Int>
  }

  private let bytes: [UInt8]
  /// Where the entries begin, which have one size: they are taken apart where they are asked for.
  private let entries: Int
  private var folders: [String: Range<Int>] = [:]

  /// The bytes of a file; nil where they are damaged.
  func bytes(of entry: Entry) -> [UInt8]? {
    let content = Array(bytes[entry.content])
    return Checksum.of(content) == entry.sum ? content : nil
  }

  /// Where the files of a folder are; empty where none was kept.
  func files(in folder: String) -> Range<Int> { folders[folder] ?? 0..<0 }

  /// The file of a name, in the range of its folder; nil where none was kept.
  ///
  /// It is looked for at `likely` first, which becomes the one behind it: those who ask in the byte order of
  /// the names find each at once.
  func entry(_ name: String, in folder: Range<Int>, likely: inout Int) -> Entry? {
    var low = likely
    if !folder.contains(low) || !self.name(low).elementsEqual(name.utf8) {
      var high = folder.upperBound
      low = folder.lowerBound
      while low < high {
        let middle = (low + high) / 2
        if self.name(middle).lexicographicallyPrecedes(name.utf8) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      guard low < folder.upperBound, self.name(low).elementsEqual(name.utf8) else { return nil }
    }
    likely = low + 1
    return entry(low)
  }
}

// MARK: - The bytes

extension KeptFiles {
  /// The numbers of an entry, eight bytes each.
  private enum Place: Int, CaseIterable {
    case nameStart, nameEnd, size, modified, changed, number, sum, contentStart, contentEnd
  }

  private static let entrySize = 8 * Place.allCases.count

  /// The length and checksum of the table, the table, and the names and contents behind it.
  static func packed(_ files: [ReadFile], after start: Int) -> [UInt8] {
    let folders = Dictionary(grouping: files, by: \.file.folder)
    var head: [UInt8] = []
    var entries: [UInt8] = []
    var rest: [UInt8] = []
    append(folders.count, to: &head)
    append(files.count, to: &head)
    for (folder, files) in folders {
      append(folder.utf8.count, to: &head)
      head += folder.utf8
      append(files.count, to: &head)
    }
    let restStart = start + 16 + head.count + files.count * entrySize
    rest.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count + 32 })
    for files in folders.values {
      for file in files.sorted(by: { RepositoryPath.precedes($0.file.name, $1.file.name) }) {
        let name = restStart + rest.count
        rest += file.file.name.utf8
        let content = restStart + rest.count
        rest += file.bytes
        append(name, to: &entries)
        append(content, to: &entries)
        append(file.stamp.size, to: &entries)
        append(file.stamp.modified, to: &entries)
        append(file.stamp.changed, to: &entries)
        append(file.stamp.number, to: &entries)
        append(Checksum.of(file.bytes), to: &entries)
        append(content, to: &entries)
        append(restStart + rest.count, to: &entries)
      }
    }
    let table = head + entries
    var sums: [UInt8] = []
    append(table.count, to: &sums)
    append(Checksum.of(table), to: &sums)
    return sums + table + rest
  }

  /// Takes up packed files from a place on; nil where the table is damaged.
  init?(_ bytes: [UInt8], after start: Int) {
    self.bytes = bytes
    let table = start + 16
    guard table + 16 <= bytes.count else { return nil }
    let length = KeptFiles.number(bytes, start)
    guard length <= UInt64(bytes.count - table), length >= 16,
      Checksum.of(Array(bytes[table..<(table + Int(length))])) == KeptFiles.number(bytes, start + 8)
    else { return nil }
    // The checksum vouches for the numbers in the table.
    let folderCount = Int(KeptFiles.number(bytes, table))
    entries = table + Int(length) - Int(KeptFiles.number(bytes, table + 8)) * KeptFiles.entrySize
    var place = table + 16
    var first = 0
    for _ in 0..<folderCount {
      let end = place + 8 + Int(KeptFiles.number(bytes, place))
      let count = Int(KeptFiles.number(bytes, end))
      folders[String(decoding: bytes[(place + 8)..<end], as: UTF8.self)] = first..<(first + count)
      first += count
      place = end + 8
    }
    if let last = folders.values.map(\.upperBound).max(), last > 0,
      number(last - 1, .contentEnd) != UInt64(bytes.count)
    {
      return nil
    }
  }

  private func name(_ index: Int) -> ArraySlice<UInt8> {
    bytes[Int(number(index, .nameStart))..<Int(number(index, .nameEnd))]
  }

  private func entry(_ index: Int) -> Entry {
    Entry(
      stamp: FileStamp(
        size: Int64(bitPattern: number(index, .size)),
        modified: Int64(bitPattern: number(index, .modified)),
        changed: Int64(bitPattern: number(index, .changed)), number: number(index, .number)),
      sum: number(index, .sum),
      content: Int(number(index, .contentStart))..<Int(number(index, .contentEnd)))
  }

  private func number(_ index: Int, _ place: Place) -> UInt64 {
    KeptFiles.number(bytes, entries + index * KeptFiles.entrySize + 8 * place.rawValue)
  }

  /// A number of eight bytes, little-endian.
  private static func number(_ bytes: [UInt8], _ place: Int) -> UInt64 {
    bytes[place..<(place + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    let bits = UInt64(truncatingIfNeeded: number)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
  }
}
