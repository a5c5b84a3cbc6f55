package import FileAccess

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
  func flag(_ key: String) throws(StoreError) -> Bool {
    let answer = try run(["config", "--type=bool", "--get", key])
    guard answer.status <= 1 else {
      throw StoreError(.configuration, "git config \(key): \(answer.errors.lastLines(2))")
    }
    return answer.text == "true"
  }

  /// Runs `git` with arguments as they are: no shell, no joining of strings.
  package func run(
    _ arguments: [String], adding extra: [String: String] = [:], input: [UInt8] = []
  ) throws(StoreError) -> Result {
    let ending = try ended(arguments, extra, .captured(input: input))
    return Result(
      output: ending.output, errors: String(decoding: ending.errors, as: UTF8.self),
      status: ending.status)
  }

  /// Runs `git` for what it shows: all that is printed goes to standard error as it comes.
  func runShowing(
    _ arguments: [String], adding extra: [String: String] = [:]
  ) throws(StoreError) -> Int32 {
    try ended(arguments, extra, .shown).status
  }

  /// Without a terminal the child leads a group, so that an interruption ends all that it started;
  /// with one it stays where a hook can ask the person something.
  private func ended(
    _ arguments: [String], _ extra: [String: String], _ streams: ChildProcess.Streams
  ) throws(StoreError) -> ChildProcess.Ending {
    let (path, leads) = (try found(), !Interruption.hasTerminal)
    let child = ChildProcess(
      path: path, arguments: ["-C", directory] + arguments,
      environment: environment.merging(extra) { $1 }, leadsGroup: leads)
    defer { interruption?.unwatch() }
    let ending = try onFiles { () throws(FileError) in
      try child.run(streams) { interruption?.watch($0, leadsGroup: leads) }
    }
    try refuseInterruption()
    return ending
  }

  private func found() throws(StoreError) -> String {
    guard let path else {
      throw StoreError(
        .environment, "there is no git on the PATH",
        hints: ["install git, and see that it is on the PATH"])
    }
    return path
  }

  /// The person wants no more of it.
  func refuseInterruption() throws(StoreError) {
    guard let signal = interruption?.signal else { return }
    throw StoreError(.interrupted(signal), "interrupted; nothing was changed")
  }

  /// Runs `git`, and gives its output; an exit code other than 0 is an error with git's own words.
  package func output(
    _ arguments: [String], adding extra: [String: String] = [:], input: [UInt8] = []
  ) throws(StoreError) -> String {
    let result = try run(arguments, adding: extra, input: input)
    guard result.status == 0 else {
      throw StoreError(
        .environment, "git \(arguments.first ?? "") failed: \(result.errors.lastLines(6))")
    }
    return result.text
  }
}

extension String {
  /// The last lines of a program's words, on one line.
  func lastLines(_ count: Int) -> String {
    split(whereSeparator: \.isNewline).suffix(count).joined(separator: "; ")
  }
}
