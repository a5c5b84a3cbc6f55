/// The manual page of the tool, in the `man` macros of roff.
struct ManualPage {
  private let tool: ToolDescription.Command

  init(_ tool: ToolDescription.Command) {
    self.tool = tool
  }

  /// The whole page.
  var text: String {
    let name = tool.commandName
    let head = [
      ".TH \(name.uppercased()) 1", ".SH NAME",
      escaped(name) + " \\- " + escaped(tool.abstract ?? ""), ".SH SYNOPSIS",
      ".B \(escaped(name))\n.I command\n[options] [arguments]", ".SH DESCRIPTION",
      prose(tool.discussion ?? ""), ".SH OPTIONS OF EVERY COMMAND",
    ]
    let shared = (visible(tool.subcommands ?? []).first?.arguments ?? []).filter(isShared)
    let commands = visible(tool.subcommands ?? []).flatMap { section($0, after: name) }
    return (head + shared.map(entry) + [".SH COMMANDS"] + commands + [ManualPage.rest])
      .joined(separator: "\n") + "\n"
  }

  private static let rest = #"""
    .SH EXIT STATUS
    .TP
    0
    all is well
    .TP
    1
    something was refused, or found
    .TP
    2
    the command line or the configuration is wrong
    .TP
    3
    the machine or the repository stands in the way
    .SH ENVIRONMENT
    .TP
    .B NO_COLOR
    no colour, unless \-\-color asks for it
    .TP
    .B TICKETS_HOOKS
    0 switches the hooks off
    .TP
    .B GIT_EDITOR, VISUAL, EDITOR
    the editor, as Git chooses it
    .SH SEE ALSO
    .BR git (1)
    """#

  private func visible(_ commands: [ToolDescription.Command]) -> [ToolDescription.Command] {
    commands.filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  /// A command with its options, and those below it.
  private func section(_ command: ToolDescription.Command, after parent: String) -> [String] {
    let name = "\(parent) \(command.commandName)"
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !isShared($0) }
    let operands = arguments.filter { $0.kind == "positional" }.map(operand)
    let below = visible(command.subcommands ?? [])
    let head = [
      ".SS " + escaped(([name] + operands).joined(separator: " ")),
      escaped(command.abstract ?? "") + ".",
    ]
    return head + [command.discussion.map(prose)].compactMap { $0 } + arguments.map(entry)
      + below.flatMap { section($0, after: name) }
  }

  /// What stands once for all commands.
  private func isShared(_ argument: ToolDescription.Argument) -> Bool {
    let names = (argument.names ?? []).map(\.name)
    return !names.isEmpty && !Set(names).isDisjoint(with: ["C", "color", "help", "version"])
  }

  private func operand(_ argument: ToolDescription.Argument) -> String {
    let name = "<\(argument.valueName ?? "")>" + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "[\(name)]" : name
  }

  private func entry(_ argument: ToolDescription.Argument) -> String {
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }
    let value = argument.kind == "flag" ? "" : argument.valueName.map { " \\fI\(escaped($0))\\fR" }
    let term = argument.kind == "positional" ? "" : escaped(names.joined(separator: ", "))
    return ".TP\n\\fB\(term)\\fR\(value ?? "")\n\(escaped(argument.abstract ?? ""))"
  }

  /// Paragraphs as they are, indented lines as examples.
  private func prose(_ text: String) -> String {
    var lines: [String] = []
    var isExample = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isNext = line.hasPrefix("  ")
      if isNext != isExample { lines.append(isNext ? ".RS\n.nf" : ".fi\n.RE") }
      isExample = isNext
      lines.append(line.isEmpty ? ".PP" : escaped(String(line.drop { $0 == " " })))
    }
    return (lines + (isExample ? [".fi\n.RE"] : [])).joined(separator: "\n")
  }

  /// A text whose signs mean themselves to roff.
  private func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
