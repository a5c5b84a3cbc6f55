/// The identity of a ticket, such as `KEY-12`, `BE-VERT-001`, `P3-TD-01` or `TASK-12.3`.
///
/// Letters, digits, hyphens and single inner dots, starting with an ASCII letter, ending with a letter
/// or digit, 100 bytes at most. Shown as written, compared without case.
public struct TicketID: Sendable {
  /// The id as written.
  public let text: String
  /// The id in lower case: what equality, order and look-ups use.
  public let folded: String

  /// Reads an id; nil where the text is not of the form.
  public init?(_ text: String) {
    guard TicketID.isWellFormed(text) else { return nil }
    self.text = text
    self.folded = text.lowercased()
  }

  private static func isWellFormed(_ text: String) -> Bool {
    var last: UInt8 = 0
    var count = 0
    for byte in text.utf8 {
      count += 1
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        break
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard last != 0 else { return false }
      case UInt8(ascii: "-"), UInt8(ascii: "."):
        guard last != 0, last != UInt8(ascii: "."), byte != last || byte != UInt8(ascii: ".")
        else { return false }
        guard !(byte == UInt8(ascii: ".") && last == UInt8(ascii: "-")) else { return false }
      default:
        return false
      }
      last = byte
    }
    return count > 0 && count <= 100 && last != UInt8(ascii: "-") && last != UInt8(ascii: ".")
  }
}

extension TicketID: Hashable, Comparable, CustomStringConvertible {
  /// Whether two ids name the same ticket: case does not count.
  public static func == (a: TicketID, b: TicketID) -> Bool { a.folded == b.folded }

  /// Feeds the caseless form.
  public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

  /// The natural order: runs of digits compare by value, so `P3-2` stands before `P3-10`.
  public static func < (a: TicketID, b: TicketID) -> Bool {
    NaturalOrder.isLess(a.folded, b.folded)
  }

  /// The id as written.
  public var description: String { text }
}
