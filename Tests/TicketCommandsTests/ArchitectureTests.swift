import Foundation
import TestSupport
import Testing

/// The architecture article says what `Package.swift` says, and that what the sources do.
@Suite struct ArchitectureTests {
  private let root = SeedFiles.packageRoot
  private let article: String
  /// What each target may import, by `Package.swift`.
  private let declared: [String: Set<String>]

  init() throws {
    article = try String(
      contentsOfFile: root + "/Sources/TicketCommands/Documentation.docc/Architecture.md",
      encoding: .utf8)
    declared = try Self.declared(
      String(contentsOfFile: root + "/Package.swift", encoding: .utf8))
  }

  /// The targets in `Sources`, with what they depend on.
  private static func declared(_ manifest: String) throws -> [String: Set<String>] {
    let products = Dictionary(
      uniqueKeysWithValues: manifest.matches(
        of: #/let (\w+): Target\.Dependency = \.product\(\s*name: "(\w+)"/#
      ).map { (String($0.1), String($0.2)) })
    var declared: [String: Set<String>] = [:]
    for match in manifest.matches(of: #/library\(\s*"(\w+)",\s*\[([^\]]*)\]/#) {
      let names = match.2.matches(of: #/\w+/#).map { String($0.0) }
      declared[String(match.1)] = Set(names.map { products[$0] ?? $0 })
    }
    for match in manifest.matches(of: #/systemLibrary\(\s*name: "(\w+)"/#) {
      declared[String(match.1)] = []
    }
    let program = try #require(
      manifest.firstMatch(of: #/executableTarget\(name: "(\w+)", dependencies: \["(\w+)"\]/#))
    declared[String(program.1)] = [String(program.2)]
    return declared
  }

  @Test func everyFolderOfTheSourcesIsATarget() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: root + "/Sources")
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(declared.keys))
  }

  @Test func theTableSaysWhatThePackageSays() {
    var shown: [String: Set<String>] = [:]
    for row in article.matches(of: #/(?m)^\| `(\w+)` \| [^|]+ \|([^|]*)\|$/#) {
      let imports = Set(row.2.matches(of: #/\w+/#).map { String($0.0) })
      let own = imports.filter { declared[$0] != nil }
      #expect(own.isSubset(of: shown.keys), "\(row.1) imports what stands below it")
      shown[String(row.1)] = imports
    }
    #expect(shown == declared)
  }

  @Test func thePictureHasEveryLibraryAboveWhatItImports() throws {
    let end = try #require(article.range(of: "| library |"))
    let picture = article[..<end.lowerBound].split(separator: "\n").filter { $0.hasPrefix("    ") }
    var height: [String: Int] = [:]
    for (line, text) in picture.enumerated() {
      for name in text.split(separator: " ") { height[String(name)] = -line }
    }
    #expect(Set(height.keys) == Set(declared.keys))
    for (name, imports) in declared {
      for lower in imports where declared[lower] != nil {
        #expect(try #require(height[lower]) < (try #require(height[name])), "\(name), \(lower)")
      }
    }
  }

  @Test func theSourcesImportJustThat() throws {
    let system: Set = [
      "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Swift",
      "Synchronization", "System",
    ]
    for (name, imports) in declared where !name.hasPrefix("C") {
      var met: Set<String> = []
      for file in try swiftFiles(below: "Sources/" + name) {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let lines = text.matches(of: #/(?m)^ *(?:@\S+ )*(?:\w+ )?import (\w+)$/#)
        met.formUnion(lines.map { String($0.1) })
      }
      #expect(met.subtracting(system) == imports, "\(name)")
    }
  }

  @Test func everyTypeAndFolderThatTheArticleNamesIsThere() throws {
    let sources = try swiftFiles(below: "Sources").map {
      try String(contentsOfFile: $0, encoding: .utf8)
    }.joined()
    let types = Set(
      sources.matches(of: #/(?:struct|class|enum|protocol|extension) ([\w.]+)/#)
        .flatMap { $0.1.split(separator: ".").map(String.init) })
    let outside = declared.values.reduce(Set(declared.keys)) { $0.union($1) }
    let named = article.matches(of: #/`([A-Z]\w*[a-z]\w*)`/#).map { String($0.1) }
    #expect(Set(named).subtracting(types).subtracting(outside) == [])
    for match in article.matches(of: #/`(Sources\/[\w\/]+)`/#) {
      #expect(FileManager.default.fileExists(atPath: "\(root)/\(match.1)"), "\(match.1)")
    }
  }

  private func swiftFiles(below folder: String) throws -> [String] {
    let path = root + "/" + folder
    let paths = try #require(FileManager.default.enumerator(atPath: path)).allObjects
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { path + "/" + $0 }
  }
}
