import Libgit2
import TestSupport
import Testing

@Suite struct ObjectTests {
  @Test(arguments: [
    "", "abc", String(repeating: "g", count: 40), String(repeating: "0", count: 41),
  ])
  func whatIsNotFortyHexadecimalDigitsIsNoID(text: String) {
    #expect(ObjectID(hex: text) == nil)
  }

  @Test func anIDKeepsItsDigitsAndItsOrder() throws {
    let texts = [
      "00000000000000000000000000000000000000ff", "0123456789abcdef0123456789abcdef01234567",
      "ff00000000000000000000000000000000000000",
    ]
    let ids = texts.compactMap { ObjectID(hex: $0.uppercased()) }
    #expect(ids.map(\.hex) == texts)
    #expect(ids == ids.shuffled().sorted())
    #expect(ids.map { ObjectID(bytes: $0.bytes) } == ids)
  }

  @Test func objectsReadAsGitPrintsThem() throws {
    let test = try TestRepository()
    try test.write("a.txt", "one\r\ntwo")
    try test.write("folder/b.txt", "")
    try test.commit("First\n\nBody ü")
    let repository = try Opened.repository(test)
    let blob = try #require(try repository.read(try test.id("HEAD:a.txt")))
    #expect(blob == GitObject(kind: .blob, bytes: Array("one\r\ntwo".utf8)))
    #expect(try repository.read(try test.id("HEAD:folder/b.txt"))?.bytes == [])
    let commit = try #require(try repository.read(try test.id("HEAD")))
    #expect(commit.kind == .commit)
    #expect(
      String(decoding: commit.bytes, as: UTF8.self) == (try test.git(["cat-file", "-p", "HEAD"])))
    #expect(try repository.read(.zero) == nil)
    #expect(!repository.exists(.zero))
  }

  @Test func treesReadAsGitListsThem() throws {
    let test = try TestRepository()
    for path in ["a", "a.b/c", "a-b/c", "z/y/x/w", "ü/ö"] { try test.write(path, path) }
    try test.commit("First")
    let repository = try Opened.repository(test)
    let root = try repository.tree(of: try test.id("HEAD"))
    #expect(root == (try test.id("HEAD^{tree}")))
    let entries = try repository.entries(ofTree: root)
    let listed = entries.map { entry in
      let mode = String(entry.mode, radix: 8)
      let padded = String(repeating: "0", count: 6 - mode.count) + mode
      let kind = entry.isTree ? "tree" : "blob"
      return "\(padded) \(kind) \(entry.id)\t\(String(decoding: entry.name, as: UTF8.self))"
    }
    #expect(listed == (try test.lines(["-c", "core.quotePath=false", "ls-tree", "HEAD"])))
  }

  @Test func aPathLeadsToAFileOnly() throws {
    let test = try TestRepository()
    try test.write("z/y/x", "text")
    try test.commit("First")
    let repository = try Opened.repository(test)
    let head = try test.id("HEAD")
    #expect(try repository.blob(at: "z/y/x", in: head)?.id == (try test.id("HEAD:z/y/x")))
    #expect(try repository.blob(at: "z/y/x", in: head)?.mode == 0o100644)
    for path in ["z", "z/y", "z/y/x/w", "z/q", "", "/"] {
      #expect(try repository.blob(at: path, in: head) == nil, "\(path)")
    }
    #expect(throws: GitError.self) { try repository.tree(of: .zero) }
    #expect(throws: GitError.self) { try repository.tree(of: try test.id("HEAD:z/y/x")) }
  }

  @Test func anObjectIsLentWithoutItsHeader() throws {
    let test = try TestRepository()
    try test.write("a", "text")
    try test.commit("First")
    let repository = try Opened.repository(test)
    let count = try repository.withObject(try test.id("HEAD:a")) { (kind, bytes) in
      kind == .blob ? bytes.byteCount : -1
    }
    #expect(count == 4)
    let missing = try repository.withObject(.zero) { (_, bytes) in bytes.byteCount }
    #expect(missing == nil)
  }
}
