internal import ArgumentParser
internal import FileAccess
internal import Libgit2
internal import TicketStore

extension TicketsCommand {
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Start a backlog in this repository",
      usage: "tickets init [<options>]",
      discussion: "Writes backlog/backlog.yml, which configures it, and commits that file.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    func run() throws {
      let environment = try CommandEnvironment.ofProcess(directory: options.directory)
      let repository = try RepositoryFinder(environment: environment).find()
      guard let work = repository.workDirectory else {
        throw CommandError(.refused, "a bare repository has no work tree to start a backlog in")
      }
      let root = RepositoryPath.withoutSlash(Files.resolved(work) ?? work)
      let place = BacklogPlace(
        repository: repository, root: root, configurationPath: "backlog/backlog.yml")
      for path in [place.configurationPath, ".tickets.yml"]
      where try Files.metadata("\(root)/\(path)") != nil {
        throw CommandError(
          .refused, "there is a backlog already: \(path)", hints: ["`tickets new TITLE` adds to it"]
        )
      }
      let workspace = try Workspace(environment, options.color, place)
      try workspace.change(changing, subject: { _ in "Start the backlog" }) {
        (editor: inout TicketEditor) throws(StoreError) in
        try editor.replace(
          place.configurationPath, with: Array(StartingConfiguration.text.utf8))
      }
    }
  }
}
