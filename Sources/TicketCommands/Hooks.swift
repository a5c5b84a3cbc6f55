internal import ArgumentParser
internal import Libgit2
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Hooks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hooks", abstract: "Let Git hold hand edits to the rules",
      subcommands: [Install.self, Uninstall.self, Status.self, Print.self])
  }
}

extension TicketsCommand.Hooks {
  struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Add the hooks to this repository, beside what is there")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    func run() async throws {
      let target = try await HookTarget.open(options, output.form)
      for hook in HookScript.all {
        let path = try store { () throws(StoreError) in try target.installer.install(hook) }
        try target.say(hook, "installed", "\(hook.name): installed in \(path)")
      }
    }
  }

  struct Uninstall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "uninstall", abstract: "Take the hooks away, and nothing else")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    func run() async throws {
      let target = try await HookTarget.open(options, output.form)
      for hook in HookScript.all {
        let was = try store { () throws(StoreError) in try target.installer.uninstall(hook) }
        try target.say(
          hook, "absent", was ? "\(hook.name): uninstalled" : "\(hook.name): was not installed")
      }
    }
  }

  struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Say which hooks are installed")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    func run() async throws {
      let target = try await HookTarget.open(options, output.form)
      for hook in HookScript.all {
        let state = try store { () throws(StoreError) in try target.installer.state(of: hook) }
        try target.say(hook, state.rawValue, "\(hook.name): \(state.rawValue)")
      }
    }
  }

  struct Print: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print", abstract: "Print a hook's script, to install it by hand")

    @OptionGroup var options: GlobalOptions

    @Argument(help: "The hook's name") var name = HookScript.preCommit.name

    func run() async throws {
      let environment = try CommandEnvironment.ofProcess(directory: options.directory)
      guard let hook = HookScript.all.first(where: { $0.name == name }) else {
        throw CommandError(
          .usage, "there is no hook \(name)",
          hints: ["hooks: \(HookScript.all.map(\.name).joined(separator: ", "))"])
      }
      try environment.standardOutput.write(hook.text)
    }
  }
}

/// The repository whose hooks are looked at; a backlog need not be there yet.
struct HookTarget {
  let environment: CommandEnvironment
  let form: PlainFormat
  let installer: HookInstaller

  static func open(
    _ options: GlobalOptions, _ form: PlainFormat
  ) async throws(CommandError) -> HookTarget {
    let environment = try CommandEnvironment.ofProcess(directory: options.directory)
    let repository = try await RepositoryFinder(environment: environment).find()
    return HookTarget(
      environment: environment, form: form,
      installer: HookInstaller(repository: repository))
  }

  /// `{"hook","state"}`, or a sentence.
  func say(_ hook: HookScript, _ state: String, _ sentence: String) throws(CommandError) {
    let json = JSONValue.object([("hook", .string(hook.name)), ("state", .string(state))])
    let text = form == .json ? json.text() : sentence
    try environment.standardOutput.write(text + "\n")
  }
}
