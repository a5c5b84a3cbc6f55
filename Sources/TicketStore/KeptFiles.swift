internal import FileAccess
internal import TicketModel

/// The files that a cache kept: their stamps are read at once, their bytes where they are asked for.
///
/// The cache's file begins with a mark, and the length and checksum of its table: for each folder its
/// files' stamps and checksums, in the byte order of their names, then the names. The files' bytes follow.
struct KeptFiles: Sendable {
  /// One of them.
  struct Entry {
    /// The stamp with which it was read.
    let stamp: FileStamp
    fileprivate let sum: UInt64
    fileprivate let content: Range<Int>
  }

  /// What one thread has of the files' bytes: those that lie next to each other are read together.
  struct Reader {
    private let file: OpenFile
    private var start = 0
    private var window: [UInt8] = []

    fileprivate init(_ file: OpenFile) {
      self.file = file
    }

    /// The bytes of a file; nil where they are damaged.
    mutating func bytes(of entry: Entry) -> [UInt8]? {
      let content = entry.content
      if content.lowerBound < start || content.upperBound > start + window.count {
        let count = max(content.count, KeptFiles.windowSize)
        guard let read = try? file.read(count, at: content.lowerBound), read.count >= content.count
        else { return nil }
        (window, start) = (read, content.lowerBound)
      }
      let bytes = Array(window[(content.lowerBound - start)..<(content.upperBound - start)])
      return Checksum.of(bytes) == entry.sum ? bytes : nil
    }
  }

  private let file: OpenFile
  private let fileSize: Int
  private let table: [UInt8]
  /// Where the entries begin, which have one size: they are taken apart where they are asked for.
  private let entries: Int
  private var folders: [String: Range<Int>] = [:]

  /// What reads the files' bytes for one thread.
  var reader: Reader { Reader(file) }

  /// Where the files of a folder are; empty where none was kept.
  func files(in folder: String) -> Range<Int> { folders[folder] ?? 0..<0 }

  /// The file of a name, in the range of its folder; nil where none was kept.
  ///
  /// It is looked for at `likely` first, which becomes the one behind it: those who ask in the byte order
  /// of the names find each at once.
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
  /// Begins the file; its number goes up with every change to the form.
  private static let mark = Array("tickets-files 3\n".utf8)
  private static let headCount = mark.count + 16
  /// How many bytes of files one reading takes.
  private static let windowSize = 65_536

  /// The words of an entry.
  private enum Place: Int, CaseIterable {
    case nameStart, nameEnd, size, modified, changed, number, sum, contentStart, contentEnd
  }

  private static let entrySize = 8 * Place.allCases.count

  /// What the cache's file holds, part by part; the files' bytes are gathered on all processors.
  static func packed(_ files: [ReadFile]) -> [[UInt8]] {
    let folders = Dictionary(grouping: files.indices) { files[$0].file.folder }
      .mapValues { $0.sorted { RepositoryPath.precedes(files[$0].file.name, files[$1].file.name) } }
    let order = folders.values.flatMap { $0 }
    let parts = Parallel.map(Parallel.batches(of: order.count, size: 512)) { range in
      order[range].reduce(into: (sums: [UInt64](), contents: [UInt8]())) { part, position in
        part.sums.append(Checksum.of(files[position].bytes))
        part.contents += files[position].bytes
      }
    }
    var table: [UInt8] = []
    table.append(word: UInt64(folders.count))
    table.append(word: UInt64(files.count))
    for (folder, positions) in folders {
      table.append(word: UInt64(folder.utf8.count))
      table += folder.utf8
      table.append(word: UInt64(positions.count))
    }
    var name = table.count + order.count * entrySize
    var content = headCount + name + order.reduce(0) { $0 + files[$1].file.name.utf8.count }
    for (position, sum) in zip(order, parts.lazy.flatMap(\.sums)) {
      let file = files[position]
      let ends = (name: name + file.file.name.utf8.count, content: content + file.bytes.count)
      table.append(word: UInt64(name))
      table.append(word: UInt64(ends.name))
      table.append(word: UInt64(bitPattern: file.stamp.size))
      table.append(word: UInt64(bitPattern: file.stamp.modified))
      table.append(word: UInt64(bitPattern: file.stamp.changed))
      table.append(word: file.stamp.number)
      table.append(word: sum)
      table.append(word: UInt64(content))
      table.append(word: UInt64(ends.content))
      (name, content) = ends
    }
    for position in order { table += files[position].file.name.utf8 }
    let head = mark + [UInt8](words: [UInt64(table.count), Checksum.of(table)])
    return [head, table] + parts.map(\.contents)
  }

  /// Takes up what `packed` made; nil where the file is of another form, or its table is damaged.
  init?(_ file: OpenFile) {
    guard let head = try? file.read(KeptFiles.headCount, at: 0), head.count == KeptFiles.headCount,
      head.starts(with: KeptFiles.mark)
    else { return nil }
    let size = file.size - head.count
    let length = head.word(at: KeptFiles.mark.count)
    guard size >= 0, length >= 16, length <= UInt64(size),
      let table = try? file.read(Int(length), at: head.count), table.count == Int(length),
      Checksum.of(table) == head.word(at: KeptFiles.mark.count + 8)
    else { return nil }
    self.file = file
    self.table = table
    fileSize = file.size
    var place = 16
    var first = 0
    for _ in 0..<table.word(at: 0) {
      guard let name = table.length(at: place),
        let count = table.length(at: place + 8 + name)
      else { return nil }
      let text = String(decoding: table[(place + 8)..<(place + 8 + name)], as: UTF8.self)
      folders[text] = first..<(first + count)
      first += count
      place += 16 + name
    }
    entries = place
    guard first == table.length(at: 8), (table.count - place) / KeptFiles.entrySize >= first,
      first == 0 || number(first - 1, .contentEnd) == UInt64(fileSize)
    else { return nil }
  }

  private func name(_ index: Int) -> ArraySlice<UInt8> {
    range(index, .nameStart, .nameEnd, within: table.count).map { table[$0] } ?? []
  }

  /// The range that two numbers say; nil where there is none such.
  private func range(_ index: Int, _ start: Place, _ end: Place, within size: Int) -> Range<Int>? {
    let (start, end) = (number(index, start), number(index, end))
    guard start <= end, end <= UInt64(size) else { return nil }
    return Int(start)..<Int(end)
  }

  private func entry(_ index: Int) -> Entry? {
    range(index, .contentStart, .contentEnd, within: fileSize).map { content in
      Entry(
        stamp: FileStamp(
          size: Int64(bitPattern: number(index, .size)),
          modified: Int64(bitPattern: number(index, .modified)),
          changed: Int64(bitPattern: number(index, .changed)), number: number(index, .number)),
        sum: number(index, .sum), content: content)
    }
  }

  private func number(_ index: Int, _ place: Place) -> UInt64 {
    table.word(at: entries + index * KeptFiles.entrySize + 8 * place.rawValue)
  }
}

extension [UInt8] {
  /// The number at a place, where it is one of bytes or things that have room behind it; nil otherwise.
  fileprivate func length(at place: Int) -> Int? {
    guard place >= 0, place <= count - 8 else { return nil }
    let word = word(at: place)
    return word <= UInt64(count - place - 8) ? Int(word) : nil
  }
}
