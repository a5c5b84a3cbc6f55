internal import ArgumentParser

/// In what form an answer is given.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// When colour is used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("Work as if started in that folder", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("Give the answer as text or json", valueName: "format"))
  var format: AnswerFormat = .text

  @Option(help: ArgumentHelp("Use colour: auto, always or never", valueName: "when"))
  var color: ColorChoice = .auto
}
