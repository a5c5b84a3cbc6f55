internal import ArgumentParser
internal import TicketStore

/// What a check may change when it is asked to.
struct RepairOptions: ParsableArguments {
  @Flag(name: .customLong("fix"), help: "Cure first what can be cured without a doubt")
  var fixes = false

  @Flag(
    name: .customLong("write-baseline"),
    help: "List what is found now as known; a list that is there only becomes shorter")
  var writesBaseline = false

  @Flag(help: "With --write-baseline: add what is new to the list that is there")
  var force = false

  @Flag(name: .customLong("dry-run"), help: "Print what would be written, and write nothing")
  var isDryRun = false

  @Flag(name: .customLong("commit"), help: "Commit what is written")
  var commits = false

  /// Whether something is to be changed.
  var isAsked: Bool { fixes || writesBaseline }

  func validate() throws {
    if force, !writesBaseline { throw ValidationError("--force goes with --write-baseline") }
    if isDryRun || commits, !isAsked {
      throw ValidationError("--dry-run and --commit go with --fix or --write-baseline")
    }
    if fixes, writesBaseline {
      throw ValidationError("--fix and --write-baseline exclude each other")
    }
    if isDryRun, commits { throw ValidationError("--dry-run and --commit exclude each other") }
  }

  /// Carries out what is asked for, and says whether the check is to go on.
  func run(
    _ workspace: Workspace, _ selection: TicketSelection, _ form: FindingFormat
  ) throws -> Bool {
    if fixes {
      try workspace.fix(self, selection)
      return !isDryRun
    }
    guard selection.isEverything else {
      throw ValidationError("a baseline is of the whole backlog: leave out the query")
    }
    try workspace.writeBaseline(self, form)
    return false
  }

  /// How far the change goes.
  var extent: ChangeOptions.Extent { isDryRun ? .dryRun : commits ? .commit : .files }
}
