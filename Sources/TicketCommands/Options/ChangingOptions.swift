internal import ArgumentParser
internal import TicketStore

/// What every changing command takes.
struct ChangingOptions: ParsableArguments {
  @OptionGroup var output: FormatOption<PlainFormat>

  @Flag(help: "Write the files, and leave the commit to you")
  var noCommit = false

  @Flag(name: .customLong("stage"), help: "Write and stage the files, for a commit of your own")
  var isStaged = false

  @Flag(name: .customLong("dry-run"), help: "Print what would change, and change nothing")
  var isDryRun = false

  @Flag(help: "Commit although HEAD is on no branch")
  var allowDetached = false

  @Option(
    name: .shortAndLong, parsing: .unconditional, help: "The subject of the commit message")
  var message: String?

  /// The subject that was asked for.
  var subject: String? { message.map { QueryWords.joined([$0]) } }

  func validate() throws {
    guard !(noCommit && isStaged) else {
      throw ValidationError("--stage stages the files, --no-commit leaves them: say one of the two")
    }
  }

  /// How far the change goes; `commits` is what the configuration says.
  func extent(commits: Bool) -> ChangeOptions.Extent {
    if isDryRun { return .dryRun }
    if isStaged { return .stage }
    return noCommit || !commits ? .files : .commit
  }
}
