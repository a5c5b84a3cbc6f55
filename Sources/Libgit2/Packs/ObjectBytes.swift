/// The bytes of an object, at one place as long as the owner lives: one piece of memory holds both.
@safe struct ObjectBytes {
  /// What keeps the bytes where they are.
  let owner: ManagedBuffer<Void, UInt8>
  /// How many bytes there are.
  private(set) var count: Int

  /// Makes room for bytes, which are to be filled in.
  init(count: Int) {
    owner = .create(minimumCapacity: max(1, count)) { _ in }
    self.count = count
  }

  /// Forgets the last bytes.
  mutating func cut(to count: Int) { self.count = min(self.count, count) }

  /// The bytes, valid as long as the owner lives.
  @unsafe var bytes: UnsafeMutableRawBufferPointer {
    unsafe owner.withUnsafeMutablePointerToElements { start in
      unsafe UnsafeMutableRawBufferPointer(start: start, count: count)
    }
  }
}
