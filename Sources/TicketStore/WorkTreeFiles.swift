internal import FileAccess
internal import Libgit2

internal import SystemPackage

/// The files of one change on disk, each with its way back.
///
/// What a file held before is kept under a second name until the change is done: to put it back
/// takes a rename, which needs no room on a full disk and gives it all that it had.
final class WorkTreeFiles {
  private struct Written {
    var file: FileChange
    let path: String
    /// The second name of what was there; nil where there was nothing, or the disk has no such names.
    let kept: String?
    let permissions: UInt32?
    /// Whether it is the file written of before this one, under its new name.
    var isRenamed = false
  }

  private let root: String
  private let folder: String
  private var written: [Written] = []
  private var madeFolders: [String] = []
  /// The files that wait beside the work tree, durable already, for their places.
  private var prepared: [String: String] = [:]
  private var isPrepared = false
  /// What becomes of the files that are renamed, by their old paths.
  private var renamed: [String: FileChange] = [:]
  /// From so many files on, all are made durable at once in place of each by itself.
  static let many = 64
  /// Whether a hook had its chance to change the files after they were written.
  var mayBeChangedByHooks = false

  /// Files below `root`; `folder` is our own, for temporary files and for what was there before.
  init(root: String, folder: String) {
    self.root = root
    self.folder = folder
  }

  /// Writes many files beside the work tree, and waits once until the disk has all of them; each
  /// then takes its place by a rename.
  func prepare(_ files: [FileChange]) throws(StoreError) {
    for file in files { if let source = file.source { renamed[source] = file } }
    guard files.count >= Self.many else { return }
    isPrepared = true
    try onFiles { () throws(FileError) in
      try Files.makeFolders(waiting)
      for entry in try Files.list(waiting) { try Files.remove("\(waiting)/\(entry.name)") }
      for (number, file) in files.enumerated() {
        guard let new = file.new, new != file.old else { continue }
        let path = "\(waiting)/\(number)"
        prepared[file.path] = path
        try Files.create(path, new)
      }
      guard !Disk.synchronize(waiting) else { return }
      for path in prepared.values { try Files.synchronize(path) }
    }
  }

  private var waiting: String { folder + "/files" }

  private func removePrepared() {
    for path in prepared.values { try? Files.remove(path) }
    prepared = [:]
    if isPrepared { Files.removeIfEmpty(folder: waiting) }
  }

  /// Writes one file, and gives what the disk says of it then; nil where it was removed.
  @discardableResult
  func write(_ file: FileChange) throws(StoreError) -> FileStat? {
    if file.new == nil, let target = renamed[file.path] {
      try rename(file, to: target)
      return nil
    }
    let path = RepositoryPath.join(root, file.path)
    let before = FileStat(ofFile: path)
    guard file.source == nil else { return before }
    let current = try onFiles { () throws(FileError) in
      if file.new != nil { madeFolders += try Files.makeFolders(RepositoryPath.parent(path)) }
      return try Files.readIfPresent(path)
    }
    try refuseOthers(current, file)
    guard file.new != file.old else { return before }
    let permissions = try fileMetadata(path)?.permissions
    let kept = file.old.flatMap { _ in keep(path) }
    written.append(Written(file: file, path: path, kept: kept, permissions: permissions))
    try onFiles { () throws(FileError) in
      if let new = file.new {
        try place(new, at: path, prepared: prepared.removeValue(forKey: file.path))
      } else {
        try Files.remove(path)
      }
    }
    return FileStat(ofFile: path)
  }

  private func refuseOthers(_ current: [UInt8]?, _ file: FileChange) throws(StoreError) {
    guard current != file.old else { return }
    guard current != nil else { throw StoreError.notOnDisk(file.path) }
    throw StoreError(.refused, "\(file.path) was changed meanwhile", hints: ["try again"])
  }

  /// Gives a file another name, and then its new content: at no time is there none or two of it.
  private func rename(_ file: FileChange, to target: FileChange) throws(StoreError) {
    let (old, new) = (RepositoryPath.join(root, file.path), RepositoryPath.join(root, target.path))
    let (current, there) = try onFiles { () throws(FileError) in
      madeFolders += try Files.makeFolders(RepositoryPath.parent(new))
      return (try Files.readIfPresent(old), try Files.readIfPresent(new))
    }
    try refuseOthers(current, file)
    // A disk that takes `a` and `A` for one has it there already.
    if FileStat(ofFile: old) != FileStat(ofFile: new) { try refuseOthers(there, target) }
    let permissions = try fileMetadata(old)?.permissions
    written.append(Written(file: file, path: old, kept: keep(old), permissions: permissions))
    let moved = FileChange(path: target.path, old: nil, new: file.old)
    written.append(
      Written(file: moved, path: new, kept: nil, permissions: nil, isRenamed: true))
    try onFiles { () throws(FileError) in
      try Files.rename(old, to: new)
      guard let bytes = target.new, bytes != file.old else { return }
      try place(bytes, at: new, prepared: prepared.removeValue(forKey: target.path))
      written[written.count - 1].file.new = bytes
    }
  }

