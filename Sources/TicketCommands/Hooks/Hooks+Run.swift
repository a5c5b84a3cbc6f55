internal import ArgumentParser
internal import TicketStore

extension TicketsCommand.Hooks {
  struct Run: AsyncParsableCommand {
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

    func run() async throws {
      let environment = try CommandEnvironment.ofProcess(directory: options.directory)
      let hook = try HookNames.hook(name)
      if environment.variables["TICKETS_HOOKS"] == "0" { return }
      let repository = try await RepositoryFinder(environment: environment).find()
      let place = try store { () throws(StoreError) in
        try BacklogPlace.find(from: environment.directory, repository: repository)
      }
      let workspace = try Workspace(environment, options, place ?? .usual(repository))
      let run = HookRun(workspace: workspace, arguments: arguments)
      guard place != nil || hook.judgesCommits else { return }
      try await run.perform(hook)
    }
  }
}

extension TicketsCommand.Hooks.Run {
  /// The call that stands in a hook's script, read without the parser, which takes two milliseconds of
  /// every commit; nil for a call with options.
  static func plainCall(_ arguments: [String]) -> Self? {
    guard arguments.starts(with: ["hooks", "run"]), arguments.count > 2,
      !arguments.contains(where: { $0.hasPrefix("-") })
    else { return nil }
    var call = Self()
    call.options = GlobalOptions()
    call.options.directory = nil
    call.options.color = .auto
    call.name = arguments[2]
    call.arguments = Array(arguments.dropFirst(3))
    return call
  }
}
