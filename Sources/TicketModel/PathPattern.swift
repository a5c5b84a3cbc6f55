/// A pattern for paths: `*` and `?` stay within a folder, `**` crosses folders.
///
/// A pattern without a slash matches the file's name in any folder, as in `.gitignore`.
public struct PathPattern: Hashable, Sendable {
  /// The pattern as written.
  public let text: String
  private let parts: [[UInt8]]
  /// The ending that decides, for the commonest patterns such as `**/*.md`.
  private let suffix: [UInt8]?

  /// Makes a pattern; any text is one.
  public init(_ text: String) {
    self.text = text
    let anchored = text.contains("/") ? text : "**/" + text
    parts = anchored.split(separator: "/").map { Array($0.utf8) }
    let last = parts.last ?? []
    let isWild: (UInt8) -> Bool = { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    let tail = last.dropFirst()
    suffix =
      parts.count == 2 && parts[0] == Array("**".utf8) && last.first == UInt8(ascii: "*")
        && !tail.contains(where: isWild) ? Array(tail) : nil
  }

  /// Whether a path, with slashes, matches from beginning to end.
  public func matches(_ path: some StringProtocol) -> Bool {
    let bytes = Array(path.utf8)
    if let suffix {
      return bytes.count >= suffix.count && bytes.suffix(suffix.count) == suffix[...]
    }
    return PathPattern.match(parts[...], bytes.split(separator: UInt8(ascii: "/"))[...])
  }

  private static func match(_ parts: ArraySlice<[UInt8]>, _ names: ArraySlice<ArraySlice<UInt8>>)
    -> Bool
  {
    guard let part = parts.first else { return names.isEmpty }
    if part.elementsEqual("**".utf8) {
      return (names.startIndex...names.endIndex).contains { match(parts.dropFirst(), names[$0...]) }
    }
    guard let name = names.first, matchName(part, name) else { return false }
    return match(parts.dropFirst(), names.dropFirst())
  }

  /// Wildcards within one name, in time proportional to the product of the lengths at worst.
  private static func matchName(_ part: [UInt8], _ whole: ArraySlice<UInt8>) -> Bool {
    let name = Array(whole)
    var p = 0
    var n = 0
    var retry: (p: Int, n: Int)?
    while n < name.count {
      if p < part.count, part[p] == UInt8(ascii: "*") {
        retry = (p + 1, n)
        p += 1
      } else if p < part.count, part[p] == UInt8(ascii: "?") || part[p] == name[n] {
        p += 1
        n += 1
      } else if let (rp, rn) = retry {
        retry = (rp, rn + 1)
        p = rp
        n = rn + 1
      } else {
        return false
      }
    }
    return part[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
