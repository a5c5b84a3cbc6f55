internal import FileAccess
internal import Libgit2
internal import TicketStore

/// The person's editor, opened on a ticket or on a text that is to become one.
struct TextEditor {
  private let program: EditorProgram
  private let workspace: Workspace

  init(_ workspace: Workspace) throws(CommandError) {
    self.workspace = workspace
    do throws(StoreError) {
      try TextEditor.refuseWithoutTerminal(workspace)
      program = try EditorProgram.ofPerson(workspace.git)
    } catch {
      throw CommandError(error)
    }
  }

  /// Without a terminal only an editor that the person chose can do anything.
  private static func refuseWithoutTerminal(_ workspace: Workspace) throws(StoreError) {
    let names = ["GIT_EDITOR", "VISUAL", "EDITOR"]
    guard !StandardInput.isTerminal,
      names.allSatisfy({ workspace.environment.variables[$0] == nil }),
      (try? workspace.repository.configuration("core.editor")) == .some(nil)
    else { return }
    throw StoreError(
      .environment, "there is no terminal to edit in",
      hints: ["give the text on the command line, or set EDITOR"])
  }

  /// Opens files given from the repository's root.
  func open(_ paths: [String]) throws(CommandError) {
    do throws(StoreError) {
      try program.open(paths.map { RepositoryPath.join(workspace.place.root, $0) })
    } catch {
      throw CommandError(error)
    }
  }

  /// Lets the person edit a text; gives what it has become.
  ///
  /// It stands in a file of that name in the Git directory, which is left there for `discard`.
  func edited(_ bytes: [UInt8], named name: String) throws(CommandError) -> [UInt8] {
    let path = draftPath(name)
    try files { () throws(FileError) in
      _ = try Files.makeFolders(RepositoryPath.parent(path))
      try Files.replace(path, with: bytes)
    }
    do throws(StoreError) {
      try program.open([path])
    } catch {
      throw CommandError(error)
    }
    return try files { () throws(FileError) in try Files.read(path) }
  }

  /// Where a text stands while it is edited.
  func draftPath(_ name: String) -> String {
    "\(RepositoryPath.withoutSlash(workspace.repository.commonDirectory))/tickets/\(name)"
  }

  /// Removes the file of an edited text that is not needed any more.
  func discard(_ name: String) { try? Files.remove(draftPath(name)) }

  private func files<R>(_ body: () throws(FileError) -> R) throws(CommandError) -> R {
    do throws(FileError) { return try body() } catch {
      throw CommandError(.environment, error.message)
    }
  }
}

extension TextEditor {
  /// What is to become of an edit that was refused.
  enum Answer { case again, keep, discard }

  /// Tells what was refused, and asks how to go on; nil where nobody is there to answer.
  func ask(after error: CommandError) throws(CommandError) -> Answer? {
    guard error.status == .refused, StandardInput.isTerminal,
      workspace.environment.standardError.isTerminal
    else { return nil }
    CommandLineTool.report(error)
    while true {
      try workspace.environment.standardError.write(
        "Edit again, keep the text without a commit, or take it back? [e/k/t] ")
      switch StandardInput.answer() {
      case "e": return .again
      case "k", nil: return .keep
      case "t": return .discard
      default: continue
      }
    }
  }
}
