internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// The lines of the files that findings point into.
struct SourceLines: Sendable {
  private struct File: Hashable {
    var path: String
    var commit: String?
  }

  private var lines: [File: [Int: String]] = [:]

  /// No lines at all.
  init() {}

  /// Reads the lines of findings; `edited` has the files that were judged as they are not on disk yet.
  init(of findings: [Finding], _ reader: any TreeReader, edited: [String: [UInt8]] = [:]) {
    add(findings, reader, edited: edited)
  }

  /// Reads the lines of findings in one tree.
  mutating func add(
    _ findings: [Finding], _ reader: any TreeReader, edited: [String: [UInt8]] = [:]
  ) {
    let places = Dictionary(grouping: findings) { File(path: $0.path, commit: $0.commit) }
    for (file, findings) in places {
      guard let bytes = edited[file.path] ?? (try? reader.bytes(file.path)) else { continue }
      let wanted = Set(findings.map(\.location.line))
      let all = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for number in wanted where all.indices.contains(number - 1) {
        lines[file, default: [:]][number] = String(decoding: all[number - 1], as: UTF8.self)
          .filter { $0 != "\r" }
      }
    }
  }

  /// The line that a finding points at; nil where there is none.
  func line(_ finding: Finding) -> String? {
    lines[File(path: finding.path, commit: finding.commit)]?[finding.location.line]
  }
}
