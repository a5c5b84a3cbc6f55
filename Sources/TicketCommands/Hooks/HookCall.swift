internal import TicketStore

/// A hook that Git calls, with what Git gives to it.
struct HookCall {
  let name: String
  let arguments: [String]

  init(name: String, arguments: [String]) {
    self.name = name
    self.arguments = arguments
  }

  /// The call that stands in a hook's script, read without the parser, which takes two milliseconds of
  /// every commit; nil for a call with options.
  init?(_ arguments: [String]) {
    guard arguments.starts(with: ["hooks", "run"]), arguments.count > 2,
      !arguments.contains(where: { $0.hasPrefix("-") })
    else { return nil }
    self.init(name: arguments[2], arguments: Array(arguments.dropFirst(3)))
  }

  /// Does what the hook does.
  func perform(_ environment: CommandEnvironment, _ color: ColorChoice) throws {
    let hook = try HookNames.hook(name)
    if environment.variables["TICKETS_HOOKS"] == "0" { return }
    let repository = try RepositoryFinder(environment: environment).find()
    let place = try store { () throws(StoreError) in
      try BacklogPlace.find(from: environment.directory, repository: repository)
    }
    let workspace = try Workspace(environment, color, place ?? .usual(repository))
    let run = HookRun(workspace: workspace, arguments: arguments)
    guard place != nil || hook.judgesCommits else { return }
    try run.perform(hook)
  }
}
