internal import FileAccess
internal import Libgit2

extension Repository {
  /// Whether objects may have been left out of the clone, to be fetched when somebody looks: git marks
  /// the packs of such a clone.
  var isPartial: Bool {
    let packs = try? Files.list(commonDirectory + "/objects/pack")
    return (packs ?? []).contains { $0.name.hasSuffix(".promisor") }
  }
}
