internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// The person's text editor: the one that Git would open.
package struct EditorProgram: Sendable {
  private let command: String
  private let git: GitProgram

  /// Asks Git, which looks at `GIT_EDITOR`, `core.editor`, `VISUAL` and `EDITOR`, in that order.
  package static func ofPerson(_ git: GitProgram) async throws(StoreError) -> EditorProgram {
    let answer = try await git.run(["var", "GIT_EDITOR"])
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
  package func open(_ paths: [String]) async throws(StoreError) {
    do {
      let result = try await Subprocess.run(
        .path("/bin/sh"),
        arguments: Arguments(["-c", "\(command) \"$@\"", command] + paths),
        environment: .custom(
          Dictionary(
            uniqueKeysWithValues: git.environment.map {
              (Environment.Key(stringLiteral: $0), $1)
            })),
        workingDirectory: FilePath(git.directory),
        input: .fileDescriptor(.standardInput, closeAfterSpawningProcess: false),
        output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      guard result.terminationStatus.isSuccess else {
        throw StoreError(.environment, "the editor ended with an error: \(command)")
      }
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.environment, "can't run the editor \(command): \(error)")
    }
  }
}
