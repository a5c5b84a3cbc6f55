/// What a process may set of libgit2, once.
package struct GitOptions: Sendable {
  /// Flushes objects, references and reflogs to the disk on each write; about 2 ms a commit.
  package var synchronizesWrites: Bool
  /// How many bytes a tree or a commit may have and still be cached.
  package var cacheObjectLimit: Int
  /// Where to look for the person's configuration; nil leaves it to libgit2, which reads `HOME`.
  package var configurationFolders: ConfigurationFolders?

  /// The usual settings.
  package init(
    synchronizesWrites: Bool = false, cacheObjectLimit: Int = 0,
    configurationFolders: ConfigurationFolders? = nil
  ) {
    self.synchronizesWrites = synchronizesWrites
    self.cacheObjectLimit = cacheObjectLimit
    self.configurationFolders = configurationFolders
  }
}

/// The folders of git's configuration files; an empty string means none.
package struct ConfigurationFolders: Hashable, Sendable {
  /// The folder of `.gitconfig`, usually the home folder.
  package var global: String
  /// The folder of the XDG `config` file, usually `~/.config/git`.
  package var xdg: String
  /// The folder of the machine's `gitconfig`, usually `/etc`.
  package var system: String

  /// The given folders; without any, no configuration but the repository's own is read.
  package init(global: String = "", xdg: String = "", system: String = "") {
    self.global = global
    self.xdg = xdg
    self.system = system
  }
}
