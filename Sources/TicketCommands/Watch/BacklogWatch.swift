internal import FileAccess
internal import TicketModel
internal import TicketStore

/// Tells cheaply whether a backlog has changed: by the stamps of its files, by HEAD and by the day.
struct BacklogWatch {
  let place: BacklogPlace
  let layout: BacklogLayout
  let timezone: BacklogTimeZone

  /// A number that is another one after any change.
  func fingerprint(now: Instant) -> Int {
    var hasher = Hasher()
    hasher.combine(timezone.day(of: now))
    hasher.combine(try? place.tip())
    stamp(place.configurationPath, &hasher)
    let loader = try? BacklogLoader(place: place, source: .workTree)
    var folders: Set<String> = []
    for path in (try? loader?.ticketPaths(layout)) ?? [] {
      stamp(path, &hasher)
      folders.insert(RepositoryPath.parent(path))
    }
    for folder in folders.sorted() { stamp(RepositoryPath.join(folder, "project.yml"), &hasher) }
    return hasher.finalize()
  }

  private func stamp(_ path: String, _ hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(Files.stamp("\(place.root)/\(path)"))
  }
}
