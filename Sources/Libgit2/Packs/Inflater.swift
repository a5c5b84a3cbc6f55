internal import CLibgit2

/// zlib's decompression, its state used again for each object.
@safe struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isReady: Bool

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    isReady = unsafe tickets_inflate_begin(stream) == Z_OK
  }

  deinit {
    if isReady { unsafe inflateEnd(stream) }
    unsafe stream.deallocate()
  }

  /// How many compressed bytes the last object had.
  var consumed: Int { unsafe Int(stream.pointee.total_in) }

  /// Decompresses what must give that many bytes, no more and no fewer; nil for anything else.
  func bytes(_ count: Int, from compressed: UnsafeRawBufferPointer) -> ObjectBytes? {
    let (result, status) = unsafe inflated(count, from: compressed, Z_FINISH)
    return status == Z_STREAM_END ? result : nil
  }

  /// Decompresses the first bytes of what gives more; nil where there is nothing of the kind.
  func beginning(_ count: Int, from compressed: UnsafeRawBufferPointer) -> ObjectBytes? {
    let (result, status) = unsafe inflated(count, from: compressed, Z_SYNC_FLUSH)
    return status == Z_OK ? result : nil
  }

  private func inflated(
    _ count: Int, from compressed: UnsafeRawBufferPointer, _ flush: Int32
  ) -> (bytes: ObjectBytes?, status: Int32) {
    guard isReady, unsafe inflateReset(stream) == Z_OK else { return (nil, Z_STREAM_ERROR) }
    let result = ObjectBytes(count: count)
    // zlib wants room to see the end of an empty stream.
    var spare: UInt8 = 0
    let status = unsafe withUnsafeMutablePointer(to: &spare) { spare in
      let room = unsafe result.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let input = unsafe compressed.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: input)
      unsafe stream.pointee.avail_in = UInt32(clamping: compressed.count)
      unsafe stream.pointee.next_out = unsafe count > 0 ? room : spare
      unsafe stream.pointee.avail_out = UInt32(clamping: max(1, count))
      return unsafe inflate(stream, flush)
    }
    return (unsafe Int(stream.pointee.total_out) == count ? result : nil, status)
  }
}
