internal import ArgumentParser
internal import TicketStore

extension TicketsCommand {
  struct Hooks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hooks", abstract: "Let Git hold hand edits to the rules",
      discussion: """
        A hook is added to what is there and takes nothing away: a shell script gets a marked \
        block, any other program is kept beside it and still runs. Where husky, lefthook, the \
        pre-commit framework or core.hooksPath look after the hooks, the line to add is printed.

        Examples:
          tickets hooks install
          tickets hooks install commit-msg
          tickets hooks print pre-receive > /srv/git/shop.git/hooks/pre-receive

        TICKETS_HOOKS=0 switches all of them off for one command.
        """,
      subcommands: [Install.self, Uninstall.self, Status.self, Print.self, Run.self])
  }
}

/// The hooks that a command is about.
struct HookNames: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Only these hooks: \(HookScript.all.map(\.name).joined(separator: ", "))",
      valueName: "hook"))
  var names: [String] = []

  /// The hooks named, in the order of their names here; nil where none are.
  func hooks() throws(CommandError) -> [HookScript]? {
    guard !names.isEmpty else { return nil }
    var hooks: [HookScript] = []
    for name in names { hooks.append(try HookNames.hook(name)) }
    return hooks
  }

  /// The hook of a name.
  static func hook(_ name: String) throws(CommandError) -> HookScript {
    guard let hook = HookScript.all.first(where: { $0.name == name }) else {
      throw CommandError(
        .usage, "there is no hook \(name)",
        hints: ["hooks: \(HookScript.all.map(\.name).joined(separator: ", "))"])
    }
    return hook
  }
}
