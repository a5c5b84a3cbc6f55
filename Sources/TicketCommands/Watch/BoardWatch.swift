internal import TicketModel
internal import TicketReports
internal import TicketStore

/// A board that follows the backlog until somebody ends it.
struct BoardWatch {
  let options: GlobalOptions
  /// Makes the board of a workspace.
  let board: (Workspace) throws -> TicketReports.Board

  /// Looks again so many milliseconds after a look, or thirty times what the look took.
  private static let interval = 500

  /// Shows the board, and again after each change.
  func run() throws {
    let workspace = try Workspace.open(options)
    let output = workspace.environment.standardOutput
    guard output.isTerminal else {
      throw CommandError(.usage, "--watch needs a terminal")
    }
    guard let screen = try Screen(output) else {
      throw CommandError(.environment, "the system has no pipe left")
    }
    do {
      try follow(screen)
    } catch {
      try? screen.leave()
      throw error
    }
    try screen.leave()
  }

  private func follow(_ screen: Screen) throws {
    var shown: Int?
    var watch: BacklogWatch?
    while true {
      let begin = ContinuousClock.now
      let now = try CommandEnvironment.ofProcess(directory: options.directory).now
      let found = watch?.fingerprint(now: now)
      if found == nil || found != shown {
        (watch, shown) = try draw(on: screen, found)
      }
      let cost = Int((ContinuousClock.now - begin) / .milliseconds(1))
      switch try screen.wait(milliseconds: max(BoardWatch.interval, 30 * min(cost, 200))) {
      case .look: break
      case .redraw: shown = nil
      case .quit: return
      }
    }
  }

  /// Draws what is there now. What can't be read is said on the screen, and looked at again.
  private func draw(
    on screen: Screen, _ found: Int?
  ) throws -> (BacklogWatch?, Int?) {
    let workspace = try Workspace.open(options)
    let style = workspace.style
    let height = workspace.environment.standardOutput.rows ?? 24
    let configuration = (try? workspace.loader().soundSettings())?.configuration ?? .standard
    let watch = BacklogWatch(
      place: workspace.place, layout: configuration.layout, timezone: configuration.timezone)
    let seen = found ?? watch.fingerprint(now: workspace.environment.now)
    var lines: [String]
    do {
      lines = BoardRenderer(style: style, height: max(1, height - 2)).lines(try board(workspace))
    } catch let error as CommandError {
      lines = Array(error.text.split(separator: "\n").map(String.init).prefix(max(1, height - 2)))
    }
    lines += Array(repeating: "", count: max(0, height - 1 - lines.count))
    let time = configuration.timezone.clock(of: workspace.environment.now)
    let foot = "as of \(time) \(style.unicode ? "·" : "-") q quits"
    try screen.show(lines + [style.paint(foot, .dim)])
    return (watch, seen)
  }
}
