internal import FileAccess
internal import Libgit2
internal import Synchronization
internal import TicketModel
internal import TicketReports
internal import TicketStore

/// A command at work: its environment, the backlog it found, and how it answers.
struct Workspace {
  let environment: CommandEnvironment
  let color: ColorChoice
  let place: BacklogPlace
  let git: GitProgram
  /// From where in time the backlog is looked at.
  let standpoint: Standpoint

  /// Finds the repository and the backlog from where the command was started.
  static func open(
    _ options: GlobalOptions, at past: AtOption? = nil
  ) throws(CommandError) -> Workspace {
    let environment = try CommandEnvironment.ofProcess(directory: options.directory)
    let repository = try RepositoryFinder(environment: environment).find()
    let place = try store { () throws(StoreError) in
      try BacklogPlace.discover(from: environment.directory, repository: repository)
    }
    let standpoint = try past?.at.map { text throws(CommandError) in
      try Standpoint.past(text, place, now: environment.now)
    }
    return try Workspace(environment, options.color, place, standpoint)
  }

  init(
    _ environment: CommandEnvironment, _ color: ColorChoice, _ place: BacklogPlace,
    _ standpoint: Standpoint? = nil
  ) throws(CommandError) {
    self.environment = environment
    self.color = color
    self.place = place
    git = GitProgram(
      directory: place.root, environment: environment.variables, interruption: Interruption())
    if let standpoint {
      self.standpoint = standpoint
    } else {
      self.standpoint = try .present(place, now: environment.now)
    }
  }

  var repository: Repository { place.repository }

  /// How text looks on standard output.
  var style: TerminalStyle { environment.style(color: color) }

  /// Opens a tree of the backlog.
  func loader(_ source: TreeSource) throws(CommandError) -> BacklogLoader {
    try store { () throws(StoreError) in try BacklogLoader(place: place, source: source) }
  }

  /// Opens the tree in sight.
  func loader() throws(CommandError) -> BacklogLoader {
    try store { () throws(StoreError) in
      try BacklogLoader(
        place: place, source: standpoint.source, settings: standpoint.isPast ? .workTree : nil)
    }
  }

  /// Reads the whole backlog in sight; a configuration with mistakes in it is an error.
  func load() throws(CommandError) -> BacklogSnapshot {
    let loaded = try loader().loaded()
    try refuse(loaded.findings)
    Workspace.lastLoaded.withLock { $0 = loaded.snapshot }
    return loaded.snapshot
  }

  /// Held until the process ends, which frees ten thousand tickets faster than they free themselves.
  private static let lastLoaded = Mutex<BacklogSnapshot?>(nil)

  /// A configuration that can't be understood can't be obeyed.
  func refuse(_ findings: [Finding]) throws(CommandError) {
    let errors = findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw CommandError(.usage, "the configuration has mistakes", findings: errors)
    }
  }

  /// Today in the backlog's zone, or the day that is looked back on.
  func today(_ configuration: BacklogConfiguration) -> CalendarDay {
    configuration.timezone.day(of: standpoint.now)
  }

  /// Prints the answer.
  func answer(_ text: String) throws(CommandError) {
    try environment.standardOutput.write(text)
  }

  /// Prints the answer for programs.
  func answer(_ json: JSONValue) throws(CommandError) {
    try answer(json.text())
    try answer("\n")
  }

  /// Prints a list for programs.
  func answer<Element: Sendable>(
    _ elements: [Element], _ json: @Sendable (Element) -> JSONValue
  ) throws(CommandError) {
    try JSONValue.writeList(of: elements, json) { (part) throws(CommandError) in
      try answer(part)
    }
    try answer("\n")
  }

  /// Prints the answer in one of the two forms that every answer has.
  func answer(
    _ form: PlainFormat, text: @autoclosure () -> String, json: @autoclosure () -> JSONValue
  ) throws(CommandError) {
    switch form {
    case .text: try answer(text())
    case .json: try answer(json())
    }
  }
}

extension BacklogLoader {
  /// Reads everything; what another tree has in the same version is taken from there.
  func loaded(reusing other: BacklogSnapshot? = nil) throws(CommandError) -> Loaded {
    try store { () throws(StoreError) in try load(reusing: other) }
  }
}

/// Runs an operation of the store under the commands' error type.
func store<R>(_ body: () throws(StoreError) -> R) throws(CommandError) -> R {
  do { return try body() } catch { throw CommandError(error) }
}
