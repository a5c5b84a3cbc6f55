/// A pack: objects one after the other, each whole or as a difference from another one.
@safe struct PackFile: Sendable {
  let index: PackIndex
  private let file: MappedFile

  /// How an object is kept.
  enum Form {
    case whole(ObjectKind)
    /// The difference from the object that begins at an offset.
    case delta(base: Int)
  }

  /// An object's header: what follows it is compressed.
  struct Entry {
    let form: Form
    /// The bytes of the object, or of the difference, when they are decompressed.
    let size: Int
    /// Where the compressed bytes begin.
    let start: Int
  }

  /// Opens a pack by its path without the ending; nil where one of its files can't be read.
  init?(_ path: String) {
    guard let index = PackIndex(path + ".idx"), let file = MappedFile(path + ".pack") else {
      return nil
    }
    let bytes = unsafe file.bytes
    guard bytes.count > 32, unsafe bytes.prefix(4).elementsEqual("PACK".utf8) else { return nil }
    self.index = index
    self.file = file
  }

  /// The compressed bytes from an offset on, without the hash at the pack's end.
  @unsafe func compressed(from start: Int) -> UnsafeRawBufferPointer {
    let bytes = unsafe file.bytes
    return unsafe UnsafeRawBufferPointer(
      rebasing: bytes[min(start, bytes.count - 20)..<bytes.count - 20])
  }

  /// The bytes of the file.
  var size: Int { unsafe file.bytes.count }

  /// Gives back the memory that reading took.
  func release() { file.release() }

  /// Reads the header at an offset; nil for what is none.
  func entry(at offset: Int) -> Entry? {
    let bytes = unsafe file.bytes
    var place = offset
    func next() -> Int? {
      guard place >= 12, place < bytes.count - 20 else { return nil }
      defer { place += 1 }
      return unsafe Int(bytes[place])
    }
    guard var byte = next() else { return nil }
    let code = byte >> 4 & 7
    var size = byte & 15
    var shift = 4
    while byte & 0x80 != 0 {
      guard shift < 40, let more = next() else { return nil }
      byte = more
      size |= (byte & 0x7f) << shift
      shift += 7
    }
    if let kind = ObjectKind(packCode: code) {
      return Entry(form: .whole(kind), size: size, start: place)
    }
    switch code {
    case 6:
      guard var byte = next() else { return nil }
      var distance = byte & 0x7f
      while byte & 0x80 != 0 {
        guard distance < 1 << 40, let more = next() else { return nil }
        byte = more
        distance = (distance + 1) << 7 | byte & 0x7f
      }
      guard distance > 0, distance < offset else { return nil }
      return Entry(form: .delta(base: offset - distance), size: size, start: place)
    case 7:
      guard place + 20 < bytes.count - 20,
        let base = index.offset(of: unsafe ObjectID(loading: bytes, at: place))
      else { return nil }
      return Entry(form: .delta(base: base), size: size, start: place + 20)
    default: return nil
    }
  }
}

extension ObjectKind {
  /// The kind of a whole object in a pack.
  fileprivate init?(packCode code: Int) {
    switch code {
    case 1: self = .commit
    case 2: self = .tree
    case 3: self = .blob
    case 4: self = .tag
    default: return nil
    }
  }
}
