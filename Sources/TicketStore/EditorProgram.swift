internal import FileAccess

/// The person's text editor: the one that Git would open.
package struct EditorProgram: Sendable {
  private let command: String
  private let git: GitProgram

  /// Asks Git, which looks at `GIT_EDITOR`, `core.editor`, `VISUAL` and `EDITOR`, in that order.
  package static func ofPerson(_ git: GitProgram) throws(StoreError) -> EditorProgram {
    let answer = try git.run(["var", "GIT_EDITOR"])
    guard answer.status == 0, !answer.text.isEmpty else {
      throw StoreError(
        .environment, "there is no editor to open",
        hints: ["set VISUAL or EDITOR, such as EDITOR=nano"])
    }
    return EditorProgram(command: answer.text, git: git)
  }

  /// Opens files, absolute paths, and waits until the editor ends; an exit code other than 0 is an
  /// error.
  ///
  /// The command is the person's own line for a shell, as Git takes it; the paths are its arguments.
  package func open(_ paths: [String]) throws(StoreError) {
    let shell = ChildProcess(
      path: "/bin/sh",
      arguments: [
        "-c", "cd \"$1\" || exit; shift\n\(command) \"$@\"", command, git.directory,
      ] + paths,
      environment: git.environment)
    let ending = try onFiles { () throws(FileError) in try shell.run(.shared) }
    guard ending.status == 0 else {
      throw StoreError(.environment, "the editor ended with an error: \(command)")
    }
  }
}
