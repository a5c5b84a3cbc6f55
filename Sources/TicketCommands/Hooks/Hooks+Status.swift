internal import ArgumentParser
internal import Libgit2
internal import TicketStore

extension TicketsCommand.Hooks {
  struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Say which hooks are installed",
      usage: "tickets hooks status [<options>] [<hook> ...]")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var names: HookNames

    func run() throws {
      let target = try HookTarget.open(options)
      let installer = target.installer
      let hooks = HookScript.all.filter { $0.isForServer == target.repository.isBare }
      var answers: [HookTarget.Answer] = []
      for hook in try names.hooks() ?? hooks {
        let (state, path, manager) = try store { () throws(StoreError) in
          try (installer.state(of: hook), installer.path(of: hook), installer.manager(of: hook))
        }
        var words = state.rawValue
        if let manager, let path {
          words += " in \(path), which \(manager.name) looks after"
        }
        answers.append(
          HookTarget.Answer(hook: hook, state: state.rawValue, path: path, words: words))
      }
      try target.say(answers, output.form)
    }
  }
}
