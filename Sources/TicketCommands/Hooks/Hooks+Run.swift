internal import ArgumentParser

extension TicketsCommand.Hooks {
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Do what a hook does: what its script calls",
      usage: "tickets hooks run [<options>] <hook> [<argument> ...]",
      discussion: """
        Says nothing where nothing is wrong, and does nothing where there is no backlog. The \
        arguments and standard input are those that Git gives to the hook.
        """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The hook's name", valueName: "hook"))
    var name: String

    @Argument(
      parsing: .captureForPassthrough,
      help: ArgumentHelp("What Git gave to the hook", valueName: "argument"))
    var arguments: [String] = []

    func run() throws {
      let environment = try CommandEnvironment.ofProcess(directory: options.directory)
      try HookCall(name: name, arguments: arguments).perform(environment, options.color)
    }
  }
}
