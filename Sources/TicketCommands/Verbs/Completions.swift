internal import ArgumentParser

internal import SystemPackage

extension TicketsCommand {
  struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "completions", abstract: "Print the completion script of a shell",
      usage: "tickets completions <shell>",
      discussion: """
        Examples:
          tickets completions bash > ~/.local/share/bash-completion/completions/tickets
          tickets completions zsh > ~/.zfunc/_tickets
          tickets completions fish > ~/.config/fish/completions/tickets.fish
        """)

    @Argument(help: ArgumentHelp("bash, zsh or fish", valueName: "shell"))
    var shell: ShellName

    func run() throws {
      let script = TicketsCommand.completionScript(for: shell.shell)
      try OutputStream(.standardOutput).write(script + "\n")
    }
  }

  /// A shell that completes words.
  enum ShellName: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }
}
