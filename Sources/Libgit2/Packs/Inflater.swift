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
    guard isReady, unsafe inflateReset(stream) == Z_OK else { return nil }
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
      return unsafe inflate(stream, Z_FINISH)
    }
    guard status == Z_STREAM_END, unsafe Int(stream.pointee.total_out) == count else { return nil }
    return result
  }
}
