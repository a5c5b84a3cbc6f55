import Foundation
import TestSupport
import Testing

@testable import Libgit2

/// The objects of packs beside what git says of them.
struct PackReaderTests {
  let repository: TestRepository

  /// Many versions of a long file and of a folder, an empty file, a big one, and a tag.
  init() throws {
    repository = try TestRepository()
    try repository.write("empty", "")
    try repository.write(
      "big", bytes: (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) })
    for version in 0..<60 {
      let lines = (0..<400).map { "line \($0 == version * 6 ? version : $0)" }
      try repository.write("long.txt", lines.joined(separator: "\n"))
      try repository.write("d/f\(version).txt", "\(version)\n")
      try repository.commit("version \(version)")
    }
    try repository.git(["tag", "-a", "-m", "a tag", "v1"])
  }

  @Test(arguments: [true, false])
  func everyObjectIsAsGitHasIt(byOffset: Bool) throws {
    try repository.git(["config", "repack.useDeltaBaseOffset", byOffset ? "true" : "false"])
    try repository.git(["repack", "-adf", "--depth=50", "--window=50"])
    let reader = PackReader(of: repository.root + "/.git")
    let format = "--batch-check=%(objectname) %(objecttype) %(objectsize) %(deltabase)"
    let lines = try repository.lines(["cat-file", "--batch-all-objects", format])
    var deltas = 0
    let glancing = PackReader(of: repository.root + "/.git")
    var beginnings = 0
    for line in lines {
      let words = line.split(separator: " ")
      let id = try #require(ObjectID(hex: words[0]))
      let object = try #require(reader.read(id), "\(line)")
      let bytes = unsafe Array(object.bytes.bytes)
      #expect(object.kind.rawValue == words[1])
      #expect(bytes.count == Int(words[2]))
      let header = Array("\(words[1]) \(bytes.count)\0".utf8)
      #expect(SHA1.digest((header + bytes)[...]) == id.bytes, "\(line)")
      for count in [0, 1, 500, 3_000, 200_000] {
        let beginning = try #require(glancing.beginning(of: id, count: count))
        let start = unsafe Array(beginning.bytes.bytes)
        #expect(bytes.starts(with: start))
        #expect(start.count >= min(count, bytes.count))
        #expect(beginning.kind == object.kind)
        #expect(beginning.isWhole == (start.count == bytes.count))
        if !beginning.isWhole { beginnings += 1 }
      }
      if words[3].contains(where: { $0 != "0" }) { deltas += 1 }
    }
    #expect(beginnings > 200)
    #expect(lines.count > 240)
    #expect(deltas > 50)
  }

  @Test func whatNoPackHasIsLeftToLibgit2() throws {
    try repository.git(["repack", "-adf"])
    try repository.write("new.txt", "new\n")
    let id = try #require(
      ObjectID(hex: repository.git(["hash-object", "-w", "new.txt"]).dropLast()))
    let reader = PackReader(of: repository.root + "/.git")
    #expect(reader.read(id) == nil)
    let opened = try Opened.repository(repository)
    for _ in 0..<100 {
      let object = try #require(try opened.read(id))
      #expect(object.bytes == Array("new\n".utf8))
    }
  }

  /// Damage is met by zlib's checksum or by a length, and what slips through is no trap.
  @Test func aDamagedPackIsNoTrap() throws {
    try repository.git(["repack", "-adf"])
    let folder = repository.root + "/.git/objects/pack"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let ids = try repository.lines([
      "cat-file", "--batch-all-objects", "--batch-check=%(objectname)",
    ]).compactMap { ObjectID(hex: $0) }
    var random = SeededGenerator(seed: 5)
    for ending in [".pack", ".idx"] {
      let path = folder + "/" + (try #require(names.first { $0.hasSuffix(ending) }))
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
      let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
      for round in 0..<40 {
        var bytes = whole
        for _ in 0..<20 {
          bytes[random.roll(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
        }
        if round % 4 == 0 { bytes.removeLast(random.roll(bytes.count)) }
        try Data(bytes).write(to: URL(filePath: path))
        let reader = PackReader(of: repository.root + "/.git")
        for id in ids {
          _ = reader.beginning(of: id, count: 100)
          _ = reader.read(id)
        }
      }
      try Data(whole).write(to: URL(filePath: path))
    }
  }
}
