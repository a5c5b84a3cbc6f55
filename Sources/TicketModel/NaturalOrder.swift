/// The order that people expect of names with numbers in them.
public enum NaturalOrder {
  /// Whether one text stands before the other: runs of ASCII digits compare by value, all else by byte.
  public static func isLess(_ a: String, _ b: String) -> Bool {
    var left = Substring(a).utf8
    var right = Substring(b).utf8
    while let x = left.first, let y = right.first {
      if isDigit(x), isDigit(y) {
        let p = takeNumber(&left)
        let q = takeNumber(&right)
        if p.count != q.count { return p.count < q.count }
        if !p.elementsEqual(q) { return p.lexicographicallyPrecedes(q) }
      } else if x != y {
        return x < y
      } else {
        left.removeFirst()
        right.removeFirst()
      }
    }
    if left.isEmpty, right.isEmpty { return a.utf8.lexicographicallyPrecedes(b.utf8) }
    return left.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Takes a run of digits off the front, without its leading zeros.
  private static func takeNumber(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
    let run = text.prefix(while: isDigit)
    text = text[run.endIndex...]
    return run.drop { $0 == UInt8(ascii: "0") }
  }
}
