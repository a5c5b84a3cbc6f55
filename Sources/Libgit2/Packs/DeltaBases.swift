/// The objects last read, from which others differ.
struct DeltaBases {
  struct Object {
    let kind: ObjectKind
    let bytes: ObjectBytes
    /// Whether the bytes are all that there are, and not only the first ones.
    var isWhole = true
  }

  private struct Slot {
    let place: Int
    let object: Object
  }

  /// A place may stand in one slot only, and pushes out what is there.
  private var slots = [Slot?](repeating: nil, count: 1 << Self.bits)
  private var size = 0
  /// The next slot to be emptied where there is too much.
  private var hand = 0

  private static let bits = 12
  /// The bytes that are held at most.
  private static let limit = 8 << 20

  /// The object that begins at an offset in a pack, if it is held.
  func object(at offset: Int, in pack: Int) -> Object? {
    let place = Self.place(offset, pack)
    guard let slot = slots[Self.slot(of: place)], slot.place == place else { return nil }
    return slot.object
  }

  /// Holds an object, unless it is a very big one.
  mutating func keep(_ object: Object, at offset: Int, in pack: Int) {
    let bytes = unsafe object.bytes.bytes.count
    guard bytes <= Self.limit / 8 else { return }
    let place = Self.place(offset, pack)
    let slot = Self.slot(of: place)
    empty(slot)
    while size + bytes > Self.limit {
      empty(hand)
      hand = (hand + 1) % slots.count
    }
    slots[slot] = Slot(place: place, object: object)
    size += bytes
  }

  private mutating func empty(_ slot: Int) {
    guard let old = slots[slot] else { return }
    size -= unsafe old.object.bytes.bytes.count
    slots[slot] = nil
  }

  private static func place(_ offset: Int, _ pack: Int) -> Int { offset << 16 | pack & 0xffff }

  /// Spreads the places over the slots, by the golden ratio (Knuth, The Art of Computer Programming,
  /// volume 3, section 6.4).
  private static func slot(of place: Int) -> Int {
    let spread = UInt64(truncatingIfNeeded: place) &* 0x9e37_79b9_7f4a_7c15
    return Int(spread >> UInt64(64 - bits))
  }
}
