import FileAccess
import TestSupport
import Testing

@Suite struct FilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func replacingKeepsPermissionsAndLeavesNoTemporaryFile() throws {
    let path = folder.path + "/a"
    try Files.create(path, Array("old".utf8), permissions: 0o640)
    try Files.setPermissions(path, 0o750)
    try Files.replace(path, with: Array("new".utf8))
    #expect(try Files.read(path) == Array("new".utf8))
    #expect(try Files.metadata(path)?.permissions == 0o750)
    #expect(try Files.list(folder.path).map(\.name) == ["a"])
  }

  @Test func creatingRefusesWhatIsThere() throws {
    let path = folder.path + "/a"
    try Files.create(path, [1])
    #expect(throws: FileError.self) { try Files.create(path, [2]) }
    #expect(try Files.read(path) == [1])
  }

  @Test func readingRefusesAFolderAndAPipe() throws {
    #expect(throws: FileError.self) { try Files.read(folder.path) }
    #expect(try Files.readIfPresent(folder.path + "/none/at/all") == nil)
  }

  @Test func foldersAreMadeFromTheOutside() throws {
    #expect(
      try Files.makeFolders(folder.path + "/x/y/z")
        == ["/x", "/x/y", "/x/y/z"].map { folder.path + $0 })
    #expect(try Files.makeFolders(folder.path + "/x/y/z") == [])
  }

  @Test(arguments: [0, 1, 4_095, 4_096, 100_001])
  func aFileIsReadWhole(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try Files.create(folder.path + "/b", bytes)
    #expect(try Files.read(folder.path + "/b") == bytes)
  }
}
