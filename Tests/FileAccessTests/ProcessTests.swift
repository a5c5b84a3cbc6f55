import FileAccess
import Foundation
import Testing

@Suite struct ProcessTests {
  @Test func variablesAreThoseOfTheProcess() {
    #expect(ProcessVariables.read() == ProcessInfo.processInfo.environment)
  }

  @Test func descriptorsThatWereTriedAreGivenBack() {
    for _ in 0..<10_000 { #expect(Descriptors.areFree(13)) }
  }

  private func run(
    _ script: String, _ streams: ChildProcess.Streams = .captured(input: [])
  ) throws -> ChildProcess.Ending {
    try ChildProcess(
      path: "/bin/sh", arguments: ["-c", script],
      environment: ["PATH": "/usr/bin:/bin", "A": "b=c"]
    ).run(streams)
  }

  @Test func muchGoesInAndComesOutAtOnce() throws {
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let ending = try run("tee /dev/stderr", .captured(input: bytes))
    #expect(ending.output == bytes)
    #expect(ending.errors == bytes)
    #expect(ending.status == 0)
  }

  @Test func inputThatNobodyReadsIsNoError() throws {
    let ending = try run(
      "exec <&-; echo \"$A\"", .captured(input: [UInt8](repeating: 1, count: 1 << 20)))
    #expect(String(decoding: ending.output, as: UTF8.self) == "b=c\n")
  }

  @Test(arguments: [("exit 7", 7), ("kill -KILL $$", 137), ("exec >&- 2>&-; sleep 0.2; exit 3", 3)])
  func howItEndedIsTold(script: String, status: Int32) throws {
    #expect(try run(script).status == status)
    #expect(try run(script, .shown).status == status)
    #expect(try run(script, .shared).status == status)
  }

  @Test func whatItLeavesBehindIsNotWaitedFor() throws {
    let ending = try run("echo first; sleep 60 & echo $!")
    let words = String(decoding: ending.output, as: UTF8.self).split(separator: "\n")
    #expect(words.first == "first")
    // It is there still.
    #expect(try run("kill \(words.last ?? "")").status == 0)
  }

  @Test(arguments: [
    ("/nonexistent/git", "No such file", nil),
    ("/", "Permission denied", "you need leave to execute it: `ls -l /` says who may"),
  ])
  func whatCannotBeRunIsAnError(path: String, reason: String, cure: String?) throws {
    let error = try #require(throws: FileError.self) {
      try ChildProcess(path: path, arguments: [], environment: [:]).run(.shown)
    }
    #expect(error.message.hasPrefix("can't run \(path): \(reason)"))
    #expect(error.cure == cure)
  }
}
