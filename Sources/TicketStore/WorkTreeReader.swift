internal import FileAccess
internal import TicketModel

/// The files on disk, symbolic links left out.
struct WorkTreeReader: TreeReader {
  let root: String

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try onFiles { () throws(FileError) in
      try Files.readIfPresent(RepositoryPath.join(root, path))
    }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    guard Files.metadata(RepositoryPath.join(root, folder))?.kind == .folder else { return [] }
    var found: [TreeFile] = []
    var pending = [folder]
    while let next = pending.popLast() {
      let entries = try onFiles { () throws(FileError) in
        try Files.list(RepositoryPath.join(root, next))
      }
      for entry in entries {
        switch entry.kind {
        case .file: found.append(TreeFile(folder: next, name: entry.name))
        case .folder:
          if isWanted(entry.name[...]) { pending.append(RepositoryPath.join(next, entry.name)) }
        case .link, .other: break
        }
      }
    }
    return found
  }
}

extension WorkTreeReader {
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile] {
    guard Files.metadata(RepositoryPath.join(root, folder))?.kind == .folder else { return [] }
    let inner = try list(folder).filter { $0.kind == .folder && isWanted($0.name[...]) }
    var found: [TreeFile] = []
    for place in [folder] + inner.map({ RepositoryPath.join(folder, $0.name) }) {
      let absolute = RepositoryPath.join(root, place)
      guard names.contains(where: { Files.metadata("\(absolute)/\($0)") != nil }) else { continue }
      let folded = Set(names.map { $0.lowercased() })
      found += try list(place).filter { $0.kind == .file && folded.contains($0.name.lowercased()) }
        .map { TreeFile(folder: place, name: $0.name) }
    }
    return found
  }

  private func list(_ folder: String) throws(StoreError) -> [FolderEntry] {
    try onFiles { () throws(FileError) in try Files.list(RepositoryPath.join(root, folder)) }
  }
}

extension WorkTreeReader {
  /// How many files one thread reads before it takes the next ones.
  private static let batch = 128

  func tickets(
    of files: [TreeFile], _ make: @Sendable (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    let results = Parallel.map(WorkTreeReader.batches(of: files)) { range in
      Result { () throws(FileError) in try read(files, range, make) }
    }
    var tickets: [Ticket?] = []
    tickets.reserveCapacity(files.count)
    for result in results {
      tickets += try onFiles { () throws(FileError) in try result.get() }
    }
    return tickets
  }

  /// The tickets of files that lie in one folder.
  private func read(
    _ files: [TreeFile], _ range: Range<Int>, _ make: (Int, [UInt8]) -> Ticket
  ) throws(FileError) -> [Ticket?] {
    let folder = try Folder(RepositoryPath.join(root, files[range.lowerBound].folder))
    var tickets: [Ticket?] = []
    tickets.reserveCapacity(range.count)
    for position in range {
      let bytes = try folder.readIfPresent(files[position].name)
      tickets.append(bytes.map { make(position, $0) })
    }
    return tickets
  }

  /// Ranges of files in one folder each.
  private static func batches(of files: [TreeFile]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    for position in files.indices.dropFirst()
    where position - start == batch || files[position].folder != files[start].folder {
      batches.append(start..<position)
      start = position
    }
    return files.isEmpty ? [] : batches + [start..<files.count]
  }
}
