/// The beginnings of objects: of what they are made of, too, no more is decompressed than they need.
extension PackReader {
  /// The first bytes of an object, at least so many or all; nil where no pack has it in good order.
  func beginning(of id: ObjectID, count: Int) -> DeltaBases.Object? {
    place(of: id).flatMap { beginning(count, at: $0.offset, in: $0.pack) }
  }

  /// What is read beyond what is needed: a base may be longer than what differs from it.
  private static let surplus = 128

  /// The beginning of a difference, and how much of its object is needed.
  private struct Link {
    let offset: Int
    let delta: ObjectBytes
    let count: Int
  }

  private func beginning(_ count: Int, at offset: Int, in pack: Int) -> DeltaBases.Object? {
    var links: [Link] = []
    var found: DeltaBases.Object?
    var next = offset
    var count = count
    while found == nil {
      if let base = bases.object(at: next, in: pack), base.isWhole || base.bytes.count >= count {
        found = base
        break
      }
      guard let entry = packs[pack].entry(at: next), links.count < 10_000 else { return nil }
      switch entry.form {
      case .whole(let kind):
        guard let bytes = bytes(atLeast: count + Self.surplus, of: entry, in: pack) else {
          return nil
        }
        let object = DeltaBases.Object(
          kind: kind, bytes: bytes, isWhole: bytes.count == entry.size)
        bases.keep(object, at: next, in: pack)
        found = object
      case .delta(let base):
        guard let (delta, reach) = difference(count, entry, in: pack) else { return nil }
        links.append(Link(offset: next, delta: delta, count: count))
        count = reach
        next = base
      }
    }
    guard var object = found else { return nil }
    for link in links.reversed() {
      defer { withExtendedLifetime(link.delta) {} }
      guard let delta = unsafe PackDelta(link.delta) else { return nil }
      let bytes = unsafe delta.beginning(link.count + Self.surplus, of: object.bytes)
      guard unsafe bytes.count >= min(link.count, delta.size) else { return nil }
      object = unsafe DeltaBases.Object(
        kind: object.kind, bytes: bytes, isWhole: bytes.count == delta.size)
      bases.keep(object, at: link.offset, in: pack)
    }
    return object
  }

  /// As much of a difference as the first bytes of its object need, and how much they need of its base.
  private func difference(
    _ count: Int, _ entry: PackFile.Entry, in pack: Int
  ) -> (ObjectBytes, reach: Int)? {
    // Pieces to insert take little more room than what they insert.
    for length in [count + count / 64 + Self.surplus, Self.sizeLimit] {
      guard let bytes = bytes(atLeast: length, of: entry, in: pack),
        let delta = unsafe PackDelta(bytes)
      else { return nil }
      defer { withExtendedLifetime(bytes) {} }
      if let reach = unsafe delta.reach(of: min(count, delta.size)) { return (bytes, reach) }
      guard length < entry.size else { return nil }
    }
    return nil
  }

  /// The first bytes that an entry has, or all.
  private func bytes(
    atLeast count: Int, of entry: PackFile.Entry, in pack: Int
  ) -> ObjectBytes? {
    count < entry.size ? start(count, of: entry, in: pack) : inflated(entry, in: pack)
  }
}
