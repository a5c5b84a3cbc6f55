/// Reads the objects of a repository's packs, for those who read many: libgit2 takes two locks and four
/// pieces of memory for each.
///
/// What is not found here, or not as it should be, is for libgit2 to find, or to complain of.
final class PackReader {
  /// Bigger objects are left to libgit2.
  static let sizeLimit = 64 << 20

  private let shared: PackSet
  /// The pack of the last object: the next one is likely there.
  private var last = 0
  private let inflater = Inflater()
  /// What this reader has brought into memory of the packs; nil where they are small.
  private var footprint: Footprint?
  var bases = DeltaBases()
  /// The differences between an object and the base that was found for it.
  private var chain: [(offset: Int, entry: PackFile.Entry)] = []

  /// Opens the packs of a repository's folder.
  init(of repository: String) {
    shared = PackSet.open(repository + "/objects/pack")
    footprint = Footprint(sizes: shared.packs.map(\.size))
  }

  var packs: [PackFile] { shared.packs }

  /// An object's kind and bytes; nil where no pack has it in good order.
  func read(_ id: ObjectID) -> (kind: ObjectKind, bytes: ObjectBytes)? {
    place(of: id).flatMap { object(at: $0.offset, in: $0.pack) }
  }

  func place(of id: ObjectID) -> (offset: Int, pack: Int)? {
    for step in packs.indices {
      let pack = (last + step) % packs.count
      guard let offset = packs[pack].index.offset(of: id) else { continue }
      last = pack
      return (offset, pack)
    }
    return nil
  }

  /// Follows the differences down to a whole object, and comes back applying them.
  private func object(at offset: Int, in pack: Int) -> (kind: ObjectKind, bytes: ObjectBytes)? {
    chain.removeAll(keepingCapacity: true)
    var found: DeltaBases.Object?
    var next = offset
    while found == nil {
      if let base = bases.object(at: next, in: pack), base.isWhole {
        found = base
        break
      }
      guard let entry = packs[pack].entry(at: next), entry.size <= Self.sizeLimit,
        chain.count < 10_000
      else { return nil }
      switch entry.form {
      case .whole(let kind):
        guard let bytes = inflated(entry, in: pack) else { return nil }
        let object = DeltaBases.Object(kind: kind, bytes: bytes)
        if kind != .commit { bases.keep(object, at: next, in: pack) }
        found = object
      case .delta(let base):
        chain.append((next, entry))
        next = base
      }
    }
    guard var object = found else { return nil }
    for link in chain.reversed() {
      guard let delta = inflated(link.entry, in: pack) else { return nil }
      defer { withExtendedLifetime(delta) {} }
      guard let bytes = unsafe PackDelta(delta)?.applied(to: object.bytes) else { return nil }
      object = DeltaBases.Object(kind: object.kind, bytes: bytes)
      bases.keep(object, at: link.offset, in: pack)
    }
    return (object.kind, object.bytes)
  }

  func start(_ count: Int, of entry: PackFile.Entry, in pack: Int) -> ObjectBytes? {
    defer { note(entry, in: pack) }
    return unsafe inflater.beginning(count, from: packs[pack].compressed(from: entry.start))
  }

  func inflated(_ entry: PackFile.Entry, in pack: Int) -> ObjectBytes? {
    defer { note(entry, in: pack) }
    return unsafe inflater.bytes(entry.size, from: packs[pack].compressed(from: entry.start))
  }

  /// A long walk through a big pack holds no more than a part of it at a time.
  private func note(_ entry: PackFile.Entry, in pack: Int) {
    let range = entry.start..<(entry.start + inflater.consumed)
    guard footprint?.note(range, of: pack) == true else { return }
    for pack in packs { pack.release() }
  }
}
