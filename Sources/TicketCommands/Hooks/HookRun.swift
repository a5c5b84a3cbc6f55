internal import TicketStore

/// A hook at work: what Git asked, and the answer on standard error.
struct HookRun {
  let workspace: Workspace
  /// What Git gave to the hook on its command line.
  let arguments: [String]

  /// Runs one hook; an error says that it refuses.
  func perform(_ hook: HookScript) throws(CommandError) {
    switch hook {
    case .preCommit, .preMergeCommit: try report(workspace.judgeStaged())
    case .commitMessage: try checkMessage()
    case .prePush: try report(workspace.check(pushedRange()))
    case .preReceive: try report(workspace.check(receivedRange(PushedReference.received(input()))))
    case .update: try report(workspace.check(receivedRange(updateLine())))
    default: break
    }
  }

  /// Prints what was found; where nothing was, nothing.
  private func report(_ outcome: CheckOutcome) throws(CommandError) {
    guard !outcome.findings.isEmpty else { return }
    try workspace.environment.standardError.write(outcome.text(.text, style: workspace.style))
    if let status = outcome.failure(isStrict: false) { throw .silent(status) }
  }

  /// What Git says on standard input; nothing where that is a person's keyboard.
  func input() throws(CommandError) -> String {
    StandardInput.isTerminal ? "" : try StandardInput.readAll()
  }

  /// `update` gets the reference and its old and new commit as arguments.
  private func updateLine() -> [PushedReference] {
    guard arguments.count == 3 else { return [] }
    return PushedReference.received("\(arguments[1]) \(arguments[2]) \(arguments[0])")
  }
}

extension HookScript {
  /// Whether it looks at commits, which may hold a backlog where the work tree has none.
  var judgesCommits: Bool { self == .prePush || isForServer }
}