  private func place(
    _ bytes: [UInt8], at path: String, prepared: String?
  ) throws(FileError) {
    guard let prepared else {
      return try Files.replace(path, with: bytes, staging: folder + "/file")
    }
    do throws(FileError) {
      try Files.replace(path, withFile: prepared)
    } catch {
      try? Files.remove(prepared)
      guard error.reason == .improperLink else { throw error }
      try Files.replace(path, with: bytes)
    }
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
    removePrepared()
  }

  /// Puts every file back; gives what the person should know of it.
  func putBack() -> [String] {
    removePrepared()
    var words: [String] = []
    while let last = written.popLast() {
      if last.isRenamed, let source = written.popLast() {
        words += putBack(last, renamedFrom: source)
      } else if let word = putBack(last) {
        words.append(word)
      }
    }
    while let folder = madeFolders.popLast() { Files.removeIfEmpty(folder: folder) }
    return words
  }

  /// Gives a renamed file its old name: it stays under the new one until it is there, and altogether
  /// where it can't be.
  private func putBack(_ written: Written, renamedFrom source: Written) -> [String] {
    switch ours(at: written) {
    case .unreadable: return [lasting(written, "the same command finishes the change")]
    case .others: return [changed(written), putBack(source)].compactMap { $0 }
    case .there(let now):
      if now == nil || now != source.file.old {
        if let word = putBack(source) { return [word] }
        let word = setAside(now, of: written)
        // A disk that takes `a` and `A` for one has it back already.
        guard let left = FileStat(ofFile: written.path), left != FileStat(ofFile: source.path),
          (try? Files.remove(written.path)) == nil
        else { return [word].compactMap { $0 } }
        return [lasting(written, "remove it")]
      }
      if case .others = ours(at: source) { return [changed(source)] }
      guard (try? Files.rename(written.path, to: source.path)) != nil else {
        return [lasting(written, "the same command finishes the change")]
      }
      if let kept = source.kept { try? Files.remove(kept) }
      return []
    }
  }

  private func putBack(_ written: Written) -> String? {
    let cure = written.file.old == nil ? "remove it" : "the same command finishes the change"
    switch ours(at: written) {
    case .unreadable: return lasting(written, cure)
    case .others: return changed(written)
    case .there(let now):
      if now == written.file.old, now != written.file.new {
        if let kept = written.kept { try? Files.remove(kept) }
        return nil
      }
      let word = setAside(now, of: written)
      return restore(written) ? word : lasting(written, cure)
    }
  }

  /// What stands where we wrote.
  private enum Standing {
    /// What was there before, or what we or a hook put there.
    case there([UInt8]?)
    /// What somebody else wrote.
    case others
    case unreadable
  }

  private func ours(at written: Written) -> Standing {
    do throws(FileError) {
      let now = try Files.readIfPresent(written.path)
      let isOurs = now == written.file.new || now == written.file.old || mayBeChangedByHooks
      return isOurs ? .there(now) : .others
    } catch {
      // No file, where we had one.
      let isOther = [.invalidArgument, .tooManySymbolicLinkLevels].contains(error.reason)
      return isOther ? .others : .unreadable
    }
  }

  /// What a hook made of our version gives way, and is kept; gives what to say of it.
  private func setAside(_ now: [UInt8]?, of written: Written) -> String? {
    guard let now, now != written.file.new else { return nil }
    let aside = "\(folder)/\(RepositoryPath.name(written.path)).changed"
    try? Files.replace(aside, with: now)
    return "\(written.file.path) was changed while the hooks ran: see \(aside)"
  }

  /// What to say of a file that somebody else wrote to.
  private func changed(_ written: Written) -> String {
    "\(written.file.path) was changed meanwhile, and stays as it is"
  }

  /// What to say of a file that keeps our change though the change was given up.
  private func lasting(_ written: Written, _ cure: String) -> String {
    "\(written.file.path) can't be put back, and stays changed: \(cure)"
  }

  /// Whether what was there before is there again.
  private func restore(_ written: Written) -> Bool {
    guard let old = written.file.old else { return (try? Files.remove(written.path)) != nil }
    if let kept = written.kept, (try? Files.rename(kept, to: written.path)) != nil { return true }
    guard (try? Files.replace(written.path, with: old)) != nil else { return false }
    if let permissions = written.permissions {
      try? Files.setPermissions(written.path, permissions)
    }
    return true
  }
}
