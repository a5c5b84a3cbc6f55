internal import ArgumentParser
internal import TicketStore

extension TicketsCommand.Hooks {
  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print", abstract: "Print a hook's script, to install it by hand",
      usage: "tickets hooks print [<options>] [<hook>]")

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("The hook's name", valueName: "hook"))
    var name = HookScript.preCommit.name

    func run() throws {
      let environment = try CommandEnvironment.ofProcess(directory: options.directory)
      try environment.standardOutput.write(HookNames.hook(name).text())
    }
  }
}
