internal import ArgumentParser

/// When colour is used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work as if started in that folder", valueName: "dir"),
    completion: .directory)
  var directory: String?

  @Option(help: ArgumentHelp("Use colour: auto, always or never", valueName: "when"))
  var color: ColorChoice = .auto
}
