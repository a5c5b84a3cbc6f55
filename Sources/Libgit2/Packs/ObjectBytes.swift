/// The bytes of an object, at one place as long as this lives.
@safe final class ObjectBytes {
  private let start: UnsafeMutableRawPointer
  private let count: Int

  /// Makes room for bytes, which are to be filled in.
  init(count: Int) {
    unsafe start = .allocate(byteCount: max(1, count), alignment: 16)
    self.count = count
  }

  deinit { unsafe start.deallocate() }

  /// The bytes, valid as long as this lives.
  @unsafe var bytes: UnsafeMutableRawBufferPointer {
    unsafe UnsafeMutableRawBufferPointer(start: start, count: count)
  }
}
