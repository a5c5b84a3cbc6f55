import TicketSyntax

/// A document of a text.
func document(_ text: String) -> TicketDocument { TicketDocument(bytes: Array(text.utf8)) }

/// The text of a document.
func text(_ document: TicketDocument) -> String { String(decoding: document.bytes, as: UTF8.self) }

/// A small generator of random numbers, the same for one seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<T>(_ items: [T]) -> T { items[Int(next() % UInt64(items.count))] }
}
