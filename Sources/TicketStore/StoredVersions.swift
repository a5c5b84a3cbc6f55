internal import Libgit2

/// Writes what is committed and what is staged of a file into the object database.
struct StoredVersions {
  private let place: BacklogPlace
  private let head: Head
  private let index: StagedIndex
  private let objects: Repository
  private let filters: ContentFilters

  private var repository: Repository { place.repository }

  /// The versions over HEAD and what is staged, written into `objects`.
  init(
    place: BacklogPlace, git: GitProgram, head: Head, index: StagedIndex, objects: Repository
  ) {
    self.place = place
    self.head = head
    self.index = index
    self.objects = objects
    filters = ContentFilters(
      repository: place.repository, objects: objects, root: place.root, git: git)
  }

  /// The versions of a file that has just been written; `stat` is what the disk says of it.
  func write(_ file: FileChange, stat: FileStat?) throws(StoreError) -> StoredFile {
    var result = StoredFile(path: file.path)
    let old = try committed(file.path)
    if let stored = file.stored {
      return try write(stored, of: file, over: old, stat: stat)
    }
    guard let new = file.new else { return result }
    let id = try blob(new, path: file.path)
    result.committed = StoredBlob(id: id, mode: old?.mode ?? FileMode.file)
    result.staged = result.committed
    result.stat = stat
    return result
  }

  private func write(
    _ stored: StoredChange, of file: FileChange, over old: StoredBlob?, stat: FileStat?
  ) throws(StoreError) -> StoredFile {
    var result = StoredFile(path: file.path)
    result.committed = StoredBlob(
      id: try writeBlob(stored.committed), mode: old?.mode ?? FileMode.file)
    if let entry = try index.blob(file.path) {
      let bytes = try onGit { () throws(GitError) in try repository.bytes(entry.id) }
      let id = try writeBlob(stored.edit(bytes))
      result.staged = StoredBlob(id: id, mode: entry.mode)
    }
    if let new = file.new, let staged = result.staged,
      try blob(new, path: file.path) == staged.id
    {
      result.stat = stat
    }
    return result
  }

  /// The file as HEAD has it.
  private func committed(_ path: String) throws(StoreError) -> StoredBlob? {
    try onGit { () throws(GitError) in
      let found = try head.target.flatMap { target throws(GitError) in
        try repository.blob(at: path, in: target)
      }
      return found.map { StoredBlob(id: $0.id, mode: $0.mode) }
    }
  }

  private func blob(_ bytes: [UInt8], path: String) throws(StoreError) -> ObjectID {
    try filters.writeBlob(bytes, path: path, index)
  }

  private func writeBlob(_ bytes: [UInt8]) throws(StoreError) -> ObjectID {
    try onGit { () throws(GitError) in try objects.writeBlob(bytes) }
  }
}
