package import FileAccess
internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// The `git` program, for what the library can't do right: hooks, signing, identity, awkward indexes.
package struct GitProgram: Sendable {
  /// What one run printed, and how it ended.
  package struct Result: Sendable {
    /// Standard output.
    package let output: [UInt8]
    /// Standard error.
    package let errors: String
    /// The exit code; 128 and the signal's number where a signal ended it.
    package let status: Int32

    /// Standard output as text, without the line ends at its end.
    package var text: String {
      var bytes = output[...]
      while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The folder that it runs in.
  package let directory: String
  let environment: [String: String]
  /// The program's path: found once, since a name costs a failed start in every folder of the PATH.
  private let path: String?

  /// What ends its children with us; nil where signals end the process at once.
  let interruption: Interruption?

  /// Makes a runner; `environment` is all that its children get.
  package init(
    directory: String, environment: [String: String], interruption: Interruption? = nil
  ) {
    self.directory = directory
    self.interruption = interruption
    self.environment = environment
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    path = folders.lazy.map { "\($0)/git" }.first { $0.hasPrefix("/") && Files.isExecutable($0) }
  }

  /// A variable that its children get.
  func variable(_ name: String) -> String? { environment[name] }

  /// Whether variables give it settings that the library knows nothing of.
  var hasSettingsOfItsOwn: Bool {
    ["PARAMETERS", "COUNT", "GLOBAL", "SYSTEM"].contains { environment["GIT_CONFIG_\($0)"] != nil }
  }

  /// A yes-or-no setting as Git reads it.
  func flag(_ key: String) async throws(StoreError) -> Bool {
    let answer = try await run(["config", "--type=bool", "--get", key])
    guard answer.status <= 1 else {
      throw StoreError(.configuration, "git config \(key): \(answer.errors.lastLines(2))")
    }
    return answer.text == "true"
  }

  /// Runs `git` with arguments as they are: no shell, no joining of strings.
  package func run(
    _ arguments: [String], adding extra: [String: String] = [:], input: [UInt8] = []
  ) async throws(StoreError) -> Result {
    let (path, interruption) = (try found(), interruption)
    let leads = !Interruption.hasTerminal
    do {
      let result = try await Subprocess.run(
        configuration(path, arguments, extra, leadsGroup: leads), input: .array(input),
        output: .bytes(limit: 1 << 26), error: .bytes(limit: 1 << 22)
      ) { execution in
        interruption?.watch(execution.processIdentifier.value, leadsGroup: leads)
      }
      interruption?.unwatch()
      try refuseInterruption()
      return Result(
        output: result.standardOutput,
        errors: String(decoding: result.standardError, as: UTF8.self),
        status: result.terminationStatus.code)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.environment, "can't run \(path): \(error)")
    }
  }

  /// Runs `git` for what it shows: all that is printed goes to standard error as it comes.
  func runShowing(
    _ arguments: [String], adding extra: [String: String] = [:]
  ) async throws(StoreError) -> Int32 {
    let (path, interruption) = (try found(), interruption)
    let leads = !Interruption.hasTerminal
    do {
      let result = try await Subprocess.run(
        configuration(path, arguments, extra, leadsGroup: leads), input: .none,
        output: .fileDescriptor(.standardError, closeAfterSpawningProcess: false),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false)
      ) { execution in
        interruption?.watch(execution.processIdentifier.value, leadsGroup: leads)
      }
      interruption?.unwatch()
      try refuseInterruption()
      return result.terminationStatus.code
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(.environment, "can't run \(path): \(error)")
    }
  }

  private func found() throws(StoreError) -> String {
    guard let path else {
      throw StoreError(
        .environment, "there is no git on the PATH",
        hints: ["install git, and see that it is on the PATH"])
    }
    return path
  }

  /// Without a terminal the child leads a group, so that an interruption ends all that it started;
  /// with one it stays where a hook can ask the person something.
  private func configuration(
    _ path: String, _ arguments: [String], _ extra: [String: String], leadsGroup: Bool
  ) -> Configuration {
    let variables = environment.merging(extra) { $1 }
    var options = PlatformOptions()
    if leadsGroup { options.processGroupID = 0 }
    return Configuration(
      executable: .path(FilePath(path)), arguments: Arguments(arguments),
      environment: .custom(
        Dictionary(
          uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) })),
      workingDirectory: FilePath(directory), platformOptions: options)
  }

  /// The person wants no more of it.
  func refuseInterruption() throws(StoreError) {
    guard let signal = interruption?.signal else { return }
    throw StoreError(.interrupted(signal), "interrupted; nothing was changed")
  }

  /// Runs `git`, and gives its output; an exit code other than 0 is an error with git's own words.
  package func output(
    _ arguments: [String], adding extra: [String: String] = [:], input: [UInt8] = []
  ) async throws(StoreError) -> String {
    let result = try await run(arguments, adding: extra, input: input)
    guard result.status == 0 else {
      throw StoreError(
        .environment, "git \(arguments.first ?? "") failed: \(result.errors.lastLines(6))")
    }
    return result.text
  }
}

extension TerminationStatus {
  fileprivate var code: Int32 {
    switch self {
    case .exited(let code): code
    case .signaled(let signal): 128 + signal
    }
  }
}

extension String {
  /// The last lines of a program's words, on one line.
  func lastLines(_ count: Int) -> String {
    split(whereSeparator: \.isNewline).suffix(count).joined(separator: "; ")
  }
}
