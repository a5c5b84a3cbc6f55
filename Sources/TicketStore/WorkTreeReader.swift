internal import FileAccess
internal import Libgit2
internal import TicketModel
internal import TicketSyntax

/// The files on disk, symbolic links left out.
struct WorkTreeReader: TreeReader, Sendable {
  let root: String
  let cache: WorkTreeCache
  /// Whether the disk takes a name in other case for the same.
  var foldsCase = false

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try onFiles { () throws(FileError) in
      try Files.readIfPresent(RepositoryPath.join(root, path))
    }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    guard try fileMetadata(RepositoryPath.join(root, folder))?.kind == .folder else { return [] }
    var found: [TreeFile] = []
    var level = [folder]
    while !level.isEmpty {
      let listings = try listings(of: level)
      for listing in listings { found += listing.files }
      level = zip(level, listings).flatMap { place, listing in
        listing.folders.filter { isWanted($0[...]) }.map { RepositoryPath.join(place, $0) }
      }
    }
    return found
  }
}

extension WorkTreeReader {
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile] {
    guard try fileMetadata(RepositoryPath.join(root, folder))?.kind == .folder else { return [] }
    let inner = try list(folder).filter { $0.kind == .folder && isWanted($0.name[...]) }
    var found: [TreeFile] = []
    for place in [folder] + inner.map({ RepositoryPath.join(folder, $0.name) }) {
      let absolute = RepositoryPath.join(root, place)
      var present: [String] = []
      for name in names where try fileMetadata("\(absolute)/\(name)")?.kind == .file {
        present.append(name)
      }
      guard foldsCase else {
        found += present.map { TreeFile(folder: place, name: $0) }
        continue
      }
      // Only a listing has the name as it is written on the disk.
      guard !present.isEmpty else { continue }
      let folded = Set(names.map { $0.lowercased() })
      found += try list(place).filter { $0.kind == .file && folded.contains($0.name.lowercased()) }
        .map { TreeFile(folder: place, name: $0.name) }
    }
    return found
  }

  /// What is in a folder.
  private struct Listing {
    var files: [TreeFile] = []
    var folders: [String] = []
  }

  /// What is in each of some folders, looked at on all processors.
  private func listings(of folders: [String]) throws(StoreError) -> [Listing] {
    let results = Parallel.map(Parallel.batches(of: folders.count, size: 8)) { range in
      folders[range].map { folder in
        Result { () throws(StoreError) in
          try list(folder).reduce(into: Listing()) { listing, entry in
            switch entry.kind {
            case .file: listing.files.append(TreeFile(folder: folder, name: entry.name))
            case .folder: listing.folders.append(entry.name)
            default: break
            }
          }
        }
      }
    }
    var listings: [Listing] = []
    for result in results.joined() { listings.append(try result.get()) }
    return listings
  }

  private func list(_ folder: String) throws(StoreError) -> [FolderEntry] {
    try onFiles { () throws(FileError) in try Files.list(RepositoryPath.join(root, folder)) }
  }
}

extension WorkTreeReader {
  /// How many files one thread reads before it takes the next ones.
  private static let batch = 128

  /// What was made of some files, and what the cache may keep of them.
  private struct Reading {
    var tickets: [Ticket?] = []
    /// The stamps of the files from before they were read; nil for one that is not there.
    var stamps: [FileStamp?] = []
    /// How many the cache did not have and may keep.
    var fresh = 0
  }

  func tickets(
    of files: [TreeFile], _ make: @Sendable (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    let kept = cache.read()
    let now = ClockTime.now().seconds
    let results = Parallel.map(WorkTreeReader.batches(of: files)) { range in
      ThreadHeap.makeRoom()
      return Result { () throws(FileError) in try read(files, range, kept, now, make) }
    }
    var all = Reading()
    all.tickets.reserveCapacity(files.count)
    all.stamps.reserveCapacity(files.count)
    for result in results {
      let reading = try onFiles { () throws(FileError) in try result.get() }
      all.tickets += reading.tickets
      all.stamps += reading.stamps
      all.fresh += reading.fresh
    }
    if all.fresh >= WorkTreeCache.threshold {
      cache.keep(
        files.indices.compactMap { position in
          guard let ticket = all.tickets[position], let stamp = all.stamps[position],
            cache.isSettled(stamp, readAt: now)
          else { return nil }
          return ReadFile(file: files[position], bytes: ticket.bytes, stamp: stamp)
        })
    }
    return all.tickets
  }

  /// The tickets of a range of files, which lie in one folder.
  private func read(
    _ files: [TreeFile], _ range: Range<Int>, _ kept: KeptFiles?, _ now: Int64,
    _ make: (Int, [UInt8]) -> Ticket
  ) throws(FileError) -> Reading {
    let place = files[range.lowerBound].folder
    let folder = try Folder(RepositoryPath.join(root, place))
    let known = kept?.files(in: place) ?? 0..<0
    var likely = known.lowerBound
    var reader = kept?.reader
    var reading = Reading()
    reading.tickets.reserveCapacity(range.count)
    reading.stamps.reserveCapacity(range.count)
    for position in range {
      let name = files[position].name
      if let kept, let entry = kept.entry(name, in: known, likely: &likely),
        folder.stamp(name) == entry.stamp, let bytes = reader?.bytes(of: entry)
      {
        reading.tickets.append(make(position, bytes))
        reading.stamps.append(entry.stamp)
        continue
      }
      let read = try folder.readIfPresent(name)
      reading.tickets.append(read.map { make(position, $0.bytes) })
      reading.stamps.append(read?.stamp)
      if let read, cache.isSettled(read.stamp, readAt: now) { reading.fresh += 1 }
    }
    return reading
  }

  /// Ranges of files in one folder each.
  private static func batches(of files: [TreeFile]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    for position in files.indices.dropFirst()
    where position - start == batch
      || !RepositoryPath.isSame(files[position].folder, files[start].folder)
    {
      batches.append(start..<position)
      start = position
    }
    return files.isEmpty ? [] : batches + [start..<files.count]
  }
}
