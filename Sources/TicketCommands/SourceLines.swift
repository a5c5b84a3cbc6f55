internal import TicketModel
internal import TicketStore

/// The lines of the files that findings point into.
struct SourceLines: Sendable {
  private var lines: [String: [String]] = [:]

  /// No lines at all.
  init() {}

  init(of findings: [Finding], _ reader: any TreeReader) {
    for path in Set(findings.map(\.path)) {
      guard let bytes = try? reader.bytes(path) else { continue }
      lines[path] = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self).filter { $0 != "\r" } }
    }
  }

  /// One line of a file, from 1; nil where there is none.
  func line(_ path: String, _ number: Int) -> String? {
    guard let all = lines[path], all.indices.contains(number - 1) else { return nil }
    return all[number - 1]
  }
}
