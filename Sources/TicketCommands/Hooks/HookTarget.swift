internal import Libgit2
internal import TicketModel
internal import TicketStore

/// The repository whose hooks are looked at; a backlog need not be there yet.
struct HookTarget {
  let environment: CommandEnvironment
  let repository: Repository
  let installer: HookInstaller

  static func open(_ options: GlobalOptions) throws(CommandError) -> HookTarget {
    let environment = try CommandEnvironment.ofProcess(directory: options.directory)
    let repository = try RepositoryFinder(environment: environment).find()
    return HookTarget(
      environment: environment, repository: repository,
      installer: HookInstaller(repository: repository))
  }

  /// How one hook stands, as `{"hook","state","path"}` and in words.
  struct Answer {
    var hook: HookScript
    var state: String
    var path: String?
    var words: String

    var json: JSONValue {
      ["hook": .string(hook.name), "state": .string(state), "path": JSONValue(path)]
    }
  }

  /// Prints a line a hook, or one document for all.
  func say(_ answers: [Answer], _ form: PlainFormat) throws(CommandError) {
    let text =
      switch form {
      case .json: JSONValue.array(answers.map(\.json)).text() + "\n"
      case .text: answers.map { "\($0.hook.name): \($0.words)\n" }.joined()
      }
    try environment.standardOutput.write(text)
  }
}
