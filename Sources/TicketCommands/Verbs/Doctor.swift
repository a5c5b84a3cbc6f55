internal import ArgumentParser
internal import Libgit2
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "doctor", abstract: "Say what is in the way, and what cures it",
      usage: "tickets doctor [<options>]",
      discussion: """
        Looks at git, the repository, locks and files left behind, hooks, configuration and \
        tickets. It changes nothing. The exit code is 1 where something is in the way.

        Examples:
          tickets doctor
          tickets doctor --format json
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    func run() throws {
      let environment = try CommandEnvironment.ofProcess(directory: options.directory)
      let found = Doctor.diagnoses(environment)
      let text = output.form == .json ? Doctor.json(found).text() + "\n" : Doctor.text(found)
      try environment.standardOutput.write(text)
      if found.contains(where: { $0.state == .problem }) { throw CommandError.silent(.refused) }
    }

    private static func diagnoses(_ environment: CommandEnvironment) -> [Diagnosis] {
      let git = GitProgram(directory: environment.directory, environment: environment.variables)
      let program = RepositoryDiagnosis.program(git)
      do throws(CommandError) {
        let repository = try RepositoryFinder(environment: environment).find()
        let form = RepositoryDiagnosis(repository: repository, git: git).diagnoses()
        return [program] + form
          + LockDiagnosis(repository: repository, now: environment.now.seconds).diagnoses()
          + LeftoverDiagnosis(repository: repository).diagnoses()
          + CacheDiagnosis(repository: repository).diagnoses()
          + backlog(environment, repository)
      } catch {
        return [program, diagnosis("repository", error)]
      }
    }

    private static func backlog(
      _ environment: CommandEnvironment, _ repository: Repository
    ) -> [Diagnosis] {
      do throws(CommandError) {
        let place = try store { () throws(StoreError) in
          try BacklogPlace.discover(from: environment.directory, repository: repository)
        }
        return BacklogDiagnosis(place).diagnoses()
      } catch {
        return [diagnosis("backlog", error)]
      }
    }

    private static func diagnosis(_ name: String, _ error: CommandError) -> Diagnosis {
      Diagnosis(
        name, .problem, error.message ?? "it can't be read",
        cure: error.hints.isEmpty ? nil : error.hints.joined(separator: "; "))
    }

    /// A line a finding, and one for its cure.
    private static func text(_ found: [Diagnosis]) -> String {
      let width = found.map(\.name.count).max() ?? 0
      let marks: [Diagnosis.State: String] = [.fine: "ok", .note: "note", .problem: "PROBLEM"]
      return found.map { diagnosis in
        let mark = (marks[diagnosis.state] ?? "").padded(to: 8)
        let line = "\(mark)\(diagnosis.name.padded(to: width))  \(diagnosis.message)\n"
        let cure = diagnosis.cure.map { "\("".padded(to: 8))hint: \($0)\n" } ?? ""
        return [line, cure].map { text in
          text.isEmpty ? "" : DisplayWidth.sanitized(String(text.dropLast())) + "\n"
        }.joined()
      }.joined()
    }

    private static func json(_ found: [Diagnosis]) -> JSONValue {
      .array(
        found.map { diagnosis in
          .object([
            ("check", .string(diagnosis.name)), ("state", .string(diagnosis.state.rawValue)),
            ("message", .string(diagnosis.message)), ("cure", JSONValue(diagnosis.cure)),
          ])
        })
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
