internal import Libgit2
internal import TicketModel
internal import TicketSyntax

/// What history needs of one version of a file.
struct Version: Equatable {
  /// The ticket's id with its prefix, as written; nil where none can be read.
  var id: String?
  /// The status as written; nil where none can be read.
  var status: String?
  /// The `created:` day.
  var created: CalendarDay?
  /// What is odd about it.
  var fault: HistoryIssue.Kind?
}

/// Reads versions of files by a layout.
struct VersionReader {
  private let layout: BacklogLayout
  private let keys: [[UInt8]]

  init(layout: BacklogLayout) {
    self.layout = layout
    keys = [layout.id.key, layout.status.key, "created"].map { Array($0.utf8) }
  }

  /// Reads a blob; one that is missing or broken is a fault of the version.
  func version(of blob: ObjectID, in repository: Repository) -> Version {
    let missing = Version(fault: .missingObject)
    do throws(GitError) {
      // A header may have 64 KiB; most have a few hundred bytes.
      var head: [UInt8] = []
      for count in [384, 4_096, 80 << 10] {
        guard let read = try repository.blobPrefix(of: blob, count: count) else { return missing }
        if let plain = readPlain(read.bytes) { return plain }
        if let header = VersionReader.header(of: read.bytes) { return self.read(header) }
        head = read.bytes
        if read.isWhole { break }
      }
      return self.read(head)
    } catch {
      return missing
    }
  }

  /// A file's front matter, or all of a short one that has none; nil where the contents are not there.
  func head(of blob: ObjectID, in repository: Repository) -> [UInt8]? {
    // A header may have 64 KiB.
    guard let read = try? repository.blobPrefix(of: blob, count: 80 << 10) else { return nil }
    return VersionReader.header(of: read.bytes) ?? read.bytes
  }

  /// The front matter with its two lines of dashes; nil where one is missing. History needs nothing of
  /// the body.
  private static func header(of bytes: [UInt8]) -> [UInt8]? {
    let dashes = Array("---".utf8)
    let opening = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[opening...].starts(with: dashes) else { return nil }
    var place = opening
    while let newline = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = bytes[place..<newline]
      let isClosing = place > opening && line.starts(with: dashes)
      if isClosing, line.count == 3 || line.count == 4 && line.last == UInt8(ascii: "\r") {
        return Array(bytes[...newline])
      }
      place = newline + 1
    }
    return nil
  }

  /// Reads a header that is plain throughout; nil where only `read` can tell.
  func readPlain(_ bytes: [UInt8]) -> Version? {
    guard let scan = HeaderScan(bytes, keys: keys) else { return nil }
    let created = scan.text(2).flatMap { CalendarDay($0.prefix(10)) }
    return version(id: scan.text(0), status: scan.text(1), created: created, isBroken: false)
  }

  /// Reads any file, in whatever condition.
  func read(_ bytes: [UInt8]) -> Version {
    let document = TicketDocument(bytes: bytes)
    let isBroken = document.diagnostics.contains { $0.rule == "front-matter-syntax" }
    return version(
      id: text(layout.id.key, of: document), status: text(layout.status.key, of: document),
      created: document["created"]?.value.text.flatMap { CalendarDay($0.prefix(10)) },
      isBroken: isBroken)
  }

  private func text(_ key: String, of document: TicketDocument) -> String? {
    if let entry = document[key] { return entry.value.text }
    return document.rescue(key)
  }

  private func version(
    id: String?, status: String?, created: CalendarDay?, isBroken: Bool
  ) -> Version {
    let id = id.flatMap { TicketID(layout.id.prefix + $0)?.text }
    let status = status.flatMap { $0.isEmpty ? nil : layout.status.prefix + $0 }
    let fault: HistoryIssue.Kind? =
      id == nil ? .missingID : status == nil ? .missingStatus : isBroken ? .brokenFrontMatter : nil
    return Version(id: id, status: status, created: created, fault: fault)
  }
}
