extension JSONValue {
  /// Writes a long list a part at a time, each made on all processors: a backlog's history is many
  /// megabytes.
  package static func writeList<Element: Sendable, Failure: Error>(
    of elements: [Element], _ json: @Sendable (Element) -> JSONValue,
    to write: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let batches = Parallel.batches(of: elements.count, size: 128)
    guard !batches.isEmpty else { return try write("[]") }
    try write("[")
    for first in stride(from: 0, to: batches.count, by: 16) {
      let group = Array(batches[first..<min(first + 16, batches.count)])
      let parts = Parallel.map(group) { range in
        var writer = JSONWriter(isPretty: true)
        for position in range {
          writer.write(json(elements[position]), inListAt: position)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
      }
      for part in parts { try write(part) }
    }
    try write("\n]")
  }
}
