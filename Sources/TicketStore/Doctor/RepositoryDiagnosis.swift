internal import FileAccess
package import Libgit2

/// Looks at the form of a repository, at who commits, and at the hooks; changes nothing.
package struct RepositoryDiagnosis {
  private let repository: Repository
  private let git: GitProgram

  /// Looks at a repository with a `git`.
  package init(repository: Repository, git: GitProgram) {
    self.repository = repository
    self.git = git
  }

  /// A line for everything worth knowing.
  package func diagnoses() -> [Diagnosis] {
    form + [index, identity] + hooks
  }

  /// The `git` program: `git hook run` came with 2.36.
  package static func program(_ git: GitProgram) -> Diagnosis {
    do throws(StoreError) {
      let version = try git.output(["version"]).split(separator: " ").dropFirst(2).first ?? ""
      let numbers = version.split(separator: ".").prefix(2).compactMap { Int($0) }
      guard numbers.count == 2, (numbers[0], numbers[1]) < (2, 36) else {
        return Diagnosis("git", .fine, "git \(version)")
      }
      return Diagnosis(
        "git", .problem, "git \(version) can't run your hooks", cure: "install git 2.36 or later")
    } catch {
      return Diagnosis("git", .problem, error.message, cure: error.hints.first)
    }
  }

  private var form: [Diagnosis] {
    var found: [Diagnosis] = []
    func note(_ message: String, cure: String? = nil) {
      found.append(Diagnosis("repository", .note, message, cure: cure))
    }
    if repository.isBare { note("it is bare: tickets can be read, and not changed") }
    if repository.isShallow {
      note("its history is cut off, and can't be measured", cure: "git fetch --unshallow")
    }
    if isSet("extensions.partialclone") { note("it is a partial clone") }
    if repository.gitDirectory != repository.commonDirectory { note("it is a linked work tree") }
    if isTrue("core.sparsecheckout") {
      note("it is a sparse checkout: tickets outside of it are read from the index")
    }
    if let operation = repository.state.inProgress {
      found.append(
        Diagnosis("repository", .problem, "\(operation.name) is in progress", cure: operation.cure))
    }
    if case .detached? = try? repository.head() {
      note("HEAD is on no branch", cure: "git switch BRANCH, or say --allow-detached")
    }
    return found.isEmpty ? [Diagnosis("repository", .fine, "nothing unusual")] : found
  }

  private var index: Diagnosis {
    let path = RepositoryPath.withoutSlash(repository.gitDirectory) + "/index"
    guard let bytes = try? Files.readIfPresent(path), PlainIndex(bytes) == nil else {
      return Diagnosis("index", .fine, "of the plain kind")
    }
    return Diagnosis(
      "index", .note, "split, sparse, of version 4, or in conflict: git itself changes it")
  }

  private var identity: Diagnosis {
    do throws(StoreError) {
      let identities = try Identities.asked(of: git, repository)
      let name = identities.author.split(separator: ">").first.map { "\($0)>" } ?? ""
      return Diagnosis("identity", .fine, "commits are by \(name)")
    } catch {
      return Diagnosis(
        "identity", .problem, error.message, cure: error.hints.joined(separator: "; "))
    }
  }

  private var hooks: [Diagnosis] {
    let installer = HookInstaller(repository: repository)
    return installer.usualHooks.map { hook in
      do throws(StoreError) {
        switch try installer.state(of: hook) {
        case .installed: return Diagnosis("hooks", .fine, "\(hook.name) is installed")
        case .outdated:
          return Diagnosis(
            "hooks", .note, "\(hook.name) is of another version", cure: "tickets hooks install")
        default:
          return Diagnosis(
            "hooks", .note,
            "\(hook.name) is not installed: edits by hand are not held to the rules",
            cure: "tickets hooks install")
        }
      } catch {
        return Diagnosis("hooks", .problem, error.message, cure: error.hints.first)
      }
    }
  }

  private func isSet(_ key: String) -> Bool {
    ((try? repository.configuration(key)) ?? nil) != nil
  }

  private func isTrue(_ key: String) -> Bool {
    ((try? repository.configurationFlag(key)) ?? nil) ?? false
  }
}
