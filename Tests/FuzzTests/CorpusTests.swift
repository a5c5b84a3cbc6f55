import Foundation
import FuzzSubjects
import TestSupport
import Testing

/// What the fuzzers begin with, and what they have found, through the same checks.
@Suite struct CorpusTests {
  @Test(arguments: Subject.all.map(\.name))
  func everyCaseOfTheCorpusHolds(name: String) throws {
    let subject = try #require(Subject.all.first { $0.name == name })
    let folder = SeedFiles.packageRoot + "/Tests/Fuzz/Corpus/\(name)"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)")))
      #expect(throws: Never.self, "\(name)/\(file)") { try subject.check(bytes) }
    }
  }
}
