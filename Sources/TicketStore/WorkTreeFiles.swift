internal import FileAccess
internal import Libgit2

/// The files of one change on disk, each with its way back.
///
/// What a file held before is kept under a second name until the change is done: to put it back
/// takes a rename, which needs no room on a full disk and gives it all that it had.
final class WorkTreeFiles {
  private struct Written {
    let file: FileChange
    let path: String
    /// The second name of what was there; nil where there was nothing, or the disk has no such names.
    let kept: String?
    let permissions: UInt32?
  }

  private let root: String
  private let folder: String
  private var written: [Written] = []
  private var madeFolders: [String] = []
  /// Whether a hook had its chance to change the files after they were written.
  var mayBeChangedByHooks = false

  /// Files below `root`; `folder` is our own, for temporary files and for what was there before.
  init(root: String, folder: String) {
    self.root = root
    self.folder = folder
  }

  /// Writes one file, and gives what the disk says of it then; nil where it was removed.
  @discardableResult
  func write(_ file: FileChange) throws(StoreError) -> FileStat? {
    let path = RepositoryPath.join(root, file.path)
    let before = FileStat(ofFile: path)
    let current = try onFiles { () throws(FileError) in
      if file.new != nil { madeFolders += try Files.makeFolders(RepositoryPath.parent(path)) }
      return try Files.readIfPresent(path)
    }
    guard current == file.old else {
      throw StoreError(.refused, "\(file.path) was changed meanwhile", hints: ["try again"])
    }
    guard file.new != file.old else { return before }
    let kept = file.old.flatMap { _ in keep(path) }
    written.append(
      Written(file: file, path: path, kept: kept, permissions: Files.metadata(path)?.permissions))
    try onFiles { () throws(FileError) in
      if let new = file.new {
        try Files.replace(path, with: new, staging: folder + "/file")
      } else {
        try Files.remove(path)
      }
    }
    return FileStat(ofFile: path)
  }

  private func keep(_ path: String) -> String? {
    let name = "\(folder)/before-\(written.count)"
    try? Files.remove(name)
    return Files.link(path, as: name) ? name : nil
  }

  /// The change is done: what was there before may go.
  func finish() {
    for kept in written.compactMap(\.kept) { try? Files.remove(kept) }
    written = []
  }

  /// Puts every file back; gives what the person should know of it.
  func putBack() -> [String] {
    var words: [String] = []
    while let last = written.popLast() {
      if let word = putBack(last) { words.append(word) }
    }
    while let folder = madeFolders.popLast() { Files.removeIfEmpty(folder: folder) }
    return words
  }

  /// What a hook made of our version gives way, and is kept; what somebody else wrote stays.
  private func putBack(_ written: Written) -> String? {
    let now = (try? Files.readIfPresent(written.path)) ?? nil
    if now == written.file.old, now != written.file.new {
      if let kept = written.kept { try? Files.remove(kept) }
      return nil
    }
    guard now == written.file.new || mayBeChangedByHooks else {
      return "\(written.file.path) was changed meanwhile, and stays as it is"
    }
    var word: String?
    if let now, now != written.file.new {
      let aside = "\(folder)/\(RepositoryPath.name(written.path)).changed"
      try? Files.replace(aside, with: now)
      word = "\(written.file.path) was changed while the hooks ran: see \(aside)"
    }
    restore(written)
    return word
  }

  private func restore(_ written: Written) {
    guard let old = written.file.old else {
      try? Files.remove(written.path)
      return
    }
    if let kept = written.kept, (try? Files.rename(kept, to: written.path)) != nil { return }
    guard (try? Files.replace(written.path, with: old)) != nil,
      let permissions = written.permissions
    else { return }
    try? Files.setPermissions(written.path, permissions)
  }
}
