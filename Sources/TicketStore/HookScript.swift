/// A Git hook of ours, as a marked block that can live in a script with others.
package struct HookScript: Hashable, Sendable {
  /// The hook's name, such as `pre-commit`.
  package let name: String
  /// What stands between the marks.
  let commands: String

  private static let start = "# >>> tickets >>>"
  private static let end = "# <<< tickets <<<"
  private static let interpreter = "#!/bin/sh"

  /// All our hooks.
  package static let all = [preCommit]

  /// Judges what is staged.
  package static let preCommit = HookScript(
    name: "pre-commit",
    commands: """
      # Holds the staged tickets to the backlog's rules. TICKETS_HOOKS=0 switches it off.
      if [ "${TICKETS_HOOKS:-1}" != 0 ]; then
        tickets=$(command -v tickets) || for tickets in "$HOME/.local/bin/tickets" \\
          /usr/local/bin/tickets /opt/homebrew/bin/tickets ''; do
          [ -x "$tickets" ] && break
        done
        if [ -n "$tickets" ]; then
          "$tickets" check --staged >&2 || exit 1
        else
          echo 'warning: tickets is not on the PATH: the staged tickets were not checked' >&2
        fi
      fi
      """)

  /// The block with its marks.
  package var block: String { "\(Self.start)\n\(commands)\n\(Self.end)\n" }

  /// The whole script, where there is no other hook.
  package var text: String { "\(Self.interpreter)\n\(block)" }

  /// Whether a script holds our block, as it is now or as it once was.
  package func isIn(_ script: String) -> Bool { range(in: script) != nil }

  /// A script with our block in it, ahead of what else it does; nil where it is no shell script.
  package func added(to script: String) -> String? {
    if let range = range(in: script) { return script.replacingCharacters(in: range, with: block) }
    guard let lineEnd = script.firstIndex(of: "\n"), HookScript.isShell(script[..<lineEnd]) else {
      return nil
    }
    let next = script.index(after: lineEnd)
    return script[..<next] + block + script[next...]
  }

  /// A script without our block; empty where nothing but the interpreter's line is left.
  package func removed(from script: String) -> String {
    guard let range = range(in: script) else { return script }
    let rest = script.replacingCharacters(in: range, with: "")
    return rest == "\(Self.interpreter)\n" ? "" : rest
  }

  private func range(in script: String) -> Range<String.Index>? {
    guard let first = script.firstRange(of: Self.start + "\n"),
      let last = script[first.upperBound...].firstRange(of: Self.end + "\n")
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// Whether a `#!` line names a shell that reads what the block says.
  private static func isShell(_ line: Substring) -> Bool {
    guard line.hasPrefix("#!") else { return false }
    let words = line.dropFirst(2).split(whereSeparator: { $0 == " " || $0 == "/" || $0 == "\t" })
    return words.contains { ["sh", "bash", "dash", "zsh", "ksh"].contains($0) }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
