internal import FileAccess

/// The system's time zone files.
enum ZoneFolder {
  private static let places = ["/usr/share/zoneinfo", "/etc/zoneinfo"]

  /// The bytes of a zone's file; nil where there is none.
  static func file(of name: String) -> [UInt8]? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isName = parts.count > 1 && parts.allSatisfy { $0.first?.isASCIICapital == true }
    guard isName, name.utf8.allSatisfy({ isPart($0) || $0 == UInt8(ascii: "/") }) else {
      return nil
    }
    // Old names are links to the new ones.
    return places.firstValue { Files.resolved("\($0)/\(name)") }.flatMap { try? Files.read($0) }
  }

  /// The names of all zones that have a continent or an ocean in them.
  static func names() -> [String] {
    places.lazy.map { names(in: $0, prefix: "") }.first { !$0.isEmpty } ?? []
  }

  private static func names(in folder: String, prefix: String) -> [String] {
    let entries = (try? Files.list(folder)) ?? []
    return entries.filter { $0.name.first?.isASCIICapital == true }.sorted { $0.name < $1.name }
      .flatMap { entry in
        let name = prefix + entry.name
        return entry.kind == .folder
          ? names(in: "\(folder)/\(entry.name)", prefix: name + "/")
          : prefix.isEmpty ? [] : [name]
      }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || "+-_".utf8.contains(byte)
  }
}

extension Character {
  fileprivate var isASCIICapital: Bool { isASCII && isUppercase }
}
