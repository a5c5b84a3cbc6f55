/// Finds what a text links to: addresses, and the targets of Markdown links.
struct LinkScanner {
  private let bytes: [UInt8]
  private var found: [String] = []

  /// The links of a text, in its order; comments hold none.
  static func links(in text: String) -> [String] {
    var scanner = LinkScanner(bytes: Array(text.utf8))
    scanner.scan()
    return scanner.found
  }

  /// Whether a text is an address of the web: a scheme, `://` and something to call.
  static func isAddress(_ text: String) -> Bool {
    let rest = ["http://", "https://"].compactMap { scheme in
      text.lowercased().hasPrefix(scheme) ? text.dropFirst(scheme.count) : nil
    }.first
    guard let rest, let first = rest.unicodeScalars.first else { return false }
    return (first.properties.isAlphabetic || first.properties.numericType != nil || first == "[")
      && !rest.contains(where: \.isWhitespace)
  }

  private mutating func scan() {
    var position = 0
    while position < bytes.count {
      if has("<!--", at: position) {
        position = end(of: "-->", from: position + 4)
      } else if has("](", at: position) {
        position = takeTarget(from: position + 2)
      } else if has("http://", at: position) || has("https://", at: position) {
        position = takeAddress(from: position)
      } else {
        position += 1
      }
    }
  }

  private mutating func takeTarget(from start: Int) -> Int {
    var first = start
    while first < bytes.count, bytes[first] == UInt8(ascii: " ") { first += 1 }
    let isBracketed = first < bytes.count && bytes[first] == UInt8(ascii: "<")
    if isBracketed { first += 1 }
    let last = bytes[first...].firstIndex { byte in
      isBracketed
        ? byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\n")
        : byte <= UInt8(ascii: " ") || byte == UInt8(ascii: ")")
    }
    guard let last, last > first, bytes[first] != UInt8(ascii: "#") else { return start }
    found.append(text(first..<last))
    return last
  }

  private mutating func takeAddress(from start: Int) -> Int {
    let stops = Array("<>\"`)]|".utf8)
    var end = start
    while end < bytes.count, bytes[end] > UInt8(ascii: " "), !stops.contains(bytes[end]) {
      end += 1
    }
    let signs = Array(".,;:!?'*_".utf8)
    var last = end
    while last > start, signs.contains(bytes[last - 1]) { last -= 1 }
    let address = text(start..<last)
    if LinkScanner.isAddress(address) { found.append(address) }
    return end
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func end(of mark: String, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if has(mark, at: position) { return position + mark.utf8.count }
      position += 1
    }
    return bytes.count
  }

  /// Whether a mark stands there; letters without case.
  private func has(_ mark: String, at start: Int) -> Bool {
    guard start + mark.utf8.count <= bytes.count else { return false }
    var position = start
    for byte in mark.utf8 {
      let other = bytes[position]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(other)
      guard (isCapital ? other + 32 : other) == byte else { return false }
      position += 1
    }
    return true
  }
}
