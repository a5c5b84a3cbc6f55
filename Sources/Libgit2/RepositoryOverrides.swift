/// What the environment says about where a repository is; the caller reads it, nobody here does.
package struct RepositoryOverrides: Hashable, Sendable {
  /// `GIT_DIR`: no search is made.
  package var gitDirectory: String?
  /// `GIT_WORK_TREE`; without it, `gitDirectory` comes with the starting folder as work tree.
  package var workTree: String?
  /// `GIT_INDEX_FILE`, absolute.
  package var indexFile: String?
  /// `GIT_CEILING_DIRECTORIES`: the search goes no higher.
  package var ceilingDirectories: [String]
  /// `GIT_DISCOVERY_ACROSS_FILESYSTEM`.
  package var crossesFileSystems: Bool
  /// `GIT_OBJECT_DIRECTORY` and `GIT_ALTERNATE_OBJECT_DIRECTORIES`, absolute: where else objects are,
  /// such as those of a push that has not been accepted yet.
  package var objectDirectories: [String]

  /// Nothing overridden but what is given.
  package init(
    gitDirectory: String? = nil, workTree: String? = nil, indexFile: String? = nil,
    ceilingDirectories: [String] = [], crossesFileSystems: Bool = false,
    objectDirectories: [String] = []
  ) {
    self.gitDirectory = gitDirectory
    self.workTree = workTree
    self.indexFile = indexFile
    self.ceilingDirectories = ceilingDirectories
    self.crossesFileSystems = crossesFileSystems
    self.objectDirectories = objectDirectories
  }
}
