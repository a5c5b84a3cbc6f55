/// A Git hook of ours: what it is for, and its lines as a marked block that can live with others'.
package struct HookScript: Hashable, Sendable {
  /// The hook's name, such as `pre-commit`.
  package let name: String
  /// What it does: a sentence.
  package let purpose: String
  /// Whether Git tells it on standard input what is pushed.
  let readsInput: Bool
  /// Whether it belongs into the repository that others push to.
  package let isForServer: Bool

  /// How a block is written.
  package struct Options: Hashable, Sendable {
    /// Where the program is looked for first.
    package var program: String?
    /// Whether a program that is not found refuses.
    package var isStrict: Bool

    /// Makes options; without a program the block is the same on every machine.
    package init(program: String? = nil, isStrict: Bool = false) {
      self.program = program
      self.isStrict = isStrict
    }
  }

  init(_ name: String, _ purpose: String, readsInput: Bool = false, isForServer: Bool = false) {
    self.name = name
    self.purpose = purpose
    self.readsInput = readsInput
    self.isForServer = isForServer
  }

  /// Judges what is staged.
  package static let preCommit = HookScript(
    "pre-commit", "Holds the staged tickets to the rules of the backlog.")
  /// Judges what a merge without conflicts would commit.
  package static let preMergeCommit = HookScript(
    "pre-merge-commit", "Holds the tickets that a merge changes to the rules of the backlog.")
  /// Looks for the tickets that a message names.
  package static let commitMessage = HookScript(
    "commit-msg", "Refuses a message that names a ticket which does not exist.")
  /// Judges the commits that are about to leave.
  package static let prePush = HookScript(
    "pre-push", "Holds each commit that is pushed to the rules of the backlog.", readsInput: true)
  /// Judges the commits that arrive, all of a push at once.
  package static let preReceive = HookScript(
    "pre-receive", "Holds each commit that arrives to the rules of the backlog; refuses the push.",
    readsInput: true, isForServer: true)
  /// Judges the commits that arrive, a reference at a time.
  package static let update = HookScript(
    "update", "Holds each commit that arrives to the rules of the backlog; refuses one reference.",
    isForServer: true)

  /// All our hooks, in the order in which Git may run them.
  package static let all = [
    preCommit, preMergeCommit, commitMessage, prePush, preReceive, update,
  ]
}

extension HookScript {
  static let interpreter = "#!/bin/sh\n"
  static let start = "# >>> tickets >>>\n"
  static let end = "# <<< tickets <<<\n"
  static let strictDefault = "${TICKETS_HOOKS:-strict}"

  /// The block with its marks: POSIX shell, and no process but the program.
  package func block(_ options: Options = Options()) -> String {
    let mode = options.isStrict ? HookScript.strictDefault : "${TICKETS_HOOKS:-}"
    let first = options.program.map { HookScript.quoted($0) + " " } ?? ""
    return """
      \(HookScript.start)# \(purpose)
      # TICKETS_HOOKS=0 switches it off; TICKETS_HOOKS=strict refuses where tickets is not found.
      if [ "\(mode)" != 0 ]; then
        for tickets in \(first)tickets "${HOME:-}/.local/bin/tickets" /usr/local/bin/tickets \\
          /usr/bin/tickets /opt/homebrew/bin/tickets /home/linuxbrew/.linuxbrew/bin/tickets ''; do
          if command -v "$tickets" >/dev/null 2>&1; then break; fi
        done
        if [ -n "$tickets" ]; then
      \(call)  elif [ "\(mode)" = strict ]; then
          echo 'error: tickets was not found, so nothing was checked' >&2
          exit 1
        else
          echo 'warning: tickets was not found, so nothing was checked' >&2
        fi
      fi
      \(HookScript.end)
      """
  }

  /// The call of the program; what it read is given back to whatever else the script does.
  private var call: String {
    guard readsInput else { return "    \"$tickets\" hooks run \(name) \"$@\" || exit\n" }
    return """
          tickets_lines=
          while IFS= read -r tickets_line; do
            tickets_lines="$tickets_lines$tickets_line
      "
          done
          "$tickets" hooks run \(name) "$@" <<TICKETS || exit
      $tickets_lines
      TICKETS
          if [ -n "$tickets_lines" ]; then
            exec <<TICKETS
      ${tickets_lines%?}
      TICKETS
          else
            exec </dev/null
          fi

      """
  }

  /// The whole script, where there is no other hook.
  package func text(_ options: Options = Options()) -> String {
    HookScript.interpreter + block(options)
  }

  /// The whole script that stands in for another program, which it runs after our own.
  func text(inFrontOfSuffix suffix: String, _ options: Options) -> String {
    text(options) + """
      # The hook that was here before; `tickets hooks uninstall` puts it back.
      [ ! -x "$0\(suffix)" ] || exec "$0\(suffix)" "$@"

      """
  }

  /// A text as one word of the shell.
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }
}
