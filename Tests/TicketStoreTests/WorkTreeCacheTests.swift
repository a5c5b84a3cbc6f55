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

  /// Long files and many small ones: each is found where it lies in the cache.
  @Test func filesOfAllLengthsAreFound() throws {
    let kept = try files.enumerated().map { number, file in
      let stamp = try #require(Files.stamp(test.root + "/backlog/A-\(number).md"))
      let body = String(repeating: "x", count: number % 50 == 7 ? 100_000 : number * 20)
      let text = "---\nid: A-\(number)\ntitle: kept \(number)\n---\n\(body)"
      return ReadFile(file: file, bytes: Array(text.utf8), stamp: stamp)
    }
    try cache().keep(kept)
    #expect(try titles(cache()) == (0..<300).map { "kept \($0)" })
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
    #expect(try Files.metadata(path) == nil)
    _ = try titles(cache())
    #expect(try Files.metadata(path) != nil)
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
    #expect(try Files.metadata(path) == nil)
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

  /// A checksum finds damage, not malice: numbers that lie are no more than damage.
  @Test func numbersThatLieAreAsGoodAsDamage() throws {
    _ = try titles(cache())
    let sound = try Files.read(path)
    let table = 32..<(32 + Int(sound.word(at: 16)))
    let entries = 32 + 32 + "backlog".utf8.count
    let places = [0, 8, 16, 16 + 8 + "backlog".utf8.count].map { 32 + $0 }
    for place in places + (0..<18).map({ entries + 8 * $0 }) {
      for lie: UInt64 in [0, 1, 1 << 20, 1 << 45, 1 << 63, .max] {
        var bytes = sound
        bytes.replaceSubrange(place..<(place + 8), with: [UInt8](words: [lie]))
        let sum = Checksum.of(Array(bytes[table]))
        bytes.replaceSubrange(24..<32, with: [UInt8](words: [sum]))
        try Files.overwrite(path, with: bytes)
        #expect(try titles(cache()).allSatisfy { $0 == "one" }, "\(lie) at \(place)")
      }
    }
  }

  @Test func aFolderThatCannotBeWrittenCostsNothing() throws {
    try test.write(".git/tickets", "in the way")
    #expect(try titles(cache()).allSatisfy { $0 == "one" })
  }
}
