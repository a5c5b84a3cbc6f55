/// What the last import wrote, kept beside the tickets so that hand edits are told from changes of
/// the source without a word in anybody's front matter.
package struct ImportRecord: Sendable {
  /// The record's path from the project's folder.
  package static let path = ".imported"

  var images: [String: FileImage] = [:]
  /// The paths that it remembers, in no order.
  package var paths: [String] { Array(images.keys) }
  /// The ids that were allocated, by what they were allocated for.
  package private(set) var allocated: [String: String] = [:]

  /// Reads a record; lines that are not of the form are left out.
  package init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let path = columns.first else { continue }
      if path == "id", columns.count == 3 {
        allocated[String(columns[2])] = String(columns[1])
        continue
      }
      images[String(path)] = FileImage(record: Array(columns.dropFirst()))
    }
  }

  /// Remembers ids beside those known.
  mutating func remember(_ ids: [String: String]) {
    allocated.merge(ids) { $1 }
  }

  /// The record as a file: a line for each path, in order.
  var bytes: [UInt8] {
    let lines = images.sorted { $0.key < $1.key }.map { path, image in
      ([path] + image.record).joined(separator: "\t") + "\n"
    }
    let ids = allocated.sorted { $0.value < $1.value }.map { "id\t\($1)\t\($0)\n" }
    return Array((lines + ids).joined().utf8)
  }
}
