import FileAccess
import Foundation
import Libgit2
import TestSupport
import Testing
import TicketModel
import TicketSyntax

@testable import TicketStore

/// What was read once is read again only where it changed.
@Suite struct WorkTreeCacheTests {
  let test: TestRepository
  let files = (0..<300).map { TreeFile(folder: "backlog", name: "A-\($0).md") }

  init() throws {
    test = try TestRepository()
    for number in 0..<300 { try write(number, "---\nid: A-\(number)\ntitle: one\n---\n") }
  }

  private func write(_ number: Int, _ text: String) throws {
    try test.write("backlog/A-\(number).md", text)
  }

  /// A cache that takes every file for one that lies long unchanged, or none.
  private func cache(isSettled: Bool = true) throws -> WorkTreeCache {
    WorkTreeCache(of: try Opened.repository(test), margin: isSettled ? -60 : 60)
  }

  private func titles(_ cache: WorkTreeCache) throws -> [String?] {
    try WorkTreeReader(root: test.root, cache: cache).tickets(of: files) { _, bytes in
      Ticket(document: TicketDocument(bytes: bytes), path: "")
    }.map { $0?.title }
  }

  private var path: String { test.root + "/.git/tickets/files" }

  @Test func whatIsKeptIsNotOpened() throws {
    let stamp = try #require(Files.stamp(test.root + "/backlog/A-7.md"))
    let bytes = Array("---\nid: A-7\ntitle: kept\n---\n".utf8)
    try cache().keep([ReadFile(file: files[7], bytes: bytes, stamp: stamp)])
    #expect(try titles(cache())[7] == "kept")
  }

  @Test func aChangedFileIsReadAnew() throws {
    _ = try titles(cache())
    let before = try #require(Files.stamp(test.root + "/backlog/A-7.md"))
    try write(7, "---\nid: A-7\ntitle: two\n---\n")
    let old = Date(timeIntervalSince1970: Double(before.modified) / 1e9)
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: test.root + "/backlog/A-7.md")
    try Files.remove(test.root + "/backlog/A-8.md")
    let titles = try titles(cache())
    #expect(titles[7] == "two")
    #expect(titles[8] == nil)
    #expect(titles.count { $0 == "one" } == 298)
  }

  @Test func aFileReplacedByAnotherIsReadAnew() throws {
    _ = try titles(cache())
    try write(301, "---\nid: A-7\ntitle: two\n---\n")
    try Files.rename(test.root + "/backlog/A-301.md", to: test.root + "/backlog/A-7.md")
    #expect(try titles(cache())[7] == "two")
  }

  @Test func whatWasWrittenAMomentAgoIsNotKept() throws {
    _ = try titles(cache(isSettled: false))
    #expect(Files.metadata(path) == nil)
    _ = try titles(cache())
    #expect(Files.metadata(path) != nil)
  }

  @Test func filesThatMayNotBeKeptDoNotHaveItWrittenAgain() throws {
    // A full second: Foundation rounds fractions to what the system refuses.
    let tomorrow = Date(timeIntervalSince1970: Date.now.timeIntervalSince1970.rounded() + 86_400)
    for number in 0..<270 {
      try FileManager.default.setAttributes(
        [.modificationDate: tomorrow],
        ofItemAtPath: test.root + "/backlog/A-\(number).md")
    }
    _ = try titles(cache())
    #expect(Files.metadata(path) == nil)
  }

  @Test func aDamagedCacheIsAsGoodAsNone() throws {
    _ = try titles(cache())
    let sound = try Files.read(path)
    for place in stride(from: 0, to: sound.count, by: 997) {
      var bytes = sound
      bytes[place] ^= 0x20
      try Files.overwrite(path, with: bytes)
      #expect(try titles(cache()).allSatisfy { $0 == "one" }, "byte \(place)")
    }
    for count in [0, 16, 20, 40, sound.count / 2, sound.count - 1] {
      try Files.overwrite(path, with: Array(sound.prefix(count)))
      #expect(try titles(cache()).allSatisfy { $0 == "one" }, "\(count) bytes")
    }
  }

  @Test func aFolderThatCannotBeWrittenCostsNothing() throws {
    try test.write(".git/tickets", "in the way")
    #expect(try titles(cache()).allSatisfy { $0 == "one" })
  }
}
