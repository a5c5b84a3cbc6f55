internal import ArgumentParser
internal import TicketStore

extension TicketsCommand.Hooks {
  struct Uninstall: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "uninstall", abstract: "Take the hooks away, and nothing else",
      usage: "tickets hooks uninstall [<options>] [<hook> ...]")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var names: HookNames

    func run() throws {
      let target = try HookTarget.open(options)
      var answers: [HookTarget.Answer] = []
      for hook in try names.hooks() ?? HookScript.all {
        let (was, path) = try store { () throws(StoreError) in
          try (target.installer.uninstall(hook), target.installer.path(of: hook))
        }
        guard was || names.names.contains(hook.name) else { continue }
        answers.append(
          HookTarget.Answer(
            hook: hook, state: "absent", path: path,
            words: was ? "uninstalled" : "was not installed"))
      }
      try target.say(answers, output.form)
      if answers.isEmpty, output.form == .text {
        try target.environment.standardOutput.write("no hook of tickets is installed here\n")
      }
    }
  }
}
