internal import FileAccess
internal import Libgit2
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore

/// A command at work: its environment, the backlog it found, and how it answers.
struct Workspace {
  let environment: CommandEnvironment
  let options: GlobalOptions
  let place: BacklogPlace
  let git: GitProgram

  /// Finds the repository and the backlog from where the command was started.
  static func open(_ options: GlobalOptions) async throws(CommandError) -> Workspace {
    let environment = try CommandEnvironment.ofProcess(directory: options.directory)
    let repository = try await RepositoryFinder(environment: environment).find()
    let place = try store { () throws(StoreError) in
      try BacklogPlace.discover(from: environment.directory, repository: repository)
    }
    return Workspace(
      environment: environment, options: options, place: place,
      git: GitProgram(directory: place.root, environment: environment.variables))
  }

  var repository: Repository { place.repository }

  /// How text looks on standard output.
  var style: TerminalStyle { environment.style(color: options.color) }

  /// Opens a tree of the backlog.
  func loader(_ source: TreeSource) throws(CommandError) -> BacklogLoader {
    try store { () throws(StoreError) in try BacklogLoader(place: place, source: source) }
  }

  /// Reads the whole backlog; a configuration with mistakes in it is an error.
  func load(_ source: TreeSource = .workTree) throws(CommandError) -> BacklogSnapshot {
    let loaded = try loader(source).loaded()
    try refuse(loaded.findings)
    return loaded.snapshot
  }

  /// A configuration that can't be understood can't be obeyed.
  func refuse(_ findings: [Finding]) throws(CommandError) {
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw CommandError(.usage, "the configuration has mistakes", findings: errors)
    }
  }

  /// The commit that HEAD is on; nil before the first.
  func tip() throws(CommandError) -> ObjectID? {
    try store { () throws(StoreError) in
      do throws(GitError) {
        return try repository.head().target
      } catch {
        throw StoreError(error)
      }
    }
  }

  /// Today in the backlog's zone.
  func today(_ configuration: BacklogConfiguration) -> CalendarDay {
    configuration.timezone.day(of: environment.now)
  }

  /// Prints the answer.
  func answer(
    text: @autoclosure () -> String, json: @autoclosure () -> JSONValue
  ) throws(CommandError) {
    switch options.format {
    case .text: try environment.standardOutput.write(text())
    case .json: try environment.standardOutput.write(json().text() + "\n")
    }
  }
}

extension BacklogLoader {
  func loaded() throws(CommandError) -> Loaded {
    try store { () throws(StoreError) in try load() }
  }
}

/// Runs an operation of the store under the commands' error type.
func store<R>(_ body: () throws(StoreError) -> R) throws(CommandError) -> R {
  do { return try body() } catch { throw CommandError(error) }
}
