import FileAccess
import Foundation
import TestSupport
import Testing
import TicketModel

@testable import TicketStore

/// A ticket found by the name of its file, on disks that fold case and on those that don't.
@Suite struct LikelyFileTests {
  let test: TestRepository

  init() throws {
    test = try TestRepository()
    try test.write("backlog/backlog.yml", "timezone: UTC\n")
  }

  private func finder(foldsCase: Bool) throws -> TicketFinder {
    try test.git(["config", "core.ignorecase", "\(foldsCase)"])
    let place = try Opened.place(test)
    return try TicketFinder(BacklogLoader(place: place, source: .workTree))
  }

  @Test(arguments: [true, false], ["t-1", "T-1", "Tt-1"])
  func theFileIsNamedAsItIsOnTheDisk(foldsCase: Bool, name: String) throws {
    try test.write("backlog/t/\(name).md", "---\nid: \(name)\n---\n")
    var finder = try finder(foldsCase: foldsCase)
    for typed in [name, name.lowercased(), name.uppercased()] {
      #expect(try finder.ticket(typed)?.path == "backlog/t/\(name).md")
    }
    #expect(try finder.ticket("t-2") == nil)
  }

  @Test(arguments: [true, false]) func twoFilesOfOneIdAreTold(foldsCase: Bool) throws {
    try test.write("backlog/t/t-1.md", "---\nid: t-1\n---\n")
    try test.write("backlog/t/T-1.md", "---\nid: T-1\n---\n")
    let names = try Files.list(test.root + "/backlog/t").map(\.name)
    // A disk that folds case has one file.
    guard names.count == 2 else { return }
    var finder = try finder(foldsCase: foldsCase)
    #expect(throws: StoreError.self) { try finder.ticket("T-1") }
  }

  @Test func aFolderOrALinkOfThatNameIsNoTicket() throws {
    try test.write("backlog/t/T-1.md/x", "")
    try test.write("elsewhere", "---\nid: T-2\n---\n")
    try FileManager.default.createSymbolicLink(
      atPath: test.root + "/backlog/t/T-2.md", withDestinationPath: test.root + "/elsewhere")
    var finder = try finder(foldsCase: false)
    #expect(try finder.ticket("T-1") == nil)
    #expect(try finder.ticket("T-2") == nil)
  }
}
