import Foundation
import TestSupport
import Testing

/// A change of many files goes another way to the disk than one of a few: with the same promises.
@Suite struct BulkChangeTests {
  private static let count = 80

  private func backlog(_ titles: (Int) -> String = { "thing \($0)" }) throws -> TestBacklog {
    let backlog = try TestBacklog()
    let rows = (1...Self.count).map { "BIG-\($0),\(titles($0)),todo\n" }
    try backlog.repository.write("big.csv", "id,title,status\n" + rows.joined())
    return backlog
  }

  private func ownFiles(_ backlog: TestBacklog) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: backlog.repository.root + "/.git/tickets"
    ).filter { $0 != "lock" }
  }

  @Test func manyNewTicketsMakeOnePackAndLeaveNothingBehind() throws {
    let backlog = try backlog()
    try backlog.repository.write("staged.txt", "of somebody else")
    try backlog.repository.git(["add", "staged.txt"])
    let result = try backlog.run(["import", "big.csv"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try backlog.git(["fsck", "--strict"]).status == 0)
    let counts = try backlog.git(["count-objects", "-v"]).output
    #expect(counts.contains("packs: 1\n") && counts.contains("garbage: 0\n"), "\(counts)")
    #expect(try ownFiles(backlog) == [])
    let status = try backlog.git(["status", "--porcelain"]).output
    #expect(status == "A  staged.txt\n?? big.csv\n")
    let files = try backlog.git(["ls-tree", "-r", "--name-only", "HEAD", "backlog/big/"]).output
    #expect(files.split(separator: "\n").count == Self.count + 2)
    #expect(try backlog.run(["check"]).status == 0)
  }

  @Test func aChangeOfManyFilesKeepsWhatTheyHadBeside() throws {
    let backlog = try backlog()
    _ = try backlog.run(["import", "big.csv"])
    let script = backlog.repository.root + "/backlog/big/BIG-7.md"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    try backlog.repository.git(["commit", "-qam", "executable"])
    let rows = (1...Self.count).map { "BIG-\($0),other \($0),todo\n" }
    try backlog.repository.write("big.csv", "id,title,status\n" + rows.joined())
    let result = try backlog.run(["import", "big.csv"])
    #expect(result.status == 0, "\(result.errors)")
    let listing = try backlog.git(["ls-tree", "HEAD", "backlog/big/BIG-7.md"]).output
    #expect(listing.hasPrefix("100755"))
    #expect(try backlog.repository.text("backlog/big/BIG-80.md").contains("title: other 80\n"))
    #expect(try backlog.git(["status", "--porcelain"]).output == "?? big.csv\n")
    #expect(try ownFiles(backlog) == [])
    #expect(try backlog.git(["fsck", "--strict"]).status == 0)
  }

  @Test func aHookThatSaysNoLeavesNoneOfThem() throws {
    let backlog = try backlog()
    try backlog.repository.installHook(
      "pre-commit", "git cat-file -e :backlog/big/BIG-80.md && exit 1")
    let result = try backlog.run(["import", "big.csv"])
    #expect(result.status == 1)
    #expect(result.errors.contains("pre-commit"))
    #expect(try backlog.git(["status", "--porcelain"]).output == "?? big.csv\n")
    #expect(!FileManager.default.fileExists(atPath: backlog.repository.root + "/backlog/big"))
    #expect(try ownFiles(backlog) == [])
  }

  @Test func filtersOfAFolderHoldForAllItsFiles() throws {
    let backlog = try backlog()
    try backlog.repository.write("backlog/.gitattributes", "*.md text eol=crlf\n")
    try backlog.repository.commit("attributes")
    let result = try backlog.run(["import", "big.csv"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try backlog.git(["status", "--porcelain"]).output == "")
    #expect(try backlog.git(["fsck", "--strict"]).status == 0)
  }
}
