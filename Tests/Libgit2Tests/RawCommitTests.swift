import Libgit2
import TestSupport
import Testing

@Suite struct RawCommitTests {
  static let tree = String(repeating: "a", count: 40)

  @Test func aCommitReadsAsGitWroteIt() throws {
    let test = try TestRepository()
    try test.commit("First")
    try test.git(["checkout", "-q", "-b", "side"])
    try test.commit("Side")
    try test.git(["checkout", "-q", "main"])
    try test.commit("Main")
    try test.git(
      ["merge", "-q", "--no-ff", "-m", "Join ü\n\nBody", "side"], date: "2026-02-03T04:05:06+0530")
    let object = try #require(try Opened.repository(test).read(try test.id("HEAD")))
    let commit = try #require(RawCommit(parsing: object.bytes))
    #expect(commit.parents == [try test.id("HEAD^1"), try test.id("HEAD^2")])
    #expect(commit.tree == (try test.id("HEAD^{tree}")))
    #expect(commit.author.name == "Ada Example")
    #expect(commit.author.mail == "ada@example.com")
    #expect(commit.author.offsetMinutes == 330)
    #expect("\(commit.author.seconds)\n" == (try test.git(["log", "-1", "--format=%at"])))
    #expect(commit.message == "Join ü\n\nBody\n")
    #expect(commit.summary == "Join ü")
  }

  @Test(arguments: [
    ("A <a@b> 12 +0100", "A", "a@b", 12, 60), ("A <a@b> 12 -0730", "A", "a@b", 12, -450),
    (" <> 5 +0000", "", "", 5, 0), ("A", "A", "", 0, 0), ("A <a@b", "A", "a@b", 0, 0),
    ("A <a@b> x +0100", "A", "a@b", 0, 0), ("A <a@b> 9 +99999999999999999999", "A", "a@b", 9, 0),
    ("A <a> b> 7 +0000", "A", "a", 7, 0), ("A <a@b> -7 +0000", "A", "a@b", -7, 0),
    ("A <a@b> 99999999999999999999999 +0100", "A", "a@b", 0, 0), ("A >a<", "A >a", "", 0, 0),
  ])
  func aDirtyIdentityIsReadAsFarAsItGoes(
    line: String, name: String, mail: String, seconds: Int64, offset: Int
  ) throws {
    let text = "tree \(RawCommitTests.tree)\nauthor \(line)\n\nText"
    let commit = try #require(RawCommit(parsing: Array(text.utf8)))
    let author = commit.author
    #expect(author.name == name && author.mail == mail, "\(author)")
    #expect(author.seconds == seconds && author.offsetMinutes == offset, "\(author)")
    #expect(commit.committer.name == "")
    #expect(commit.message == "Text")
  }

  @Test func aLatin1CommitIsDecoded() throws {
    let text = "tree \(RawCommitTests.tree)\nencoding ISO-8859-1\n\n"
    let commit = try #require(RawCommit(parsing: Array(text.utf8) + [0xFC, 0x0A]))
    #expect(commit.message == "ü\n")
  }

  @Test func aSignatureInTheHeaderIsNotTheMessage() throws {
    let text =
      "tree \(RawCommitTests.tree)\ngpgsig -----BEGIN\n \n tree x\n parent y\n author Z\n\nText"
    let commit = try #require(RawCommit(parsing: Array(text.utf8)))
    #expect(commit.message == "Text")
    #expect(commit.parents.isEmpty)
    #expect(commit.author.name == "")
  }

  @Test func garbageNeverTraps() throws {
    var random = SeededGenerator(seed: 7)
    let text = "tree \(RawCommitTests.tree)\nparent \(RawCommitTests.tree)\nauthor \(ada)\n"
    let whole = Array((text + "committer \(ada)\nencoding x\n\nText\n").utf8)
    var readable = 0
    for _ in 0..<20_000 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let commit = RawCommit(parsing: bytes)
      if commit != nil { readable += 1 }
      let header = unsafe RawCommitHeader(parsing: bytes.span.bytes)
      #expect(header?.parents == commit?.parents)
      #expect(header?.authorSeconds == commit?.author.seconds)
      var cursor = TreeCursor()
      while let entry = unsafe try? cursor.next(in: bytes.span.bytes) {
        #expect(entry.name.upperBound <= bytes.count)
      }
    }
    #expect(readable > 0)
  }
}
