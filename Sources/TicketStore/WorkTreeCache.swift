internal import FileAccess
internal import Libgit2

/// The files of a work tree as they were last read, kept between runs of a large backlog: one whose stamp
/// is what it was need not be opened.
///
/// The file begins with a mark and the checksum of its table: for each folder its files' names, stamps and
/// checksums, in byte order. Their bytes follow, in the table's order. What is damaged is read anew.
struct WorkTreeCache {
  private let kept: KeptFile
  private let margin: Int64

  /// The cache of a repository's work tree.
  ///
  /// A file changed so many seconds before it was read may change again without another stamp: on some
  /// disks a stamp holds for two seconds.
  init(of repository: Repository, margin: Int64 = 3) {
    kept = KeptFile(repository.gitDirectory + "/tickets/files")
    self.margin = margin
  }

  /// Begins the file; its number goes up with every change to the form.
  private static let mark = Array("tickets-files 1\n".utf8)

  /// What was kept; nil where there is nothing, or nothing sound.
  func read() -> KeptFiles? {
    guard let bytes = try? Files.readIfPresent(kept.path), bytes.starts(with: WorkTreeCache.mark)
    else { return nil }
    return KeptFiles(bytes, after: WorkTreeCache.mark.count)
  }

  /// Keeps files that were read at a moment, in seconds since 1970.
  func keep(_ files: [ReadFile], readAt seconds: Int64) {
    let latest = (seconds - margin) * 1_000_000_000
    let settled = files.filter { max($0.stamp.modified, $0.stamp.changed) < latest }
    guard !settled.isEmpty else { return }
    kept.write(WorkTreeCache.mark + KeptFiles.packed(settled))
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
    fileprivate let name: Range<Int>
    /// The stamp with which it was read.
    let stamp: FileStamp
    fileprivate let sum: UInt64
    fileprivate let content: Range<Int>
  }

  private let bytes: [UInt8]
  private var entries: [Entry] = []
  private var folders: [String: Range<Int>] = [:]

  /// The bytes of a file; nil where they are damaged.
  func bytes(of entry: Entry) -> [UInt8]? {
    let content = Array(bytes[entry.content])
    return Checksum.of(content) == entry.sum ? content : nil
  }

  /// Where the files of a folder are; empty where none was kept.
  func files(in folder: String) -> Range<Int> { folders[folder] ?? 0..<0 }

  /// The file of a name, in the range of its folder; nil where none was kept.
  func entry(_ name: String, in folder: Range<Int>) -> Entry? {
    var (low, high) = (folder.lowerBound, folder.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if bytes[entries[middle].name].lexicographicallyPrecedes(name.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < folder.upperBound, bytes[entries[low].name].elementsEqual(name.utf8) else {
      return nil
    }
    return entries[low]
  }
}

// MARK: - The bytes

extension KeptFiles {
  /// The checksum of the table, and the table with the contents behind it.
  static func packed(_ files: [ReadFile]) -> [UInt8] {
    let folders = Dictionary(grouping: files, by: \.file.folder)
    var table: [UInt8] = []
    var contents: [UInt8] = []
    contents.reserveCapacity(files.reduce(0) { $0 + $1.bytes.count })
    append(folders.count, to: &table)
    for (folder, files) in folders {
      append(text: folder, to: &table)
      append(files.count, to: &table)
      for file in files.sorted(by: { RepositoryPath.precedes($0.file.name, $1.file.name) }) {
        append(text: file.file.name, to: &table)
        append(file.stamp.size, to: &table)
        append(file.stamp.modified, to: &table)
        append(file.stamp.changed, to: &table)
        append(file.stamp.number, to: &table)
        append(Checksum.of(file.bytes), to: &table)
        append(file.bytes.count, to: &table)
        contents += file.bytes
      }
    }
    var head: [UInt8] = []
    append(table.count, to: &head)
    append(Checksum.of(table), to: &head)
    return head + table + contents
  }

  /// Takes up packed files from a place on; nil where the table is damaged.
  init?(_ bytes: [UInt8], after start: Int) {
    self.bytes = bytes
    var table = NumberReader(bytes: bytes, place: start)
    guard let length = table.count(), let sum = table.next(),
      table.place + length <= bytes.count,
      Checksum.of(Array(bytes[table.place..<(table.place + length)])) == sum
    else { return nil }
    var content = table.place + length
    guard let folderCount = table.count() else { return nil }
    for _ in 0..<folderCount {
      guard let folder = table.text(), let count = table.count() else { return nil }
      let first = entries.count
      for _ in 0..<count {
        guard let entry = KeptFiles.entry(&table, &content) else { return nil }
        entries.append(entry)
      }
      folders[String(decoding: bytes[folder], as: UTF8.self)] = first..<entries.count
    }
  }

  private static func entry(_ table: inout NumberReader, _ content: inout Int) -> Entry? {
    guard let name = table.text(), let size = table.next(), let modified = table.next(),
      let changed = table.next(), let number = table.next(), let sum = table.next(),
      let length = table.count(), content + length <= table.bytes.count
    else { return nil }
    defer { content += length }
    return Entry(
      name: name,
      stamp: FileStamp(
        size: Int64(bitPattern: size), modified: Int64(bitPattern: modified),
        changed: Int64(bitPattern: changed), number: number),
      sum: sum, content: content..<(content + length))
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    let bits = UInt64(truncatingIfNeeded: number)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
  }

  private static func append(text: String, to bytes: inout [UInt8]) {
    append(text.utf8.count, to: &bytes)
    bytes += text.utf8
  }
}

/// Reads numbers of eight bytes, little-endian, one after the other.
private struct NumberReader {
  let bytes: [UInt8]
  var place: Int

  mutating func next() -> UInt64? {
    guard place + 8 <= bytes.count else { return nil }
    defer { place += 8 }
    var number: UInt64 = 0
    for offset in 0..<8 { number |= UInt64(bytes[place + offset]) << UInt64(8 * offset) }
    return number
  }

  /// A number of bytes or things, of which there can't be more than there are bytes.
  mutating func count() -> Int? {
    next().flatMap { Int(exactly: $0) }.flatMap { $0 <= bytes.count ? $0 : nil }
  }

  /// The place of a text that stands behind its length.
  mutating func text() -> Range<Int>? {
    guard let length = count(), place + length <= bytes.count else { return nil }
    defer { place += length }
    return place..<(place + length)
  }
}
