internal import ArgumentParser
internal import TicketStore

extension TicketsCommand.Hooks {
  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "install", abstract: "Add the hooks to this repository, beside what is there",
      usage: "tickets hooks install [<options>] [<hook> ...]",
      discussion: """
        Without names: pre-commit, pre-merge-commit and pre-push; in a bare repository \
        pre-receive. The others are added where they are named.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    @Flag(
      name: .customLong("strict"),
      help: "Let the hooks refuse where the program is not found, in place of a warning")
    var isStrict = false

    @OptionGroup var names: HookNames

    func run() throws {
      let target = try HookTarget.open(options)
      let hooks = try names.hooks() ?? target.installer.usualHooks
      let script = HookScript.Options(
        program: target.environment.programPath, isStrict: isStrict)
      try store { () throws(StoreError) in try target.installer.refuseManaged(hooks) }
      let paths = try store { () throws(StoreError) in
        try target.installer.install(hooks, script)
      }
      let answers = zip(hooks, paths).map { hook, path in
        HookTarget.Answer(
          hook: hook, state: "installed", path: path, words: "installed in \(path)")
      }
      try target.say(answers, output.form)
    }
  }
}
