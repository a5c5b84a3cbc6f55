internal import CLibgit2

/// An open repository: one a task, since it isn't `Sendable`; ids and values may be shared.
@safe package final class Repository {
  /// The repository's own folder, `.git` or, in a linked work tree, `.git/worktrees/NAME`.
  package let gitDirectory: String
  /// The folder that all work trees share; equal to `gitDirectory` in the main one.
  package let commonDirectory: String
  /// The work tree's root; nil in a bare repository.
  package let workDirectory: String?
  /// The index file, which the caller may have set (`GIT_INDEX_FILE`).
  package let indexPath: String
  let handle: OpaquePointer
  let database: OpaquePointer
  /// The one whose handles these are; nil where they are its own.
  private let lender: Repository?
  private var packReader: PackReader?
  private var reads = 0
  private var largeTree: (id: ObjectID, object: StoredObject)?

  init(handle: OpaquePointer, indexFile: String?) throws(GitError) {
    var database: OpaquePointer?
    let code = unsafe git_repository_odb(&database, handle)
    guard code >= 0, let database = unsafe database else {
      defer { unsafe git_repository_free(handle) }
      throw GitError.last(code: code, operation: "open the object database")
    }
    unsafe self.handle = unsafe handle
    unsafe self.database = unsafe database
    lender = nil
    gitDirectory = unsafe folder(git_repository_path(handle)) ?? ""
    commonDirectory = unsafe folder(git_repository_commondir(handle)) ?? gitDirectory
    workDirectory = unsafe folder(git_repository_workdir(handle))
    indexPath = indexFile ?? gitDirectory + "/index"
  }

  /// Another one over the same handles, for an `ObjectLoan`.
  fileprivate init(borrowingFrom lender: Repository) {
    unsafe handle = unsafe lender.handle
    unsafe database = unsafe lender.database
    self.lender = lender
    gitDirectory = lender.gitDirectory
    commonDirectory = lender.commonDirectory
    workDirectory = lender.workDirectory
    indexPath = lender.indexPath
  }

  deinit {
    guard lender == nil else { return }
    unsafe git_odb_free(database)
    unsafe git_repository_free(handle)
  }

  /// The packs, for those who read many objects; nil for the first few, which aren't worth opening them
  /// beside libgit2.
  var packs: PackReader? {
    if let packReader { return packReader }
    reads += 1
    guard reads > 64 else { return nil }
    let reader = PackReader(of: commonDirectory)
    packReader = reader
    return reader
  }

  /// The large tree that was read last; nil where it is another one.
  func keptTree(_ id: ObjectID) -> StoredObject? {
    largeTree?.id == id ? largeTree?.object : nil
  }

  /// Keeps a large tree for the next who asks: to decompress one takes a millisecond.
  ///
  /// Those who read many objects read each once.
  func keep(_ tree: StoredObject, _ id: ObjectID) {
    guard unsafe tree.bytes.count > 1 << 16, packReader == nil else { return }
    largeTree = (id, tree)
  }

  /// Gives back what reading many objects has taken: it is taken again where that is wanted.
  package func freeReaders() {
    packReader = nil
    largeTree = nil
    reads = 0
  }

  /// Whether there is no work tree.
  package var isBare: Bool { unsafe git_repository_is_bare(handle) == 1 }

  /// What git is in the middle of.
  package var state: RepositoryState {
    RepositoryState(code: unsafe git_repository_state(handle))
  }
}

/// A folder as libgit2 gives it, without the slash at its end.
private func folder(_ path: UnsafePointer<CChar>?) -> String? {
  guard let path = unsafe path else { return nil }
  var text = unsafe String(cString: path)
  while text.count > 1, text.hasSuffix("/") { text.removeLast() }
  return text
}

/// Lends a repository's objects to several threads, which libgit2's object database can serve at once.
package struct ObjectLoan: Sendable {
  nonisolated(unsafe) private let lender: Repository

  /// Lends the objects of a repository.
  package init(_ repository: Repository) { unsafe lender = repository }

  /// A repository for the calling thread, to read objects from and for nothing else.
  package var repository: Repository { unsafe Repository(borrowingFrom: lender) }
}
